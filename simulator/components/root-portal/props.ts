import type { TagSpec } from '../spec.ts';

export default {
  tag: 'root-portal',
  since: '2.25.2',
  support: 'real',
  doc: [
    'Lifts its children out of the page, as a fixed layer would be.',
    '使整个子树从页面中脱离出来，类似于在 CSS 中使用 fixed position 的效果。',
  ],
  props: {
    enable: ['boolean', true, 'Whether it lifts them.', '是否从页面中脱离出来'],
  },
  events: {},
} as const satisfies TagSpec;
