import { words } from '../../kit/text.ts';

export const searchWords = words({
  title: { en: 'Search', zh: '搜索' },
  find: { en: 'Search', zh: '搜索' },
  replace: { en: 'Replace', zh: '替换' },
  toggleReplace: { en: 'Show or hide replace', zh: '显示或隐藏替换' },
  matchCase: { en: 'Match case', zh: '区分大小写' },
  wholeWord: { en: 'Match whole word', zh: '全字匹配' },
  regex: { en: 'Use regular expression', zh: '使用正则表达式' },
  details: { en: 'Files to include or exclude', zh: '包含或排除的文件' },
  include: { en: 'Files to include, such as pages/**, *.wxml', zh: '包含的文件，例如 pages/**, *.wxml' },
  exclude: { en: 'Files to exclude', zh: '排除的文件' },
  ignored: { en: 'Search ignored folders too', zh: '同时搜索被忽略的文件夹' },
  replaceAll: { en: 'Replace all', zh: '全部替换' },
  replaceOne: { en: 'Replace in this file', zh: '在此文件中替换' },
  dismiss: { en: 'Leave out', zh: '移除此项' },
  searching: { en: 'Searching…', zh: '正在搜索…' },
  cancel: { en: 'Cancel search', zh: '取消搜索' },
  none: { en: 'Nothing found.', zh: '未找到结果。' },
  hint: { en: 'Search in all files of the project.', zh: '在项目的所有文件中搜索。' },
  found: {
    en: '{n} {n|match|matches} in {files} {files|file|files}',
    zh: '{files} 个文件中有 {n} 个匹配项',
  },
  limited: { en: ', more were left out', zh: '，其余未列出' },
  skipped: {
    en: '{n} {n|file|files} skipped (too large or too slow).',
    zh: '跳过 {n} 个文件（过大或过慢）。',
  },
  confirmTitle: {
    en: 'Replace {n} {n|match|matches} in {files} {files|file|files}?',
    zh: '替换 {files} 个文件中的 {n} 个匹配项？',
  },
  confirmText: {
    en: 'Open files are changed in the editor and stay unsaved; the others are written to disk.',
    zh: '已打开的文件将在编辑器中修改且不自动保存，其余文件直接写入磁盘。',
  },
  confirmCancel: { en: 'Cancel', zh: '取消' },
  replaced: {
    en: 'Replaced {n} {n|match|matches} in {files} {files|file|files}.',
    zh: '已在 {files} 个文件中替换 {n} 处。',
  },
  failedFiles: {
    en: 'Not replaced, the files changed since: {files}',
    zh: '以下文件已发生变化，未替换：{files}',
  },
  findInFiles: { en: 'Find in files', zh: '在文件中查找' },
  replaceInFiles: { en: 'Replace in files', zh: '在文件中替换' },
  inFolder: { en: 'Find in folder', zh: '在文件夹中查找' },
  noProject: { en: 'Open a project first.', zh: '请先打开一个项目。' },
});
