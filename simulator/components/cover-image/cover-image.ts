import { defineBuiltin } from '../define.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  const image = it.document.createElement('img');
  image.draggable = false;
  image.hidden = true;
  image.referrerPolicy = 'no-referrer';
  it.node.append(image);
  it.listen(image, 'load', () => it.emit('load', { width: image.naturalWidth, height: image.naturalHeight }));
  it.listen(image, 'error', () => it.emit('error', { errMsg: `load fail ${it.data.src}` }));
  return {
    leaf: true,
    changed: {
      referrerPolicy(policy) {
        image.referrerPolicy = policy;
      },
      src(src) {
        image.hidden = !src;
        if (src) image.src = it.hooks.resolveUrl(src, it.owner());
        else image.removeAttribute('src');
      },
    },
  };
});
