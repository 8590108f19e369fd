import type { TagSpec } from '../spec.ts';

export default {
  tag: 'store-home',
  since: '3.4.7',
  support: 'placeholder',
  doc: ['A shop.', '小店首页组件。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {
    appid: ['string', '', 'Id of the shop.', '小店 appid'],
    'custom-content': ['boolean', false, 'Content of its own.', '是否使用自定义内容'],
  },
  events: {
    entererror: ['It could not be opened.', '进入小店失败'],
  },
} as const satisfies TagSpec;
