import type { TagSpec } from '../spec.ts';

export default {
  tag: 'picker-view-column',
  since: '1.0.0',
  support: 'real',
  doc: [
    'One wheel of a picker-view. Its children are the rows.',
    '滚动选择器子项，仅可放置于 picker-view 中，其孩子节点的高度会自动设置成与 picker-view 的选中框的高度一致。',
  ],
  props: {},
  events: {},
} as const satisfies TagSpec;
