import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  // The page is on top of the stack only after its tree was made.
  const ask = (api: string, options: Record<string, unknown>) =>
    void it.window.requestAnimationFrame(() => it.hooks.call(api, options).catch(() => undefined));
  const colors = () => {
    const { backgroundColor, backgroundColorTop, backgroundColorBottom } = it.data;
    const given = { backgroundColor, backgroundColorTop, backgroundColorBottom };
    const set = Object.fromEntries(Object.entries(given).filter(([, color]) => color));
    if (Object.keys(set).length) ask('setBackgroundColor', set);
  };
  const style = () => {
    const { pageStyle, pageFontSize, rootFontSize, rootBackgroundColor } = it.data;
    it.document.body.setAttribute('style', pageStyle);
    if (pageFontSize && pageFontSize !== 'system') it.document.body.style.fontSize = pageFontSize;
    if (rootFontSize && rootFontSize !== 'system') it.document.documentElement.style.fontSize = rootFontSize;
    if (rootBackgroundColor) it.document.documentElement.style.backgroundColor = rootBackgroundColor;
  };
  const scroll = () => {
    const top = parseFloat(it.data.scrollTop);
    if (!Number.isFinite(top) || !it.node.isConnected) return;
    it.window.scrollTo({ top, behavior: it.data.scrollDuration > 0 ? 'smooth' : 'instant' });
  };
  it.listen(it.window, 'scroll', () => it.emit('scroll', { scrollTop: it.window.scrollY }));
  it.listen(it.window, 'scrollend', () => it.emit('scrolldone', {}));
  it.listen(it.window, 'resize', () => {
    const { innerWidth: windowWidth, innerHeight: windowHeight } = it.window;
    it.emit('resize', { size: { windowWidth, windowHeight } });
  });
  return {
    changed: {
      pageStyle: style,
      pageFontSize: style,
      rootFontSize: style,
      rootBackgroundColor: style,
      backgroundColor: colors,
      backgroundColorTop: colors,
      backgroundColorBottom: colors,
      backgroundTextStyle: (textStyle) => ask('setBackgroundTextStyle', { textStyle }),
      scrollTop: scroll,
    },
    attached: scroll,
  };
});
