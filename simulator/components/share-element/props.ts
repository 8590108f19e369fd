import type { TagSpec } from '../spec.ts';

export default {
  tag: 'share-element',
  since: '2.16.0',
  support: 'simulated',
  doc: ['An element that two pages share.', '共享元素。'],
  limits: ['Pages do not share an element in motion.', '页面间不做共享元素动画。'],
  props: {
    key: ['string', '', 'Its name on both pages.', '映射标记'],
    transform: ['boolean', false, 'Whether it moves between the pages.', '是否进行动画'],
    duration: ['number', 300, 'How long it moves, in ms.', '动画时长'],
    'easing-function': ['string', 'ease-out', 'How it moves.', 'css 缓动函数'],
    'transition-on-gesture': ['boolean', false, 'Also with a gesture.', '手势返回时是否进行动画'],
    'shuttle-on-push': [
      'string',
      'to',
      'Which page draws it going in.',
      '指定 push 阶段的飞跃物',
      ['from', 'to'],
    ],
    'shuttle-on-pop': [
      'string',
      'to',
      'Which page draws it going back.',
      '指定 pop 阶段的飞跃物',
      ['from', 'to'],
    ],
    'rect-tween-type': ['string', 'materialRectArc', 'Its path.', '动画插值轨迹'],
  },
  events: {},
} as const satisfies TagSpec;
