import type { TagSpec } from '../spec.ts';

export default {
  tag: 'xr-scene',
  since: '2.25.1',
  support: 'placeholder',
  doc: ['A scene of XR-FRAME.', 'XR-FRAME 场景。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {},
  events: {
    ready: ['It is ready.', '场景就绪'],
  },
} as const satisfies TagSpec;
