import type { TagSpec } from '../spec.ts';

export default {
  tag: 'navigation-bar',
  since: '2.9.0',
  support: 'real',
  doc: [
    'Settings of the navigation bar; must be the first node in page-meta.',
    '页面导航条配置节点，只能是 page-meta 组件内的第一个节点。',
  ],
  props: {
    title: ['string', '', 'Its title.', '导航条标题'],
    loading: ['boolean', false, 'Shows a spinner.', '是否在导航条显示 loading 加载提示'],
    'front-color': ['string', '', 'Colour of its text.', '导航条前景颜色值', ['#ffffff', '#000000']],
    'background-color': ['string', '', 'Its colour.', '导航条背景颜色值'],
    'color-animation-duration': [
      'number',
      0,
      'How long its colour takes, in ms.',
      '改变导航栏颜色时的动画时长',
    ],
    'color-animation-timing-func': [
      'string',
      'linear',
      'How its colour changes.',
      '改变导航栏颜色时的动画方式',
      ['linear', 'easeIn', 'easeOut', 'easeInOut'],
    ],
  },
  events: {},
} as const satisfies TagSpec;
