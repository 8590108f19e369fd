import type { TagSpec } from '../spec.ts';

export default {
  tag: 'grid-view',
  since: '2.29.2',
  support: 'simulated',
  doc: [
    'A grid in a scroll-view of type custom.',
    '网格布局容器，仅支持作为 <scroll-view type="custom"> 模式的直接子节点或 sticky-section 的直接子节点。',
  ],
  limits: ['Cells are drawn all at once.', '一次性渲染全部子节点。'],
  props: {
    type: ['string', 'aligned', 'Kind of grid.', '布局方式', ['aligned', 'masonry']],
    'cross-axis-count': ['number', 2, 'Number of columns.', '交叉轴元素数量'],
    'max-cross-axis-extent': ['number', 0, 'Greatest width of a column.', '交叉轴元素最大范围'],
    'main-axis-gap': ['number', 0, 'Space between rows.', '主轴方向间隔'],
    'cross-axis-gap': ['number', 0, 'Space between columns.', '交叉轴方向间隔'],
    padding: [
      'array',
      [],
      'Padding: top, right, bottom, left.',
      '长度为 4 的数组，按 top、right、bottom、left 顺序指定内边距',
    ],
  },
  events: {},
} as const satisfies TagSpec;
