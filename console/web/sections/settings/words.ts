import type { Text } from '../../../../contract/text.ts';

export const words = {
  branding: { en: 'Logo & links', zh: '品牌与链接' },
  brandingHint: {
    en: 'What people see on the sign-in page and in their browser’s tab.',
    zh: '登录页与浏览器标签页中显示的内容。',
  },
  title: { en: 'Title', zh: '标题' },
  titleHint: { en: 'Left empty: the name of the workspace.', zh: '留空则使用工作空间名称。' },
  logo: { en: 'Logo', zh: 'Logo' },
  favicon: { en: 'Favicon', zh: 'Favicon' },
  domain: { en: 'Domain Preference', zh: '域名偏好' },
  domainHint: {
    en: 'The address under which people should open this console.',
    zh: '希望用户访问本控制台的地址。',
  },
  about: { en: 'URL of About Us', zh: '“关于我们”链接' },
  terms: { en: 'Term of Service Agreement', zh: '服务条款链接' },
  urlRule: { en: 'An address that begins with http:// or https://', zh: '以 http:// 或 https:// 开头的地址' },
  saved: { en: 'Saved', zh: '已保存' },
  mail: { en: 'Service E-mail Preference', zh: '服务邮件偏好' },
  mailHint: {
    en: 'Which letters the console sends to members who have an e-mail address.',
    zh: '控制台向填写了邮箱的成员发送哪些邮件。',
  },
  letters: { en: 'Letters', zh: '邮件' },
  appSecret: {
    en: 'An AppSecret was reset, frozen or unfrozen (to the team)',
    zh: 'AppSecret 被重置、冻结或解冻（发送给团队）',
  },
  approval: {
    en: 'An application was approved or rejected (to the applicant)',
    zh: '申请通过或被拒绝（发送给申请人）',
  },
  member: { en: 'A member was blocked or unblocked (to the member)', zh: '成员被停用或恢复（发送给本人）' },
  replyTo: { en: 'Answers go to', zh: '回复地址' },
  test: { en: 'Send a letter to try it', zh: '发送测试邮件' },
  testTo: { en: 'To', zh: '收件人' },
  sendTest: { en: 'Send', zh: '发送' },
  sent: { en: 'Sent to {to}', zh: '已发送至 {to}' },
  downloads: { en: 'IDE downloads', zh: '开发者工具下载' },
  downloadsHint: {
    en: 'Where the installers lie; the mini programs’ pages offer them.',
    zh: '安装包地址，显示在小程序页面。',
  },
  'win32-x64': { en: 'Windows 64-bit', zh: 'Windows 64 位' },
  'darwin-x64': { en: 'macOS x64', zh: 'macOS x64' },
  'darwin-arm64': { en: 'macOS arm64', zh: 'macOS arm64' },
  'linux-x64': { en: 'Linux x64', zh: 'Linux x64' },
  version: { en: 'Version', zh: '版本' },
  address: { en: 'Address', zh: '地址' },
} satisfies Record<string, Text>;
