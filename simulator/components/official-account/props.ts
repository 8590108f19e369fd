import type { TagSpec } from '../spec.ts';

export default {
  tag: 'official-account',
  since: '2.3.0',
  support: 'placeholder',
  doc: ['Follows the official account.', '公众号关注组件。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {},
  events: {
    load: ['It has loaded.', '组件加载成功时触发'],
    error: ['It could not be loaded.', '组件加载失败时触发'],
  },
} as const satisfies TagSpec;
