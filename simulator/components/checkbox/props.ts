import type { TagSpec } from '../spec.ts';

export default {
  tag: 'checkbox',
  since: '1.0.0',
  support: 'real',
  doc: ['One choice of a checkbox-group.', '多选项目。'],
  props: {
    value: [
      'string',
      '',
      'What the group reports for it.',
      'checkbox 标识，选中时触发 checkbox-group 的 change 事件，并携带 checkbox 的 value',
    ],
    disabled: ['boolean', false, 'Whether it is disabled.', '是否禁用'],
    checked: ['boolean', false, 'Whether it is chosen.', '当前是否选中'],
    color: ['string', '', 'Its colour.', 'checkbox 的颜色，同 css 的 color'],
    name: ['string', '', 'Its name in a form.', '在表单中的字段名'],
  },
  events: {},
} as const satisfies TagSpec;
