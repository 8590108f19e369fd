import { defineBuiltin, type BuiltinContext } from '../define.ts';
import props from './props.ts';

interface TakeOptions {
  type?: string;
  format?: string;
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

/** `mode` picture: what is in it now is shown as a picture; what becomes of it is seen once the mode is view again. */
function createStill(it: BuiltinContext<typeof props>) {
  let isWanted = false;
  let shown: HTMLCanvasElement | undefined;
  const show = (picture: HTMLCanvasElement) => {
    if (!isWanted || !it.node.isConnected) return;
    picture.className = 'wx-snapshot-picture';
    it.node.append((shown = picture));
    it.node.classList.add('is-picture');
  };
  return (wanted: boolean) => {
    if (wanted === isWanted) return;
    isWanted = wanted;
    shown?.remove();
    shown = undefined;
    it.node.classList.remove('is-picture');
    if (wanted) void it.hooks.picture(it.node)?.then(show, () => undefined);
  };
}

export default defineBuiltin(props, (it) => {
  const still = createStill(it);
  const node = {
    get width() {
      return it.node.offsetWidth;
    },
    get height() {
      return it.node.offsetHeight;
    },
    /** Documented without a promise. */
    takeSnapshot({ type, format, success, fail, complete }: TakeOptions = {}): void {
      const options = { ...(type ? { type } : {}), ...(format ? { format } : {}) };
      const told = (tell: typeof success) => (result: object) => {
        tell?.(result);
        complete?.(result);
      };
      void it.hooks.takeSnapshot(it.node, options).then(told(success), told(fail));
    },
  };
  return {
    changed: { mode: (mode) => it.node.isConnected && still(mode === 'picture') },
    attached: () => still(it.data.mode === 'picture'),
    methods: { node },
  };
});
