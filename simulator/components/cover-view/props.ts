import type { TagSpec } from '../spec.ts';

export default {
  tag: 'cover-view',
  since: '1.4.0',
  support: 'real',
  doc: ['Text and boxes over native components.', '覆盖在原生组件之上的文本视图。'],
  props: {
    'scroll-top': [
      'any',
      '',
      'How far it is scrolled down.',
      '设置顶部滚动偏移量，仅在设置了 overflow-y: scroll 成为滚动元素后生效',
    ],
    'fixed-top': ['any', '', 'Distance from the top.', '顶部固定偏移'],
    'fixed-right': ['any', '', 'Distance from the right.', '右侧固定偏移'],
    'fixed-bottom': ['any', '', 'Distance from the bottom.', '底部固定偏移'],
    'fixed-left': ['any', '', 'Distance from the left.', '左侧固定偏移'],
    'marker-id': ['string', '', 'Marker whose callout it is.', '用于自定义 marker callout 的 marker-id'],
  },
  events: {},
} as const satisfies TagSpec;
