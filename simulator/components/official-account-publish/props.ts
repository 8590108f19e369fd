import type { TagSpec } from '../spec.ts';

export default {
  tag: 'official-account-publish',
  since: '3.4.0',
  support: 'placeholder',
  doc: ['Publishes for the official account.', '公众号投稿组件。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform.',
    '以带标注的占位块显示：依赖平台服务。',
  ],
  props: {
    path: ['string', '', 'Page of the program.', '小程序页面路径'],
  },
  events: {},
} as const satisfies TagSpec;
