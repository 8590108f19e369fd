import type { TagSpec } from '../spec.ts';

export default {
  tag: 'ad-custom',
  since: '2.10.4',
  support: 'placeholder',
  doc: ['An advertisement from a template.', '原生模板广告。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  idle: ['ad-intervals'],
  props: {
    'unit-id': ['string', '', 'Id of the unit.', '广告单元 id'],
    'ad-intervals': ['number', 0, 'Time between two, in s.', '广告自动刷新的间隔时间'],
  },
  events: {
    load: ['It has loaded.', '广告加载成功的回调'],
    error: ['It could not be loaded.', '广告加载失败的回调'],
    close: ['It was closed.', '广告关闭的回调'],
    hide: ['It was hidden.', '广告隐藏的回调'],
    videoended: ['Its video ended.', '视频播放结束'],
  },
} as const satisfies TagSpec;
