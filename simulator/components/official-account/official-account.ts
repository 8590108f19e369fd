import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'follow an official account', zh: '公众号关注' },
  details: { load: { status: 0, errMsg: 'ok' }, error: { status: 5, errMsg: 'scene error' } },
  attached: ({ emit }) => emit('load', { status: 0, errMsg: 'ok' }),
});
