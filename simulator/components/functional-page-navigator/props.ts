import type { TagSpec } from '../spec.ts';

export default {
  tag: 'functional-page-navigator',
  since: '2.1.0',
  support: 'placeholder',
  doc: ['Opens a function page of a plugin.', '仅在插件中有效，用于跳转到插件功能页。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {
    version: ['string', 'release', 'Version.', '跳转到的小程序版本', ['develop', 'trial', 'release']],
    name: [
      'string',
      '',
      'Which page.',
      '要跳转到的功能页',
      ['loginAndGetUserInfo', 'requestPayment', 'chooseAddress'],
    ],
    args: ['object', null, 'Its arguments.', '功能页参数'],
  },
  events: {
    success: ['It came back.', '功能页返回，且操作成功时触发'],
    fail: ['It failed.', '功能页返回，且操作失败时触发'],
    cancel: ['It was left.', '因用户操作从功能页返回时触发'],
  },
} as const satisfies TagSpec;
