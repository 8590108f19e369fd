// The canvas context before type="2d": calls are collected, draw() carries them out on the canvas of that name.

export interface CanvasFinder {
  canvas(): HTMLCanvasElement | undefined;
  resolve(path: string): string;
}

type Action = (pen: CanvasRenderingContext2D, images: ReadonlyMap<string, CanvasImageSource>) => void;

/** A gradient or pattern is made when its turn comes, on the pen it is used with. */
interface Paint {
  make(
    pen: CanvasRenderingContext2D,
    images: ReadonlyMap<string, CanvasImageSource>,
  ): CanvasGradient | CanvasPattern | null;
}

const isPaint = (value: unknown): value is Paint =>
  typeof value === 'object' && value !== null && 'make' in value;

/** Methods that go to the standard context under their own name. */
const plain =
  'beginPath closePath moveTo lineTo bezierCurveTo quadraticCurveTo arc arcTo ellipse rect fill stroke fillRect strokeRect clearRect fillText strokeText save restore rotate scale translate transform setTransform clip'.split(
    ' ',
  );

/** `setFillStyle(x)` and `fillStyle = x` are the same. */
const setters: Record<string, string> = {
  setFillStyle: 'fillStyle',
  setStrokeStyle: 'strokeStyle',
  setGlobalAlpha: 'globalAlpha',
  setLineCap: 'lineCap',
  setLineJoin: 'lineJoin',
  setLineWidth: 'lineWidth',
  setMiterLimit: 'miterLimit',
  setTextAlign: 'textAlign',
};

const properties = [
  ...new Set(Object.values(setters)),
  'font',
  'textBaseline',
  'globalCompositeOperation',
  'lineDashOffset',
  'shadowBlur',
  'shadowColor',
  'shadowOffsetX',
  'shadowOffsetY',
];

function gradientOf(create: (pen: CanvasRenderingContext2D) => CanvasGradient) {
  const stops: [number, string][] = [];
  return {
    addColorStop: (at: number, color: string) => void stops.push([at, color]),
    make(pen: CanvasRenderingContext2D) {
      const gradient = create(pen);
      for (const [at, color] of stops) gradient.addColorStop(at, color);
      return gradient;
    },
  };
}

class LegacyContext {
  readonly finder: CanvasFinder;
  actions: Action[] = [];
  images = new Map<string, Promise<CanvasImageSource>>();
  fontParts = { style: 'normal', weight: 'normal', size: 10, family: 'sans-serif' };
  #queue: Promise<void> = Promise.resolve();

  constructor(finder: CanvasFinder) {
    this.finder = finder;
  }

  set(property: string, value: unknown): void {
    this.actions.push((pen, images) => {
      const given = isPaint(value) ? value.make(pen, images) : value;
      if (given !== null) (pen as unknown as Record<string, unknown>)[property] = given;
    });
  }

  setFont(): void {
    const { style, weight, size, family } = this.fontParts;
    this.set('font', `${style} ${weight} ${size}px ${family}`);
  }

  load(path: string): void {
    if (this.images.has(path)) return;
    const image = new Image();
    image.crossOrigin = 'anonymous';
    image.src = this.finder.resolve(path);
    const loaded = image.decode().then(
      () => image,
      // A picture that is not there is not drawn; everything else is.
      () => document.createElement('canvas'),
    );
    this.images.set(path, loaded);
  }

  drawImage(source: unknown, ...place: number[]): void {
    const path = typeof source === 'string' ? source : undefined;
    if (path !== undefined) this.load(path);
    this.actions.push((pen, images) => {
      const image = path === undefined ? (source as CanvasImageSource) : images.get(path);
      if (!image || (image instanceof HTMLCanvasElement && path !== undefined)) return;
      const draw = pen.drawImage as (...given: unknown[]) => void;
      draw.call(pen, image, ...(place.length ? place : [0, 0]));
    });
  }

  /** Draws what was collected. `reserve` keeps what the canvas shows. */
  draw(reserve: boolean, done: (() => void) | undefined): void {
    const { actions } = this;
    const images = [...this.images];
    this.actions = [];
    this.#queue = this.#queue.then(async () => {
      const loaded = new Map(
        await Promise.all(images.map(async ([path, image]) => [path, await image] as const)),
      );
      const canvas = this.finder.canvas();
      const pen = canvas?.getContext('2d');
      if (canvas && pen) paint(canvas, pen, actions, loaded, reserve);
      done?.();
    });
  }
}

function paint(
  canvas: HTMLCanvasElement,
  pen: CanvasRenderingContext2D,
  actions: readonly Action[],
  images: ReadonlyMap<string, CanvasImageSource>,
  reserve: boolean,
): void {
  pen.save();
  if (!reserve) {
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
  }
  // A canvas of type 2d keeps its own bitmap, of whatever shape, where an old program draws on it in this way.
  const across = canvas.width / (canvas.clientWidth || canvas.width);
  const down = canvas.height / (canvas.clientHeight || canvas.height);
  pen.setTransform(across, 0, 0, down, 0, 0);
  for (const action of actions) action(pen, images);
  pen.restore();
}

/** What `getActions` hands out: the calls, and the pictures that they draw. */
interface RecordedAction {
  action: Action;
  images: LegacyContext['images'];
}

const isRecorded = (value: unknown): value is RecordedAction =>
  typeof value === 'object' && value !== null && typeof (value as RecordedAction).action === 'function';

/** wx.drawCanvas(): what a context without a canvas has collected, drawn on the one of that name. */
export function drawActions(
  finder: CanvasFinder,
  actions: readonly unknown[],
  reserve: boolean,
): Promise<void> {
  const context = new LegacyContext(finder);
  for (const { action, images } of actions.filter(isRecorded)) {
    context.actions.push(action);
    for (const [path, image] of images) context.images.set(path, image);
  }
  return new Promise((done) => context.draw(reserve, done));
}

const measurer = () => document.createElement('canvas').getContext('2d')!;

/** wx.createCanvasContext(): the calls and properties the platform documents for it. */
export function createLegacyContext(finder: CanvasFinder): object {
  const context = new LegacyContext(finder);
  const { fontParts } = context;
  const call = (name: string, given: unknown[]) =>
    context.actions.push((pen) =>
      (pen as unknown as Record<string, (...all: unknown[]) => void>)[name]?.(...given),
    );
  const members: Record<string, unknown> = {
    drawImage: (source: unknown, ...place: number[]) => context.drawImage(source, ...place),
    draw(reserve?: boolean | (() => void), done?: () => void) {
      const callback = typeof reserve === 'function' ? reserve : done;
      context.draw(reserve === true, callback);
    },
    getActions(): RecordedAction[] {
      const { actions, images } = context;
      context.actions = [];
      return actions.map((action) => ({ action, images }));
    },
    clearActions: () => void (context.actions = []),
    setFontSize(size: number) {
      fontParts.size = size;
      context.setFont();
    },
    setTextBaseline: (value: string) =>
      context.set('textBaseline', value === 'normal' ? 'alphabetic' : value),
    setShadow(x: number, y: number, blur: number, color: string) {
      context.set('shadowOffsetX', x);
      context.set('shadowOffsetY', y);
      context.set('shadowBlur', blur);
      context.set('shadowColor', color);
    },
    setLineDash(pattern: number[], offset = 0) {
      call('setLineDash', [pattern]);
      context.set('lineDashOffset', offset);
    },
    createLinearGradient: (...place: [number, number, number, number]) =>
      gradientOf((pen) => pen.createLinearGradient(...place)),
    createCircularGradient: (x: number, y: number, radius: number) =>
      gradientOf((pen) => pen.createRadialGradient(x, y, 0, x, y, radius)),
    createPattern(path: string, repetition: string): Paint {
      context.load(path);
      return {
        make: (pen, images) => (images.has(path) ? pen.createPattern(images.get(path)!, repetition) : null),
      };
    },
    measureText(text: string) {
      const pen = measurer();
      pen.font = `${fontParts.style} ${fontParts.weight} ${fontParts.size}px ${fontParts.family}`;
      return pen.measureText(text);
    },
  };
  for (const name of plain) members[name] = (...given: unknown[]) => void call(name, given);
  for (const [name, property] of Object.entries(setters))
    members[name] = (value: unknown) => context.set(property, value);
  return defineProperties(members, context);
}

function readFont(context: LegacyContext, font: string): void {
  const size = /([\d.]+)px/.exec(font);
  const { fontParts } = context;
  if (size) fontParts.size = Number(size[1]);
  fontParts.weight = /\b(bold|bolder|[1-9]00)\b/.exec(font)?.[1] ?? 'normal';
  fontParts.style = /\b(italic|oblique)\b/.exec(font)?.[1] ?? 'normal';
  fontParts.family = /px(?:\/\S+)?\s+(.+)$/.exec(font)?.[1] ?? fontParts.family;
}

function defineProperties(members: Record<string, unknown>, context: LegacyContext): object {
  const values: Record<string, unknown> = { font: '10px sans-serif' };
  for (const property of properties) {
    Object.defineProperty(members, property, {
      enumerable: true,
      get: () => values[property],
      set(value: unknown) {
        values[property] = value;
        if (property === 'font') readFont(context, String(value));
        context.set(property, value);
      },
    });
  }
  return members;
}
