import type { Text } from '../../../../contract/text.ts';

export const words = {
  analytics: { en: 'Analytics', zh: '数据分析' },
  hint: {
    en: 'User behaviour as the containers report it; days are UTC days.',
    zh: '容器上报的用户行为，按 UTC 日期统计。',
  },
  users: { en: 'Users', zh: '用户' },
  active: { en: 'Active users', zh: '活跃用户' },
  fresh: { en: 'New users', zh: '新增用户' },
  opens: { en: 'Opens', zh: '打开次数' },
  duration: { en: 'Minutes per active user', zh: '人均使用时长（分钟）' },
  day: { en: 'Day', zh: '日期' },
  pages: { en: 'Pages', zh: '页面' },
  page: { en: 'Page', zh: '页面路径' },
  views: { en: 'Views', zh: '访问次数' },
  lastSeen: { en: 'Last seen', zh: '最近访问' },
  tracked: { en: 'Tracked events', zh: '自定义事件' },
  event: { en: 'Event', zh: '事件' },
  count: { en: 'Times', zh: '次数' },
  retention: { en: 'Retention', zh: '留存' },
  retentionHint: {
    en: 'Of the people first seen on a day: the share that came again one, three, seven … days later.',
    zh: '某日新增用户在之后第 1、3、7……天再次访问的比例。',
  },
  cohort: { en: 'First seen', zh: '新增日期' },
  after: { en: 'After {days} d', zh: '{days} 天后' },
  none: { en: 'Nobody has opened it yet', zh: '还没有人打开' },
  noneHint: {
    en: 'Numbers appear when a host application runs the mini program in this time and reports its use.',
    zh: '当宿主应用在此期间运行小程序并上报后，数据会显示在此。',
  },
  csv: { en: 'Download csv', zh: '下载 csv' },
  total: { en: 'Total', zh: '合计' },
} satisfies Record<string, Text>;
