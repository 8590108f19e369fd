import type { TagSpec } from '../spec.ts';

export default {
  tag: 'grid-builder',
  since: '2.36.0',
  support: 'simulated',
  doc: ['A grid built on demand.', '网格构造器。'],
  limits: ['Laid out as plain content.', '按普通内容布局。'],
  props: {},
  events: {},
} as const satisfies TagSpec;
