import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'shop', zh: '小店首页' },
  details: { entererror: { errMsg: 'shop not found' } },
});
