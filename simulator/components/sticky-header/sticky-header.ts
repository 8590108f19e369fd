import { defineBuiltin } from '../define.ts';
import { edgesOf } from '../edges.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  let isStuck = false;
  const look = () => {
    it.node.style.top = `${it.data.offsetTop}px`;
    it.node.style.padding = edgesOf(it.data.padding);
  };
  // It sticks where it lies at its distance from the top of what scrolls, though its section begins higher up.
  const check = (scroller: Element) => {
    const top = it.node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    const isNow = scroller.scrollTop > 0 && Math.abs(top - it.data.offsetTop) < 1;
    if (isNow === isStuck) return;
    isStuck = isNow;
    it.emit('stickontopchange', { isStickOnTop: isNow });
  };
  return {
    changed: { offsetTop: look, padding: look },
    attached() {
      look();
      const scroller = it.node.closest('.wx-scroll-view');
      if (scroller) it.listen(scroller, 'scroll', () => check(scroller), { passive: true });
    },
  };
});
