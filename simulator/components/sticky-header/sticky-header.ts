import { builtinOf, defineBuiltin, type BuiltinContext } from '../define.ts';
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

interface Sticking {
  /** How far from the top it sticks. */
  sticksAt(): number;
}

/** Where it sticks: below the headers that stick before it, unless it may lie over them. */
function stickingTop({ node, data }: Context, scroller: Element | null): number {
  if (data.allowOverlapping || !scroller || sectionOf(node)) return data.offsetTop;
  const before = looseHeaders(scroller).filter(
    (header) => header.compareDocumentPosition(node) & node.DOCUMENT_POSITION_FOLLOWING,
  );
  const under = before.map(
    (header) => (builtinOf(header)?.behaviour.methods as Sticking).sticksAt() + header.offsetHeight,
  );
  return Math.max(data.offsetTop, ...under);
}

export default defineBuiltin(props, (it) => {
  let isStuck = false;
  let scroller: Element | null = null;
  let at = 0;
  const look = () => {
    at = stickingTop(it, scroller);
    it.node.style.padding = edgesOf(it.data.padding);
    // A scroll-view that does not clip scrolls an area that reaches beyond it.
    it.node.style.top = `calc(var(--wx-beyond, 0px) + ${at}px)`;
  };
  // It sticks where it lies at its distance from the top of what scrolls, though its section begins higher up.
  const check = (around: Element) => {
    look();
    const top = it.node.getBoundingClientRect().top - around.getBoundingClientRect().top;
    const wanted = parseFloat(it.window.getComputedStyle(it.node).top);
    const isNow = around.scrollTop > 0 && Math.abs(top - wanted) < 1;
    if (isNow === isStuck) return;
    isStuck = isNow;
    it.emit('stickontopchange', { isStickOnTop: isNow });
  };
  return {
    changed: { offsetTop: look, padding: look, allowOverlapping: look },
    methods: { sticksAt: () => at } satisfies Sticking,
    attached() {
      scroller = it.node.closest('.wx-scroll-view');
      look();
      if (scroller) it.listen(scroller, 'scroll', () => check(scroller!), { passive: true });
    },
  };
});
