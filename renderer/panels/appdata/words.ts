import { words } from '../../kit/text.ts';

export const appDataWords = words({
  title: { en: 'AppData', zh: 'AppData' },
  instances: { en: 'Pages and components', zh: '页面与组件' },
  data: { en: 'Data of {name}', zh: '{name} 的数据' },
  page: { en: 'Page', zh: '页面' },
  component: { en: 'Component', zh: '组件' },
  empty: { en: 'Nothing is in its data.', zh: '没有数据。' },
  none: {
    en: 'No page is open. Pages of the running program and their data show here.',
    zh: '没有打开的页面。程序运行时，各页面及其数据会显示在此处。',
  },
  undo: { en: 'Undo change', zh: '撤销修改' },
  nothingToUndo: { en: 'Nothing was changed by hand.', zh: '尚未手动修改。' },
  edit: { en: 'Edit value', zh: '编辑值' },
  editJson: { en: 'Edit {name} as JSON', zh: '以 JSON 编辑 {name}' },
  copyJson: { en: 'Copy as JSON', zh: '复制为 JSON' },
  copyPath: { en: 'Copy path', zh: '复制路径' },
  newValue: { en: 'New value of {name}, as JSON', zh: '{name} 的新值（JSON）' },
  notJson: { en: 'This is not JSON: {reason}', zh: '不是有效的 JSON：{reason}' },
  save: { en: 'Save', zh: '保存' },
  cancel: { en: 'Cancel', zh: '取消' },
  more: { en: '{n} more …', zh: '还有 {n} 项…' },
  isCut: { en: 'There are more components than are listed.', zh: '组件过多，仅列出一部分。' },
  property: { en: 'A property, set by the parent', zh: '由父组件传入的属性' },
});
