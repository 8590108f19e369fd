import { words } from '../../kit/text.ts';

export const storageWords = words({
  title: { en: 'Storage', zh: '存储' },
  filter: { en: 'Filter keys and values', zh: '筛选键与值' },
  add: { en: 'Add entry', zh: '添加条目' },
  remove: { en: 'Delete entry', zh: '删除条目' },
  clear: { en: 'Clear storage', zh: '清空存储' },
  key: { en: 'Key', zh: '键' },
  type: { en: 'Type', zh: '类型' },
  value: { en: 'Value', zh: '值' },
  size: { en: 'Size', zh: '大小' },
  used: { en: '{used} of {limit}', zh: '已用 {used}，上限 {limit}' },
  usedTip: {
    en: 'What wx.setStorage keeps of this program. One key may hold 1 MB, all of them {limit}.',
    zh: '此程序通过 wx.setStorage 保存的数据。单个键上限 1 MB，总计上限 {limit}。',
  },
  none: {
    en: 'This program keeps nothing in its storage. It fills with wx.setStorage, or add an entry by hand.',
    zh: '此程序尚未保存任何数据。可由 wx.setStorage 写入，也可手动添加。',
  },
  noMatch: { en: 'No entry matches the filter.', zh: '没有符合筛选条件的条目。' },
  choose: { en: 'Choose an entry to see and edit its value.', zh: '选择一个条目以查看和编辑其值。' },
  save: { en: 'Save', zh: '保存' },
  revert: { en: 'Revert', zh: '还原' },
  entry: { en: 'Entry', zh: '条目' },
  needsKey: { en: 'Type a key.', zh: '请输入键名。' },
  changedOutside: {
    en: 'The program changed this value meanwhile. Revert shows the new one.',
    zh: '程序已修改此值。点击“还原”可查看新值。',
  },
  removed: {
    en: '{n} {n|entry was|entries were} deleted from the storage.',
    zh: '已从存储中删除 {n} 个条目。',
  },
  undo: { en: 'Undo', zh: '撤销' },
  chooseFirst: { en: 'Choose an entry first.', zh: '请先选择一个条目。' },
});
