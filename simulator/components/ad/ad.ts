import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'advertisement', zh: '广告位' },
  details: { error: { errCode: 1004, errMsg: 'no suitable advertisement' } },
  // Documented codes: 1002 for a unit that is not valid.
  attached: ({ data, emit }) => {
    if (data.unitId) emit('load', {});
    else emit('error', { errCode: 1002, errMsg: 'invalid unit-id' });
  },
  told: (event, { node }) => {
    if (event === 'close') node.classList.add('is-closed');
  },
});
