import { defineBuiltin } from '../define.ts';
import props from './props.ts';

/** Documented: it stretches while the outer scroll-view scrolls, until its top is `offset-top` away from that one's. */
export default defineBuiltin(props, (it) => {
  const frame = it.document.createElement('div');
  frame.className = 'wx-nested-frame';
  it.node.append(frame);
  let scroller: Element | null = null;
  const layout = () => {
    if (!scroller) return;
    const seen = scroller.clientHeight;
    const { offsetTop } = it.data;
    it.node.style.height = `${Math.max(0, seen - offsetTop)}px`;
    const top = it.node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    frame.style.height = `${Math.max(0, seen - Math.max(offsetTop, top))}px`;
  };
  return {
    content: frame,
    changed: { offsetTop: layout },
    attached() {
      scroller = it.node.closest('.wx-scroll-view');
      if (!scroller) return;
      layout();
      it.listen(scroller, 'scroll', layout, { passive: true });
      const sizes = new it.window.ResizeObserver(layout);
      sizes.observe(scroller);
      if (it.node.parentElement) sizes.observe(it.node.parentElement);
      it.cleanup(() => sizes.disconnect());
    },
  };
});
