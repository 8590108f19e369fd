import type { TagSpec } from '../spec.ts';

export default {
  tag: 'editor',
  since: '2.7.0',
  support: 'real',
  doc: ['A rich text editor.', '富文本编辑器。'],
  idle: ['confirm-hold'],
  props: {
    'read-only': ['boolean', false, 'Cannot be changed.', '设置编辑器为只读'],
    placeholder: ['string', '', 'Shown while it is empty.', '提示信息'],
    'show-img-size': ['boolean', false, 'A tapped picture shows its size.', '点击图片时显示图片大小控件'],
    'show-img-toolbar': ['boolean', false, 'A tapped picture shows tools.', '点击图片时显示工具栏控件'],
    'show-img-resize': ['boolean', false, 'A tapped picture shows handles.', '点击图片时显示修改尺寸控件'],
    'confirm-hold': [
      'boolean',
      false,
      'Keeps the keyboard after the enter key.',
      '点击键盘右下角按钮时是否保持键盘不收起',
    ],
  },
  events: {
    ready: ['It can be used.', '编辑器初始化完成时触发'],
    focus: ['It took the keyboard.', '编辑器聚焦时触发', '{ html: string; text: string; delta: object }'],
    blur: ['It lost the keyboard.', '编辑器失去焦点时触发', '{ html: string; text: string; delta: object }'],
    input: ['Its content changed.', '编辑器内容改变时触发', '{ html: string; text: string; delta: object }'],
    statuschange: [
      'The format at the caret changed.',
      '通过 Context 方法改变编辑器内样式时触发，返回选区已设置的样式',
    ],
  },
} as const satisfies TagSpec;
