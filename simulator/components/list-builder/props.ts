import type { TagSpec } from '../spec.ts';

export default {
  tag: 'list-builder',
  since: '2.36.0',
  support: 'simulated',
  doc: ['A list built on demand.', '列表构造器。'],
  limits: ['Laid out as plain content.', '按普通内容布局。'],
  props: {},
  events: {},
} as const satisfies TagSpec;
