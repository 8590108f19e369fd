import type { TagSpec } from '../spec.ts';

export default {
  tag: 'canvas',
  since: '1.0.0',
  support: 'real',
  doc: ['A canvas, 300 by 150 px by default.', '画布。默认宽度 300px、高度 150px。'],
  props: {
    type: [
      'string',
      '',
      'Kind of context; empty for the legacy one.',
      '指定 canvas 类型',
      ['2d', 'webgl', 'webgl2'],
    ],
    'canvas-id': [
      'string',
      '',
      'Name for the legacy context.',
      'canvas 组件的唯一标识符，若指定了 type 则无需再指定该属性',
    ],
    'disable-scroll': [
      'boolean',
      false,
      'Keeps the page from scrolling under a finger.',
      '当在 canvas 中移动时且有绑定手势事件时，禁止屏幕滚动以及下拉刷新',
    ],
  },
  events: {
    error: ['It cannot be drawn.', '当发生错误时触发 error 事件', '{ errMsg: string }'],
  },
} as const satisfies TagSpec;
