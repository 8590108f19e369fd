import type { Text } from '../../../../contract/text.ts';

export const words = {
  quality: { en: 'Quality', zh: '质量' },
  hint: {
    en: 'Crashes of the same message in the same version are one group.',
    zh: '同一版本中相同信息的崩溃归为一组。',
  },
  crashes: { en: 'Crashes', zh: '崩溃' },
  perDay: { en: 'Crashes per day', zh: '每日崩溃' },
  affected: { en: 'Users affected', zh: '受影响用户' },
  message: { en: 'Message', zh: '信息' },
  version: { en: 'Version', zh: '版本' },
  anyVersion: { en: 'Any version', zh: '全部版本' },
  count: { en: 'Times', zh: '次数' },
  users: { en: 'Users', zh: '用户' },
  first: { en: 'First', zh: '首次' },
  last: { en: 'Last', zh: '最近' },
  none: { en: 'No crashes in this time', zh: '此期间没有崩溃' },
  noneHint: {
    en: 'Containers report errors that a mini program did not catch.',
    zh: '容器会上报小程序未捕获的错误。',
  },
  page: { en: 'Page', zh: '页面' },
  system: { en: 'System', zh: '系统' },
  time: { en: 'Time', zh: '时间' },
  guid: { en: 'Guid', zh: 'Guid' },
  stack: { en: 'Stack', zh: '堆栈' },
  noStack: { en: 'Its container sent no stack.', zh: '容器未上报堆栈。' },
  newest: { en: 'The newest of this group', zh: '该组最近的崩溃' },
  csv: { en: 'Download csv', zh: '下载 csv' },
  isMapped: { en: 'Places in the source as it was written.', zh: '已还原为源代码位置。' },
  notMapped: {
    en: 'Places in the compiled program: this version came without source maps.',
    zh: '编译后代码中的位置：该版本未附带 source map。',
  },
} satisfies Record<string, Text>;
