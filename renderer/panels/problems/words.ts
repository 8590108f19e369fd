import { words } from '../../kit/text.ts';

export const problemsWords = words({
  title: { en: 'Problems', zh: '问题' },
  badge: { en: '{n} {n|problem|problems}', zh: '{n} 个问题' },
  none: { en: 'No problems were found in the project.', zh: '项目中未发现问题。' },
  noMatch: { en: 'No problem matches the filter.', zh: '没有与筛选条件匹配的问题。' },
  filter: { en: 'Filter problems', zh: '筛选问题' },
  errors: { en: '{n} {n|error|errors}', zh: '{n} 个错误' },
  warnings: { en: '{n} {n|warning|warnings}', zh: '{n} 个警告' },
  showErrors: { en: 'Errors', zh: '错误' },
  showWarnings: { en: 'Warnings', zh: '警告' },
  showInfos: { en: 'Information', zh: '信息' },
  fix: { en: 'Fix: {title}', zh: '修复：{title}' },
  place: { en: 'Ln {line}, Col {column}', zh: '行 {line}，列 {column}' },
});
