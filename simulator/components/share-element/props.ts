import type { TagSpec } from '../spec.ts';

export default {
  tag: 'share-element',
  since: '2.16.0',
  support: 'simulated',
  doc: [
    'An element that two pages share, or a page and its page-container: it flies from one place to the other.',
    '共享元素：在两个页面之间，或页面与其 page-container 之间飞跃。',
  ],
  limits: [
    'Between pages where both are of the renderer skyline. What flies is a picture of the element.',
    '页面间的动画仅在两个页面的 renderer 均为 skyline 时进行；飞跃的是元素的画面。',
  ],
  props: {
    key: ['string', '', 'Its name on both pages.', '映射标记，页面内唯一'],
    transform: ['boolean', false, 'Whether it flies to and from the page-container.', '是否进行动画'],
    duration: ['number', 300, 'How long that takes, in ms.', '动画时长，单位毫秒'],
    'easing-function': ['string', 'ease-out', 'How it speeds up and slows down there.', 'css 缓动函数'],
    'transition-on-gesture': [
      'boolean',
      false,
      'Also where a gesture takes the page away (Skyline).',
      '手势返回时是否进行动画',
    ],
    'shuttle-on-push': [
      'string',
      'to',
      'Which page gives the picture going in (Skyline).',
      '指定 push 阶段的飞跃物',
      ['from', 'to'],
    ],
    'shuttle-on-pop': [
      'string',
      'to',
      'Which page gives the picture going back (Skyline).',
      '指定 pop 阶段的飞跃物',
      ['from', 'to'],
    ],
    'worklet:onframe': [
      'string',
      '',
      'Worklet called with every frame; may give another rectangle (Skyline).',
      '动画帧回调，可返回另行计算的位置大小',
    ],
    'rect-tween-type': [
      'string',
      'materialRectArc',
      'Its way from one place to the other (Skyline): also cubic-bezier(x1, y1, x2, y2).',
      '动画插值曲线，亦可为 cubic-bezier(x1, y1, x2, y2)',
      [
        'materialRectArc',
        'materialRectCenterArc',
        'linear',
        'elasticIn',
        'elasticOut',
        'elasticInOut',
        'bounceIn',
        'bounceOut',
        'bounceInOut',
      ],
    ],
  },
  events: {},
} as const satisfies TagSpec;
