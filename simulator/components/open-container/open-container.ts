import { elevated } from '../elevation.ts';
import { defineBuiltin } from '../define.ts';
import props from './props.ts';

// The transition itself is the route's: runtime/transitions/container-transform.ts.

export default defineBuiltin(props, (it) => {
  let isTapped = false;
  const look = () => {
    const { closedColor, closedBorderRadius, closedElevation } = it.data;
    it.node.style.backgroundColor = closedColor;
    it.node.style.borderRadius = `${closedBorderRadius}px`;
    it.node.style.boxShadow = elevated(closedElevation);
  };
  // The page that is opened next comes from what was touched last.
  it.listen(it.document, 'touchstart', () => (isTapped = false), { capture: true, passive: true });
  const takeTap = () => {
    const was = isTapped;
    isTapped = false;
    return was;
  };
  const openUrl = () => {
    const { url } = it.data;
    if (url && takeTap())
      it.hooks.call('navigateTo', { url, owner: it.owner(), withOpenContainer: node }).catch(() => undefined);
  };
  /** What SelectorQuery.node() gives, for navigateTo's withOpenContainer. */
  const node = {};
  return {
    attached: look,
    changed: { closedColor: look, closedBorderRadius: look, closedElevation: look },
    tap() {
      isTapped = true;
      // A program that opens a page itself, as documented, is first.
      if (it.data.url) it.window.setTimeout(openUrl);
    },
    methods: { node, takeTap },
  };
});
