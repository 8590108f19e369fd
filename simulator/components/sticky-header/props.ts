import type { TagSpec } from '../spec.ts';

export default {
  tag: 'sticky-header',
  since: '2.26.2',
  support: 'simulated',
  doc: ['The header of a sticky-section.', '吸顶布局容器，仅支持作为 sticky-section 的直接子节点。'],
  props: {
    'offset-top': ['number', 0, 'Distance from the top when it sticks.', '吸顶时与顶部的距离'],
    'allow-overlapping': [
      'boolean',
      false,
      'May lie over the header before it; else it sticks below that one.',
      '是否允许与前一个 sticky-header 重叠',
    ],
    padding: [
      'array',
      [],
      'Padding: top, right, bottom, left.',
      '长度为 4 的数组，按 top、right、bottom、left 顺序指定内边距',
    ],
  },
  events: {
    stickontopchange: ['It sticks or not.', '吸顶状态变化事件', '{ isStickOnTop: boolean }'],
  },
} as const satisfies TagSpec;
