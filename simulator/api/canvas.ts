import { createLegacyContext, drawActions, type CanvasFinder } from '../canvas/legacy-context.ts';
import { builtinOf } from '../components/define.ts';
import { filesOf } from '../files/program-files.ts';
import { componentOf } from '../runtime/query/selector-query.ts';
import { ApiError, asyncApi, syncApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

/** The canvas of a legacy name: in the component that asks, else on the page shown. */
function findCanvas(
  context: ApiContext,
  canvasId: string,
  component?: unknown,
): HTMLCanvasElement | undefined {
  const page = context.runtime.stack.top()?.frame.document;
  const owner = componentOf(component)?.$$ as unknown as HTMLElement | null | undefined;
  const name = CSS.escape(canvasId);
  const selector = `wx-canvas[canvas-id="${name}"], wx-canvas[id="${name}"]`;
  const node = owner?.querySelector(selector) ?? page?.querySelector(selector);
  return (builtinOf(node)?.behaviour.methods as { canvas?: HTMLCanvasElement } | undefined)?.canvas;
}

function finderOf(context: ApiContext, canvas: CanvasFinder['canvas']): CanvasFinder {
  return {
    canvas,
    resolve: (path) => context.urls.resolve(path, context.runtime.stack.top()?.path ?? ''),
  };
}

export const createCanvasContext = syncApi((context: ApiContext, canvasId: string, component?: unknown) =>
  createLegacyContext(finderOf(context, () => findCanvas(context, canvasId, component))),
);

// The oldest way to draw, out of the documentation and still in programs: collect first, name the canvas last.
export const createContext = syncApi((context: ApiContext) =>
  createLegacyContext(finderOf(context, () => undefined)),
);

interface DrawOptions {
  canvasId?: string;
  actions?: readonly unknown[];
  reserve?: boolean;
}

export const drawCanvas = asyncApi(
  async ({ canvasId = '', actions = [], reserve = false }: DrawOptions, context) => {
    if (!findCanvas(context, canvasId)) throw new ApiError('canvas is empty');
    await drawActions(
      finderOf(context, () => findCanvas(context, canvasId)),
      actions,
      reserve,
    );
  },
);

const types: Record<string, string> = { jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' };

export const canvasToTempFilePath = documented<'canvasToTempFilePath'>(async (options, context) => {
  const given = options.canvas as unknown as HTMLCanvasElement | undefined;
  const canvas = given ?? findCanvas(context, String(options.canvasId ?? ''));
  if (!canvas) throw new ApiError('fail canvas is empty');
  // A legacy canvas is counted in px of the page, its bitmap in those of the screen.
  const ratio = given ? 1 : canvas.width / (canvas.clientWidth || canvas.width);
  const { x = 0, y = 0, width = canvas.width / ratio - x, height = canvas.height / ratio - y } = options;
  const target = document.createElement('canvas');
  target.width = options.destWidth ?? width * ratio;
  target.height = options.destHeight ?? height * ratio;
  const pen = target.getContext('2d');
  const type = types[options.fileType ?? 'png'] ?? 'image/png';
  pen?.drawImage(
    canvas,
    x * ratio,
    y * ratio,
    width * ratio,
    height * ratio,
    0,
    0,
    target.width,
    target.height,
  );
  const blob = await new Promise<Blob | null>((resolve) =>
    target.toBlob(resolve, type, options.quality ?? 1),
  );
  if (!blob) throw new ApiError('create bitmap failed');
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { tempFilePath: filesOf(context).addTemporary(bytes, options.fileType ?? 'png') };
});

function pixelsOf(context: ApiContext, canvasId: string): { pen: CanvasRenderingContext2D; ratio: number } {
  const canvas = findCanvas(context, canvasId);
  const pen = canvas?.getContext('2d');
  if (!canvas || !pen) throw new ApiError('canvas is empty');
  return { pen, ratio: canvas.width / (canvas.clientWidth || canvas.width) };
}

export const canvasGetImageData = documented<'canvasGetImageData'>(
  ({ canvasId, x, y, width, height }, context) => {
    const { pen, ratio } = pixelsOf(context, canvasId);
    const scaled = document.createElement('canvas');
    scaled.width = width;
    scaled.height = height;
    const copy = scaled.getContext('2d')!;
    copy.drawImage(pen.canvas, x * ratio, y * ratio, width * ratio, height * ratio, 0, 0, width, height);
    return { width, height, data: copy.getImageData(0, 0, width, height).data };
  },
);

export const canvasPutImageData = documented<'canvasPutImageData'>(
  ({ canvasId, data, x, y, width, height = data.length / 4 / width }, context) => {
    const { pen, ratio } = pixelsOf(context, canvasId);
    const source = document.createElement('canvas');
    source.width = width;
    source.height = height;
    source.getContext('2d')!.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    pen.clearRect(x * ratio, y * ratio, width * ratio, height * ratio);
    pen.drawImage(source, x * ratio, y * ratio, width * ratio, height * ratio);
  },
);

interface OffscreenOptions {
  type?: string;
  width?: number;
  height?: number;
}

export const createOffscreenCanvas = syncApi(
  (context: ApiContext, options: OffscreenOptions | number = {}, height?: number) => {
    const size = typeof options === 'number' ? { width: options, height } : options;
    const canvas = document.createElement('canvas');
    canvas.width = size.width ?? 300;
    canvas.height = size.height ?? 150;
    return Object.assign(canvas, {
      createImage() {
        const image = new Image();
        const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
        Object.defineProperty(image, 'src', {
          get: () => source?.get?.call(image) as string,
          set: (url: string) => source?.set?.call(image, context.urls.resolve(String(url), '')),
        });
        image.crossOrigin = 'anonymous';
        return image;
      },
      requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
      cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
    });
  },
);
