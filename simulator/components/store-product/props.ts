import type { TagSpec } from '../spec.ts';

export default {
  tag: 'store-product',
  since: '2.19.2',
  support: 'placeholder',
  doc: ['A product of a shop.', '商品橱窗组件。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {
    appid: ['string', '', 'Id of the shop.', '小店 appid'],
    'product-id': ['string', '', 'Id of the product.', '商品 id'],
    'product-promotion-link': ['string', '', 'Link of the product.', '商品推广链接'],
    'custom-content': ['boolean', false, 'Content of its own.', '是否使用自定义内容'],
    'custom-style': ['object', null, 'Style of its own.', '自定义样式'],
  },
  events: {
    entererror: ['It could not be opened.', '进入商品页失败'],
  },
} as const satisfies TagSpec;
