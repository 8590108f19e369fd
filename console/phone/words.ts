import type { Text } from '../../contract/text.ts';

export const words = {
  title: { en: 'Sign in to the IDE', zh: '登录开发者工具' },
  signInFirst: { en: 'Sign in on this phone first.', zh: '请先在此手机上登录。' },
  again: { en: 'This session is old. Enter your password once more.', zh: '登录时间较久，请再次输入密码。' },
  workspace: { en: 'Workspace', zh: '工作空间' },
  account: { en: 'Account', zh: '账号' },
  password: { en: 'Password', zh: '密码' },
  code: { en: 'Six digits of your authenticator', zh: '身份验证器的六位数字' },
  signIn: { en: 'Sign in', zh: '登录' },
  asks: { en: 'This computer asks to be signed in as you:', zh: '以下电脑请求以您的身份登录：' },
  device: { en: 'Computer', zh: '电脑' },
  system: { en: 'System', zh: '系统' },
  address: { en: 'Address', zh: '网络地址' },
  time: { en: 'Time', zh: '时间' },
  otherNetwork: {
    en: 'That computer is in another network than this phone. Go on only if it is yours.',
    zh: '该电脑与本机不在同一网络，请确认是您本人的电脑再继续。',
  },
  pick: { en: 'Which number does the IDE show?', zh: '请选择开发者工具上显示的数字' },
  refuse: { en: 'It is not me', zh: '不是我操作' },
  confirmed: { en: 'Done. The IDE is signed in.', zh: '已完成，开发者工具已登录。' },
  cancelled: { en: 'Cancelled. Nobody was signed in.', zh: '已取消，未登录。' },
  expired: {
    en: 'The code has expired. Show a new one in the IDE and scan it.',
    zh: '二维码已过期，请在开发者工具中刷新后重新扫描。',
  },
  closeHint: { en: 'You can close this page.', zh: '可以关闭此页面。' },
  unknown: {
    en: 'There is no such page. Scan the code in the IDE again.',
    zh: '页面不存在，请重新扫描开发者工具中的二维码。',
  },
  offline: {
    en: 'The console cannot be reached. Check the network and try again.',
    zh: '无法连接控制台，请检查网络后重试。',
  },
} satisfies Record<string, Text>;

export const language: keyof Text = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
export const say = (text: Text): string => text[language];
