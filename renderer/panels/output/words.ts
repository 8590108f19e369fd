import { words } from '../../kit/text.ts';

export const outputWords = words({
  title: { en: 'Output', zh: '输出' },
  filter: { en: 'Filter lines', zh: '筛选' },
  source: { en: 'Source', zh: '来源' },
  everything: { en: 'Everything', zh: '全部' },
  none: { en: 'Nothing was said yet.', zh: '暂无输出。' },
  clear: { en: 'Clear', zh: '清空' },
  copy: { en: 'Copy all', zh: '全部复制' },
  follow: { en: 'Follow the end', zh: '自动滚动到末尾' },
  debug: { en: 'Show details', zh: '显示详细信息' },
});
