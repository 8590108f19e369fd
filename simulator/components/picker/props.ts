import type { TagSpec } from '../spec.ts';

export default {
  tag: 'picker',
  since: '1.0.0',
  support: 'real',
  doc: ['A picker that rises from the bottom of the screen.', '从底部弹起的滚动选择器。'],
  limits: [
    'Regions are a sample: the provinces, their main cities and districts.',
    '省市区为示例数据：全部省级行政区与主要城市、区县。',
  ],
  props: {
    'header-text': ['string', '', 'Title of the picker.', '选择器的标题，仅安卓可用'],
    mode: [
      'string',
      'selector',
      'Kind of picker.',
      '选择器类型',
      ['selector', 'multiSelector', 'time', 'date', 'region'],
    ],
    disabled: ['boolean', false, 'Whether it is disabled.', '是否禁用'],
    range: [
      'array',
      [],
      'What can be chosen (selector, multiSelector).',
      'mode 为 selector 或 multiSelector 时，range 有效',
    ],
    'range-key': [
      'string',
      '',
      'Which field of an object in range is shown.',
      '当 range 是一个 Object Array 时，通过 range-key 来指定 Object 中 key 的值作为选择器显示内容',
    ],
    value: [
      'any',
      null,
      'What is chosen: index, indexes, hh:mm, YYYY-MM-DD or names.',
      '表示选择了 range 中的第几个（下标从 0 开始），或选中的时间、日期、省市区',
    ],
    start: ['string', '', 'Earliest time or date.', '表示有效时间/日期范围的开始'],
    end: ['string', '', 'Latest time or date.', '表示有效时间/日期范围的结束'],
    fields: [
      'string',
      'day',
      'How fine the date is.',
      '有效值 year,month,day，表示选择器的粒度',
      ['year', 'month', 'day'],
    ],
    'custom-item': [
      'string',
      '',
      'A first row for every column (region).',
      '可为每一列的顶部添加一个自定义的项',
    ],
    level: [
      'string',
      'region',
      'How fine the region is.',
      '选择器层级',
      ['province', 'city', 'region', 'sub-district'],
    ],
    name: ['string', '', 'Its name in a form.', '在表单中的字段名'],
  },
  events: {
    change: [
      'The choice was confirmed.',
      'value 改变时触发 change 事件',
      '{ value: unknown; code?: string[]; postcode?: string }',
    ],
    cancel: ['The picker was left.', '取消选择时触发'],
    columnchange: ['A column changed (multiSelector).', '列改变时触发', '{ column: number; value: number }'],
  },
} as const satisfies TagSpec;
