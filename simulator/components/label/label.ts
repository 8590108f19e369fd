import { builtinOf, defineBuiltin } from '../define.ts';
import props from './props.ts';

const controls = ['button', 'checkbox', 'radio', 'switch', 'input', 'textarea']
  .map((tag) => `wx-${tag}`)
  .join(',');

export default defineBuiltin(props, (it) => {
  let touched: EventTarget | null = null;
  it.listen(it.node, 'touchstart', (event) => {
    touched = event.target;
  });
  return {
    tap() {
      const id = it.data.for;
      const root = it.node.getRootNode() as Document;
      const control = id ? root.querySelector(`[id="${CSS.escape(id)}"]`) : it.node.querySelector(controls);
      // A label within this one is nearer to the finger: it acts.
      const near = touched instanceof it.window.Element ? touched.closest('wx-label') : null;
      if (near && near !== it.node && it.node.contains(near)) return;
      // A control that was hit itself acts by itself.
      if (!control || (touched instanceof it.window.Node && control.contains(touched))) return;
      const hit = touched instanceof it.window.Element ? touched.closest(controls) : null;
      if (hit && it.node.contains(hit)) return;
      const { behaviour } = builtinOf(control) ?? {};
      if (control.hasAttribute('disabled')) return;
      behaviour?.activate?.();
    },
  };
});
