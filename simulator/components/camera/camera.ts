import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { drawScene } from '../sample-scene.ts';
import props from './props.ts';

/** Pixels of a frame, by frame-size. */
const frameSizes: Record<string, readonly [number, number]> = {
  small: [288, 352],
  medium: [480, 640],
  large: [720, 1280],
};
/** Pixels of a photo, by resolution. */
const photoSizes: Record<string, readonly [number, number]> = {
  low: [480, 640],
  medium: [720, 1280],
  high: [1080, 1920],
};

/** What a flash adds to a photo. */
const FLASH = 'rgba(255, 255, 255, 0.35)';

type Sheet = ReturnType<typeof createSheet>;

function createSheet(document: Document) {
  const canvas = document.createElement('canvas');
  return { canvas, pen: canvas.getContext('2d', { willReadFrequently: true }) };
}

/** A picture in the size that the resolution asks for; a flash that is on makes it brighter. */
function takePhoto(
  { data, window }: BuiltinContext<typeof props>,
  { canvas, pen }: Sheet,
  paint: (sheet: Sheet, now: number) => void,
): HTMLCanvasElement {
  [canvas.width, canvas.height] = photoSizes[data.resolution] ?? [720, 1280];
  paint({ canvas, pen }, window.performance.now());
  if (pen && ['on', 'torch'].includes(data.flash)) {
    pen.fillStyle = FLASH;
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  return canvas;
}

export default defineBuiltin(props, (it) => {
  const seen = createSheet(it.document);
  const photo = createSheet(it.document);
  const hint = it.document.createElement('p');
  const children = it.document.createElement('div');
  hint.className = 'wx-camera-hint';
  hint.textContent = { en: 'Tap to scan', zh: '点击画面扫码' }[it.hooks.language()];
  let frame = 0;
  let zoom = 1;
  let isAllowed = false;
  const watchers = new Set<(frame: { width: number; height: number; data: ArrayBuffer }) => void>();
  it.node.append(seen.canvas, hint, children);
  const size = () => {
    [seen.canvas.width, seen.canvas.height] = frameSizes[it.data.frameSize] ?? [480, 640];
  };
  const paint = ({ pen }: Sheet, now: number) => {
    if (pen) drawScene(pen, now, { isFront: it.data.devicePosition === 'front', zoom });
  };
  const draw = (now: number) => {
    paint(seen, now);
    if (seen.pen && watchers.size) {
      const { width, height } = seen.canvas;
      const data = seen.pen.getImageData(0, 0, width, height).data.buffer;
      for (const watcher of watchers) watcher({ width, height, data });
    }
    frame = it.window.requestAnimationFrame(draw);
  };
  const start = () => {
    it.window.cancelAnimationFrame(frame);
    frame = it.window.requestAnimationFrame(draw);
  };
  size();
  // Documented: the mode is read once, when the camera begins.
  let mode = '';
  // No code lies before a drawn scene: a tap asks what it would say.
  const scan = () => {
    if (mode !== 'scanCode') return;
    it.hooks.call('scanCode', {}).then(
      ({ result, scanType }) => it.emit('scancode', { type: scanType, result, scanArea: [] }),
      () => undefined,
    );
  };
  return {
    content: children,
    tap: scan,
    changed: { frameSize: size },
    attached() {
      mode = it.data.mode;
      hint.hidden = mode !== 'scanCode';
      it.hooks.call('authorize', { scope: 'scope.camera' }).then(
        () => {
          isAllowed = true;
          start();
          it.emit('initdone', { maxZoom: 10 });
        },
        (error: unknown) => it.emit('error', error),
      );
      it.cleanup(
        it.hooks.watch((fact) => {
          if (!isAllowed) return;
          if (fact === 'background') {
            it.window.cancelAnimationFrame(frame);
            it.emit('stop', {});
          } else if (fact === 'foreground') start();
        }),
      );
    },
    detached: () => it.window.cancelAnimationFrame(frame),
    methods: {
      watchers,
      photograph: () => takePhoto(it, photo, paint),
      setZoom(value: number) {
        zoom = Math.min(10, Math.max(1, value));
        return zoom;
      },
    },
  };
});
