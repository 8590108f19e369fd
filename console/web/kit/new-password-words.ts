import type { Text } from '../../../contract/text.ts';

export const words = {
  help: {
    en: 'Letters, digits, or English symbols, at least 8 characters, case sensitive',
    zh: '字母、数字或英文符号，至少 8 位，区分大小写',
  },
  automatic: { en: 'Automatically generate', zh: '自动生成' },
  generate: { en: 'Generate', zh: '生成' },
  password: { en: 'Password', zh: '密码' },
  account: { en: 'Login account', zh: '登录账号' },
  created: { en: 'The account is ready', zh: '账号已创建' },
  once: {
    en: 'Hand these over now: the password is not shown again.',
    zh: '请立即交给本人：密码不会再次显示。',
  },
  both: { en: 'Account and password', zh: '账号与密码' },
  understood: { en: 'Done', zh: '完成' },
} satisfies Record<string, Text>;
