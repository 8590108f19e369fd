import { defineBuiltin } from '../define.ts';
import props from './props.ts';
import { drawScene } from './scene.ts';

/** Pixels of a frame, by frame-size. */
const frameSizes: Record<string, readonly [number, number]> = {
  small: [288, 352],
  medium: [480, 640],
  large: [720, 1280],
};

export default defineBuiltin(props, (it) => {
  const canvas = it.document.createElement('canvas');
  const children = it.document.createElement('div');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let frame = 0;
  let zoom = 1;
  const watchers = new Set<(frame: { width: number; height: number; data: ArrayBuffer }) => void>();
  it.node.append(canvas, children);
  const size = () => {
    [canvas.width, canvas.height] = frameSizes[it.data.frameSize] ?? [480, 640];
  };
  const draw = (now: number) => {
    if (pen) drawScene(pen, now, it.data.devicePosition === 'front', zoom);
    if (pen && watchers.size) {
      const { width, height } = canvas;
      const data = pen.getImageData(0, 0, width, height).data.buffer;
      for (const watcher of watchers) watcher({ width, height, data });
    }
    frame = it.window.requestAnimationFrame(draw);
  };
  size();
  // No code lies before a drawn scene: a tap asks what it would say.
  const scan = () => {
    if (it.data.mode !== 'scanCode') return;
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
      it.hooks.call('authorize', { scope: 'scope.camera' }).then(
        () => {
          frame = it.window.requestAnimationFrame(draw);
          it.emit('initdone', { maxZoom: 10 });
        },
        (error: unknown) => it.emit('error', error),
      );
    },
    detached: () => it.window.cancelAnimationFrame(frame),
    methods: {
      canvas,
      watchers,
      setZoom(value: number) {
        zoom = Math.min(10, Math.max(1, value));
        return zoom;
      },
    },
  };
});
