import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'post to an official account', zh: '公众号投稿' },
});
