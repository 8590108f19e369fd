import { builtinOf, defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

/** What a canvas of type 2d has besides the standard: everything a program would take from a browser's globals. */
function extend(
  canvas: HTMLCanvasElement,
  window: Window & typeof globalThis,
  resolve: (url: string) => string,
) {
  return Object.assign(canvas, {
    createImage() {
      const image = new window.Image();
      const source = Object.getOwnPropertyDescriptor(window.HTMLImageElement.prototype, 'src');
      // Paths of the program and its temporary files are resolved as they are everywhere else.
      Object.defineProperty(image, 'src', {
        get: () => source?.get?.call(image) as string,
        set: (url: string) => source?.set?.call(image, resolve(String(url))),
      });
      image.crossOrigin = 'anonymous';
      return image;
    },
    createImageData: (width: number, height: number) => new window.ImageData(width, height),
    createPath2D: (path?: Path2D | string) => new window.Path2D(path),
    requestAnimationFrame: (callback: FrameRequestCallback) => window.requestAnimationFrame(callback),
    cancelAnimationFrame: (id: number) => window.cancelAnimationFrame(id),
  });
}

const hostOf = (node: HTMLElement): unknown =>
  (builtinOf(node)?.behaviour.methods as { host?: () => unknown } | undefined)?.host?.();

/**
 * Documented: a canvas-id that the page has already hides the second canvas, which does not work. A component counts for
 * itself: its canvases are named with `this`.
 */
function refuseSecond(it: BuiltinContext<typeof props>): void {
  const { canvasId } = it.data;
  if (!canvasId) return;
  const others = [...it.document.querySelectorAll<HTMLElement>('wx-canvas')].filter(
    (node) =>
      node !== it.node && builtinOf(node)?.data.canvasId === canvasId && hostOf(node) === it.ownerHost(),
  );
  if (!others.some((node) => node.compareDocumentPosition(it.node) & Node.DOCUMENT_POSITION_FOLLOWING))
    return;
  it.node.style.visibility = 'hidden';
  it.emit('error', { errMsg: `canvas-id "${canvasId}" is already used in this page` });
}

export default defineBuiltin(props, (it) => {
  const canvas = it.document.createElement('canvas');
  canvas.className = 'wx-canvas-control';
  canvas.width = 300;
  canvas.height = 150;
  const cover = it.document.createElement('div');
  it.node.append(canvas, cover);
  const node = extend(canvas, it.window, (url) => it.hooks.resolveUrl(url, it.owner()));
  const isLegacy = () => it.data.type === '';
  // A legacy canvas has one pixel for each pixel of the screen, and is cleared when its size changes.
  const fit = () => {
    if (!isLegacy() || !it.node.clientWidth) return;
    const ratio = it.window.devicePixelRatio || 1;
    const width = Math.round(it.node.clientWidth * ratio);
    const height = Math.round(it.node.clientHeight * ratio);
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
  };
  it.listen(
    it.node,
    'touchmove',
    (event) => {
      if (it.data.disableScroll && event.cancelable) event.preventDefault();
    },
    { passive: false },
  );
  return {
    content: cover,
    attached() {
      refuseSecond(it);
      fit();
      const observer = new it.window.ResizeObserver(fit);
      observer.observe(it.node);
      it.cleanup(() => observer.disconnect());
    },
    methods: { node, canvas, isLegacy, fit, host: () => it.ownerHost() },
  };
});
