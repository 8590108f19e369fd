import { words } from '../../kit/text.ts';

export const refactorWords = words({
  title: { en: 'Refactor preview', zh: '重构预览' },
  empty: {
    en: 'A rename that touches several files is shown here before it is done.',
    zh: '涉及多个文件的重命名会先在此处预览。',
  },
  summary: {
    en: '{n} of {all} {all|change|changes} in {files} {files|file|files}',
    zh: '{files} 个文件，已选 {n} / {all} 处',
  },
  apply: { en: 'Apply', zh: '应用' },
  discard: { en: 'Discard', zh: '放弃' },
  file: { en: 'All changes in {file}', zh: '{file} 中的全部修改' },
  change: { en: 'Line {line} of {file}', zh: '{file} 第 {line} 行' },
  noProject: { en: 'Open a project first.', zh: '请先打开一个项目。' },
});
