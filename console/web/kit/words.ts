import type { Text } from '../../../contract/text.ts';

export const words = {
  offline: {
    en: 'The console cannot be reached. Check the network and try again.',
    zh: '无法连接控制台，请检查网络后重试。',
  },
  loading: { en: 'Loading', zh: '加载中' },
  failed: { en: 'This could not be loaded', zh: '加载失败' },
  retry: { en: 'Try again', zh: '重试' },
  nothing: { en: 'Nothing here yet', zh: '暂无数据' },
  nothingFound: { en: 'Nothing matches these filters', zh: '没有符合筛选条件的数据' },
  clearFilters: { en: 'Clear filters', zh: '清除筛选' },
  more: { en: 'Show more', zh: '加载更多' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
  copyFailed: {
    en: 'The browser did not allow copying. Select the text and copy it by hand.',
    zh: '浏览器不允许复制，请手动选择文本复制。',
  },
  cancel: { en: 'Cancel', zh: '取消' },
  save: { en: 'Save', zh: '保存' },
  close: { en: 'Close', zh: '关闭' },
  required: { en: 'This is required.', zh: '此项必填。' },
  typeToConfirm: { en: 'To confirm, type {word}', zh: '请输入 {word} 以确认' },
  actions: { en: 'Actions', zh: '操作' },
  search: { en: 'Search', zh: '搜索' },
  all: { en: 'All', zh: '全部' },
  download: { en: 'Download', zh: '下载' },
  moreActions: { en: 'More actions', zh: '更多操作' },
  chartTable: { en: 'Show as a table', zh: '以表格查看' },
  chartTime: { en: 'Time', zh: '时间' },
} satisfies Record<string, Text>;
