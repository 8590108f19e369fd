import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { edgesOf } from '../edges.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** A section whose headers push one another away has the room for its own one only. */
const sectionOf = (node: Element): Element | null => node.closest('wx-sticky-section');

/** The headers of a scroll-view that lie in no section, in their order. */
function looseHeaders(scroller: Element): HTMLElement[] {
  const all = scroller.querySelectorAll<HTMLElement>('wx-sticky-header');
  return [...all].filter((header) => !sectionOf(header) && header.closest('.wx-scroll-view') === scroller);
}

/** Where it sticks: below the headers that stick before it, unless it may lie over them. */
function stickingTop({ node, data }: Context, scroller: Element | null): number {
  if (data.allowOverlapping || !scroller || sectionOf(node)) return data.offsetTop;
  const before = looseHeaders(scroller).filter(
    (header) => header.compareDocumentPosition(node) & node.DOCUMENT_POSITION_FOLLOWING,
  );
  const under = before.map((header) => (parseFloat(header.style.top) || 0) + header.offsetHeight);
  return Math.max(data.offsetTop, ...under);
}

export default defineBuiltin(props, (it) => {
  let isStuck = false;
  let scroller: Element | null = null;
  const look = () => {
    it.node.style.padding = edgesOf(it.data.padding);
    it.node.style.top = `${stickingTop(it, scroller)}px`;
  };
  // It sticks where it lies at its distance from the top of what scrolls, though its section begins higher up.
  const check = (around: Element) => {
    look();
    const top = it.node.getBoundingClientRect().top - around.getBoundingClientRect().top;
    const isNow = around.scrollTop > 0 && Math.abs(top - parseFloat(it.node.style.top)) < 1;
    if (isNow === isStuck) return;
    isStuck = isNow;
    it.emit('stickontopchange', { isStickOnTop: isNow });
  };
  return {
    changed: { offsetTop: look, padding: look, allowOverlapping: look },
    attached() {
      scroller = it.node.closest('.wx-scroll-view');
      look();
      if (scroller) it.listen(scroller, 'scroll', () => check(scroller!), { passive: true });
    },
  };
});
