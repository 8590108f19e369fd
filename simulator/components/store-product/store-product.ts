import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'product of a shop', zh: '小店商品' },
  details: { entererror: { errMsg: 'product not found' } },
});
