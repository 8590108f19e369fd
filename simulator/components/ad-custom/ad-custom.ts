import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'advertisement', zh: '原生模板广告' },
  details: { error: { errCode: 1004, errMsg: 'no suitable advertisement' } },
  attached: ({ data, emit }) => {
    if (data.unitId) emit('load', {});
    else emit('error', { errCode: 1002, errMsg: 'invalid unit-id' });
  },
  told: (event, { node, emit }) => {
    if (event !== 'close') return;
    node.classList.add('is-closed');
    emit('hide', {});
  },
});
