import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const scroll = () => {
    const top = parseFloat(String(it.data.scrollTop));
    if (Number.isFinite(top)) it.node.scrollTop = top;
  };
  return {
    changed: { scrollTop: scroll },
    // Its children are laid out only now.
    attached: () => void it.window.requestAnimationFrame(scroll),
  };
});
