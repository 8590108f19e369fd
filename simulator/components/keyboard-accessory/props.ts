import type { TagSpec } from '../spec.ts';

export default {
  tag: 'keyboard-accessory',
  since: '2.23.0',
  support: 'simulated',
  doc: ['A bar above the keyboard.', '设置 input / textarea 聚焦时键盘上方的工具栏视图。'],
  limits: ['Not shown.', '不显示。'],
  props: {},
  events: {},
} as const satisfies TagSpec;
