import type { TagSpec } from '../spec.ts';

export default {
  tag: 'nested-scroll-header',
  since: '3.2.0',
  support: 'real',
  doc: [
    'Outer part of nested scrolling: its first child.',
    'scroll-view 嵌套模式场景中属于外层 scroll-view 的节点。',
  ],
  props: {},
  events: {},
} as const satisfies TagSpec;
