import type { TagSpec } from '../spec.ts';

export default {
  tag: 'nested-scroll-body',
  since: '3.2.0',
  support: 'real',
  doc: [
    'Inner part of nested scrolling: its first child.',
    'scroll-view 嵌套模式场景中属于里层 scroll-view 的节点。',
  ],
  props: {
    'offset-top': [
      'number',
      0,
      'Its distance from the top at which it is as high as it gets and what is in it scrolls.',
      '滚动目标距离顶部的距离(px)',
    ],
  },
  events: {},
} as const satisfies TagSpec;
