import type { TagSpec } from '../spec.ts';

export default {
  tag: 'store-coupon',
  since: '3.7.10',
  support: 'placeholder',
  doc: ['A coupon of a shop.', '小店优惠券组件。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform.',
    '以带标注的占位块显示：依赖平台服务。',
  ],
  props: {
    appid: ['string', '', 'Id of the shop.', '小店 appid'],
    'coupon-id': ['string', '', 'Id of the coupon.', '优惠券 id'],
  },
  events: {},
} as const satisfies TagSpec;
