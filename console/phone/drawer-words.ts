import type { Text } from '../../contract/text.ts';

export const drawerWords = {
  open: { en: 'Debug', zh: '调试' },
  errors: { en: 'errors:', zh: '错误：' },
  console: { en: 'Console', zh: '控制台' },
  network: { en: 'Network', zh: '网络' },
  storage: { en: 'Storage', zh: '存储' },
  about: { en: 'About', zh: '关于' },
  page: { en: 'Page', zh: '页面' },
  nothing: { en: 'Nothing yet.', zh: '暂无内容。' },
  failed: { en: 'failed', zh: '失败' },
  clear: { en: 'Clear', zh: '清空' },
  restart: { en: 'Restart', zh: '重新启动' },
  leave: { en: 'Leave', zh: '退出' },
  close: { en: 'Close', zh: '关闭' },
} satisfies Record<string, Text>;
