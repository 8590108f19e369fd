import type { TagSpec } from '../spec.ts';

export default {
  tag: 'list-view',
  since: '2.29.2',
  support: 'simulated',
  doc: [
    'A list in a scroll-view of type custom.',
    '列表布局容器，仅支持作为 <scroll-view type="custom"> 的直接子节点或 sticky-section 的直接子节点。',
  ],
  limits: ['Rows are drawn all at once.', '一次性渲染全部子节点。'],
  props: {
    padding: [
      'array',
      [],
      'Padding: top, right, bottom, left.',
      '长度为 4 的数组，按 top、right、bottom、left 顺序指定内边距',
    ],
  },
  events: {},
} as const satisfies TagSpec;
