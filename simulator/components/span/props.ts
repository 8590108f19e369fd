import type { TagSpec } from '../spec.ts';

export default {
  tag: 'span',
  since: '2.30.4',
  support: 'real',
  doc: ['Inline text or boxes within text.', '用于内联文本与 image、navigator 的混排。'],
  props: {},
  events: {},
} as const satisfies TagSpec;
