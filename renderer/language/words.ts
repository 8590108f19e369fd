import { words } from '../kit/text.ts';

export const refactoringWords = words({
  done: {
    en: '{n} {n|change|changes} in {files} {files|file|files}.',
    zh: '已修改 {files} 个文件，共 {n} 处。',
  },
  undo: { en: 'Undo all', zh: '全部撤销' },
  stale: {
    en: '{file} has changed meanwhile: nothing was done. Try again.',
    zh: '{file} 已发生变化，未作任何修改，请重试。',
  },
  rename: { en: 'Rename “{from}” to “{to}”', zh: '将“{from}”重命名为“{to}”' },
  move: { en: 'Move {from} to {to}', zh: '将 {from} 移动到 {to}' },
  change: { en: 'Change the project', zh: '修改项目' },
  nothing: { en: 'Nothing here can be renamed.', zh: '此处没有可以重命名的内容。' },
});

export const languageWords = words({
  hung: {
    en: 'Completion and checks did not answer any more and were started again. What you have typed is as it was.',
    zh: '补全与检查长时间没有响应，已重新启动；你输入的内容不受影响。',
  },
});
