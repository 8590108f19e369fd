import type { TagSpec } from '../spec.ts';

export default {
  tag: 'picker-view',
  since: '1.0.0',
  support: 'real',
  doc: [
    'Wheels within a page. Its children are picker-view-column only.',
    '嵌入页面的滚动选择器。其中只可放置 picker-view-column 组件。',
  ],
  props: {
    value: [
      'array',
      [],
      'The chosen row of each column.',
      '数组中的数字依次表示 picker-view 内的 picker-view-column 选择的第几项（下标从 0 开始）',
    ],
    'mask-class': ['string', '', 'Class of the shade.', '设置蒙层的类名'],
    'indicator-style': ['string', '', 'Inline style of the middle row.', '设置选择器中间选中框的样式'],
    'indicator-class': ['string', '', 'Class of the middle row.', '设置选择器中间选中框的类名'],
    'mask-style': ['string', '', 'Inline style of the shade.', '设置蒙层的样式'],
    'immediate-change': [
      'boolean',
      false,
      'Tells change on release, not at rest.',
      '是否在手指松开时立即触发 change 事件',
    ],
  },
  events: {
    change: ['The choice changed.', '滚动选择时触发 change 事件', '{ value: number[] }'],
    pickstart: ['A wheel began to turn.', '当滚动选择开始时候触发事件'],
    pickend: ['A wheel came to rest.', '当滚动选择结束时候触发事件'],
  },
} as const satisfies TagSpec;
