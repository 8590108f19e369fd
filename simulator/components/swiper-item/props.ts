import type { TagSpec } from '../spec.ts';

export default {
  tag: 'swiper-item',
  since: '1.0.0',
  support: 'real',
  doc: ['One slide of a swiper, as large as it.', '仅可放置在 swiper 组件中，宽高自动设置为 100%。'],
  idle: ['skip-hidden-item-layout'],
  props: {
    'item-id': ['string', '', 'Its name.', '该 swiper-item 的标识符'],
    'skip-hidden-item-layout': [
      'boolean',
      false,
      'Leaves out the layout of hidden slides.',
      '是否跳过未显示的滑块布局',
    ],
  },
  events: {},
} as const satisfies TagSpec;
