import type { TagSpec } from '../spec.ts';

export default {
  tag: 'snapshot',
  since: '3.0.2',
  support: 'simulated',
  doc: ['Its subtree can be turned into a picture.', '截图组件。'],
  props: {
    mode: ['string', 'view', 'What is taken.', '截图模式'],
  },
  events: {},
} as const satisfies TagSpec;
