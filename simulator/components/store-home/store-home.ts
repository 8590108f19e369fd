import { defineBuiltin } from '../define.ts';
import { drawPlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  drawPlaceholder(it, { en: 'shop', zh: '小店首页' });
  return { leaf: true };
});
