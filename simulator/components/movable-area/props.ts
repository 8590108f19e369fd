import type { TagSpec } from '../spec.ts';

export default {
  tag: 'movable-area',
  since: '1.2.0',
  support: 'real',
  doc: [
    'Where movable-view may move. Needs a width and a height, 10 px by default.',
    'movable-view 的可移动区域。须设置 width 和 height，默认 10px。',
  ],
  props: {
    'scale-area': [
      'boolean',
      false,
      'Two fingers anywhere in it scale.',
      '当里面的 movable-view 设置为支持双指缩放时，设置此值可将缩放手势生效区域修改为整个 movable-area',
    ],
  },
  events: {},
} as const satisfies TagSpec;
