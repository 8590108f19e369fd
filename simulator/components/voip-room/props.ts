import type { TagSpec } from '../spec.ts';

export default {
  tag: 'voip-room',
  since: '2.11.0',
  support: 'placeholder',
  doc: ['A call of many.', '多人音视频对话。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {
    openid: ['string', '', 'Who is shown.', '进入房间用户的 openid'],
    mode: ['string', 'camera', 'Kind.', '对话窗口类型', ['camera', 'video']],
    'device-position': ['string', 'front', 'Which camera.', '仅在 mode 为 camera 时有效', ['front', 'back']],
    'object-fit': [
      'string',
      'fill',
      'How it fits its box.',
      '画面与容器比例不一致时，画面的表现形式',
      ['fill', 'contain', 'cover'],
    ],
  },
  events: {
    error: ['It failed.', '创建对话窗口失败时触发'],
  },
} as const satisfies TagSpec;
