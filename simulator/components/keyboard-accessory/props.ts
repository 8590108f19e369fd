import type { TagSpec } from '../spec.ts';

export default {
  tag: 'keyboard-accessory',
  since: '2.23.0',
  support: 'real',
  doc: ['A bar above the keyboard.', '设置 input / textarea 聚焦时键盘上方的工具栏视图。'],
  props: {},
  events: {},
} as const satisfies TagSpec;
