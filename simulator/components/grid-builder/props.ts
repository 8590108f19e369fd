import type { TagSpec } from '../spec.ts';

export default {
  tag: 'grid-builder',
  since: '3.4.0',
  support: 'real',
  doc: [
    'A grid of which only the cells that are seen are built. What stands in it is one cell: slot:item, slot:index.',
    '网格构造器，仅支持作为 <scroll-view type="custom"> 模式的直接子节点。',
  ],
  props: {
    type: ['string', 'aligned', 'Kind of grid.', '布局方式', ['aligned', 'masonry']],
    list: ['array', [], 'The list.', '需要用于渲染的列表'],
    'child-count': [
      'any',
      '',
      'Length of the whole list; that of list where it is not given.',
      '完整列表的长度，如果不传则取 list 的长度作为其值',
    ],
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
  events: {
    itembuild: ['A cell was built.', '列表项创建时触发', '{ index: number }'],
    itemdispose: ['A cell was thrown away.', '列表项回收时触发', '{ index: number }'],
  },
} as const satisfies TagSpec;
