import type { Text } from '../../contract/text.ts';

export const previewWords = {
  title: { en: 'Preview', zh: '预览' },
  opening: { en: 'Opening the preview…', zh: '正在打开预览…' },
  signInFirst: {
    en: 'This preview is not for everybody: sign in to see it.',
    zh: '此预览仅限指定人员，请先登录。',
  },
  expired: { en: 'The preview has expired.', zh: '预览已过期。' },
  revoked: { en: 'The preview was ended in the IDE.', zh: '预览已在开发者工具中结束。' },
  left: { en: 'You have left the program.', zh: '已退出小程序。' },
  endHint: {
    en: 'For a new one show the code in the IDE and scan it.',
    zh: '如需继续，请在开发者工具中生成新的二维码并扫描。',
  },
  again: { en: 'Open again', zh: '重新打开' },
  lost: { en: 'The console is away. Trying again…', zh: '与控制台的连接已断开，正在重试…' },
  openingTrial: { en: 'Opening the trial version…', zh: '正在打开体验版…' },
  trialTitle: { en: 'Trial version', zh: '体验版' },
  trialSignIn: { en: 'Trial versions are for testers: sign in first.', zh: '体验版仅限体验成员，请先登录。' },
  trial: { en: 'the trial version', zh: '体验版' },
  version: { en: 'Version', zh: '版本' },
  reason: { en: 'Why', zh: '原因' },
  program: { en: 'Mini program', zh: '小程序' },
  build: { en: 'Build', zh: '构建' },
  by: { en: 'From', zh: '发起人' },
  audience: { en: 'For', zh: '范围' },
  me: { en: 'its maker only', zh: '仅发起人' },
  testers: { en: 'testers and members', zh: '体验成员与团队成员' },
  link: { en: 'anyone with the link', zh: '获得链接的任何人' },
  until: { en: 'Until', zh: '有效期至' },
} satisfies Record<string, Text>;
