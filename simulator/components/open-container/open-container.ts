import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const look = () => {
    it.node.style.backgroundColor = it.data.closedColor;
    it.node.style.borderRadius = `${it.data.closedBorderRadius}px`;
  };
  look();
  return {
    changed: { closedColor: look, closedBorderRadius: look },
    tap() {
      if (it.data.url)
        it.hooks.call('navigateTo', { url: it.data.url, owner: it.owner() }).catch(() => undefined);
    },
  };
});
