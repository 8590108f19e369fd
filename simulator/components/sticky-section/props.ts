import type { TagSpec } from '../spec.ts';

export default {
  tag: 'sticky-section',
  since: '2.26.2',
  support: 'simulated',
  doc: [
    'A section whose header sticks.',
    '吸顶布局容器，仅支持作为 <scroll-view type="custom"> 的直接子节点。',
  ],
  props: {
    'push-pinned-header': [
      'boolean',
      true,
      'The next header pushes this one away.',
      '吸顶元素重叠时是否继续上推',
    ],
    padding: [
      'array',
      [],
      'Padding: top, right, bottom, left.',
      '长度为 4 的数组，按 top、right、bottom、left 顺序指定内边距',
    ],
  },
  events: {},
} as const satisfies TagSpec;
