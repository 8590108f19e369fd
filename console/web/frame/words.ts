import type { Text } from '../../../contract/text.ts';
import type { Group } from '../kit/section.ts';

export const words = {
  skip: { en: 'Skip to the page', zh: '跳到正文' },
  navigation: { en: 'Areas', zh: '导航' },
  openNavigation: { en: 'Open navigation', zh: '打开导航' },
  allTeams: { en: 'All teams', zh: '全部团队' },
  team: { en: 'Team', zh: '团队' },
  account: { en: 'Account', zh: '账号' },
  language: { en: 'Language', zh: '语言' },
  theme: { en: 'Theme', zh: '主题' },
  light: { en: 'Light', zh: '浅色' },
  dark: { en: 'Dark', zh: '深色' },
  system: { en: 'As the system', zh: '跟随系统' },
  signOut: { en: 'Sign out', zh: '退出登录' },
  reference: { en: 'API reference', zh: 'API 文档' },
  notHere: { en: 'There is no such page', zh: '页面不存在' },
  notHereHint: {
    en: 'The address may be mistyped, or the thing has been removed.',
    zh: '地址可能有误，或内容已被删除。',
  },
  home: { en: 'To the start', zh: '返回首页' },
  blocked: { en: 'You have been blocked', zh: '您已被停用' },
  blockedHint: {
    en: 'You can sign in, but not see or operate the mini programs of workspace {workspace}. Ask its administrator to unblock you.',
    zh: '您可以登录，但无法查看或操作工作空间 {workspace} 中的小程序，请联系管理员解除停用。',
  },
  forbidden: { en: 'This page is not open to you', zh: '您无权访问此页面' },
} satisfies Record<string, Text>;

export const groupWords: Record<Group, Text> = {
  programs: { en: 'Mini programs', zh: '小程序' },
  apps: { en: 'Applications', zh: '应用' },
  approvals: { en: 'Approvals', zh: '审批' },
  teams: { en: 'Teams', zh: '团队' },
  operations: { en: 'Operations', zh: '运营' },
  settings: { en: 'Settings', zh: '设置' },
};
