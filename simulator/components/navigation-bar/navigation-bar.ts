import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  // The page is on top of the stack only after its tree was made.
  const ask = (api: string, options: Record<string, unknown>) =>
    void it.window.requestAnimationFrame(() => it.hooks.call(api, options).catch(() => undefined));
  const color = () => {
    const { frontColor, backgroundColor, colorAnimationDuration, colorAnimationTimingFunc } = it.data;
    if (!frontColor && !backgroundColor) return;
    ask('setNavigationBarColor', {
      ...(frontColor ? { frontColor } : {}),
      ...(backgroundColor ? { backgroundColor } : {}),
      animation: { duration: colorAnimationDuration, timingFunc: colorAnimationTimingFunc },
    });
  };
  return {
    leaf: true,
    changed: {
      title: (title) => ask('setNavigationBarTitle', { title }),
      loading: (on) => ask(on ? 'showNavigationBarLoading' : 'hideNavigationBarLoading', {}),
      frontColor: color,
      backgroundColor: color,
    },
  };
});
