import type { TagSpec } from '../spec.ts';

export default {
  tag: 'radio-group',
  since: '1.0.0',
  support: 'real',
  doc: ['A group of radio.', '单选选择器，内部由多个 radio 组成。'],
  props: { name: ['string', '', 'Its name in a form.', '在表单中的字段名'] },
  events: {
    change: ['The choice changed.', '选中项发生改变时触发 change 事件', '{ value: string }'],
  },
} as const satisfies TagSpec;
