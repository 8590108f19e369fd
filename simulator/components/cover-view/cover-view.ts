import { defineBuiltin } from '../define.ts';
import props from './props.ts';

const sides = ['top', 'right', 'bottom', 'left'] as const;

/** `10`, `'10px'` and `'20rpx'`: a side that is not given is left alone. */
function lengthOf(given: unknown): string {
  const text = String(given).trim();
  const rpx = /^(-?[\d.]+)rpx$/.exec(text);
  if (rpx) return `${(Number(rpx[1]) * 100) / 750}vw`;
  return /^-?[\d.]+$/.test(text) ? `${text}px` : text;
}

export default defineBuiltin(props, (it) => {
  const scroll = () => {
    const top = parseFloat(String(it.data.scrollTop));
    if (Number.isFinite(top)) it.node.scrollTop = top;
  };
  // It stays at these distances from the edges of the page while that scrolls.
  let isFixed = false;
  const fix = () => {
    const { fixedTop, fixedRight, fixedBottom, fixedLeft } = it.data;
    const lengths = [fixedTop, fixedRight, fixedBottom, fixedLeft].map(lengthOf);
    const wasFixed = isFixed;
    isFixed = lengths.some(Boolean);
    // The page's own style has these sides where no attribute does.
    if (!wasFixed && !isFixed) return;
    sides.forEach((side, at) => {
      it.node.style[side] = lengths[at]!;
    });
    it.node.style.position = isFixed ? 'fixed' : '';
  };
  return {
    changed: { scrollTop: scroll, fixedTop: fix, fixedRight: fix, fixedBottom: fix, fixedLeft: fix },
    // Its children are laid out only now.
    attached: () => void it.window.requestAnimationFrame(scroll),
  };
});
