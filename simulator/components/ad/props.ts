import type { TagSpec } from '../spec.ts';

export default {
  tag: 'ad',
  since: '1.9.94',
  support: 'placeholder',
  doc: ['An advertisement.', 'Banner 广告。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  idle: ['ad-intervals'],
  props: {
    'unit-id': ['string', '', 'Id of the unit.', '广告单元 id'],
    'ad-intervals': ['number', 0, 'Time between two, in s.', '广告自动刷新的间隔时间'],
    'ad-type': ['string', 'banner', 'Kind.', '广告类型', ['banner', 'video', 'grid']],
    'ad-theme': ['string', 'white', 'Theme.', '广告主题样式', ['white', 'black']],
  },
  events: {
    load: ['It has loaded.', '广告加载成功的回调'],
    error: ['It could not be loaded.', '广告加载失败的回调', '{ errMsg: string; errCode: number }'],
    close: ['It was closed.', '广告关闭的回调'],
  },
} as const satisfies TagSpec;
