import type { TagSpec } from '../spec.ts';

export default {
  tag: 'nested-scroll-header',
  since: '2.36.0',
  support: 'simulated',
  doc: ['Outer part of nested scrolling.', 'scroll-view 嵌套模式场景中属于外层 scroll-view 的节点。'],
  limits: ['Laid out as plain content.', '按普通内容布局。'],
  props: {},
  events: {},
} as const satisfies TagSpec;
