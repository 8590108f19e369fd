import { defineBuiltin } from '../define.ts';
import { drawPlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  drawPlaceholder(it, { en: 'product of a shop', zh: '小店商品' });
  return { leaf: true };
});
