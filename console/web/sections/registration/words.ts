import type { Text } from '../../../../contract/text.ts';

export const words = {
  title: { en: 'Register', zh: '注册' },
  invites: {
    en: 'Workspace {workspace} invites you to team {team} as {role}.',
    zh: '工作空间 {workspace} 邀请您以{role}身份加入团队 {team}。',
  },
  ends: { en: 'The link is valid until', zh: '链接有效期至' },
  name: { en: 'Your name', zh: '姓名' },
  account: { en: 'Login account', zh: '登录账号' },
  email: { en: 'E-mail', zh: '邮箱' },
  password: { en: 'Password', zh: '密码' },
  passwordHelp: {
    en: 'Letters, digits, or English symbols, at least 8 characters, case sensitive',
    zh: '字母、数字或英文符号，至少 8 位，区分大小写',
  },
  reason: { en: 'A word to the administrator', zh: '给管理员的留言' },
  register: { en: 'Register', zh: '注册' },
  done: { en: 'Registered. An administrator has to approve.', zh: '已提交注册，等待管理员审批。' },
  doneHint: {
    en: 'Once approved you sign in to workspace {workspace} with the account {account}.',
    zh: '审批通过后，请使用账号 {account} 登录工作空间 {workspace}。',
  },
  toSignIn: { en: 'To the sign-in page', zh: '前往登录' },
} satisfies Record<string, Text>;
