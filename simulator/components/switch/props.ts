import type { TagSpec } from '../spec.ts';

export default {
  tag: 'switch',
  since: '1.0.0',
  support: 'real',
  doc: ['A switch.', '开关选择器。'],
  props: {
    checked: ['boolean', false, 'Whether it is on.', '是否选中'],
    disabled: ['boolean', false, 'Whether it is disabled.', '是否禁用'],
    type: ['string', 'switch', 'Its style.', '样式', ['switch', 'checkbox']],
    color: ['string', '', 'Its colour.', 'switch 的颜色，同 css 的 color'],
    name: ['string', '', 'Its name in a form.', '在表单中的字段名'],
  },
  events: { change: ['It was switched.', '点击导致 checked 改变时会触发 change 事件', '{ value: boolean }'] },
} as const satisfies TagSpec;
