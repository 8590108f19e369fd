import type { TagSpec } from '../spec.ts';

export default {
  tag: 'page-meta',
  since: '2.9.0',
  support: 'real',
  doc: ['Settings of the page; must be its first node.', '页面属性配置节点，只能是页面内的第一个节点。'],
  idle: ['page-orientation'],
  props: {
    'background-text-style': [
      'string',
      '',
      'Style of the pull-down dots.',
      '下拉背景字体、loading 图的样式',
      ['dark', 'light'],
    ],
    'background-color': ['string', '', 'Colour of the window.', '窗口的背景色'],
    'background-color-top': ['string', '', 'Colour above.', '顶部窗口的背景色'],
    'background-color-bottom': ['string', '', 'Colour below.', '底部窗口的背景色'],
    'root-background-color': ['string', '', 'Colour of the root.', '页面内容的背景色'],
    'scroll-top': ['string', '', 'How far the page is scrolled.', '滚动位置'],
    'scroll-duration': ['number', 300, 'How long scrolling takes, in ms.', '滚动动画时长'],
    'page-style': ['string', '', 'Style of the page.', '页面根节点样式'],
    'page-font-size': ['string', '', 'Font size of the page.', '页面 page 的字体大小'],
    'root-font-size': ['string', '', 'Font size of rem.', '页面的根字体大小'],
    'page-orientation': ['string', '', 'How the page lies.', '页面的方向', ['auto', 'portrait', 'landscape']],
  },
  events: {
    resize: [
      'The page changed its size.',
      '页面尺寸变化时会触发 resize 事件',
      '{ size: { windowWidth: number; windowHeight: number } }',
    ],
    scroll: ['The page scrolled.', '页面滚动时会触发 scroll 事件', '{ scrollTop: number }'],
    scrolldone: ['A set scrolling ended.', '如果通过改变 scroll-top 属性来使页面滚动，页面滚动结束后会触发'],
  },
} as const satisfies TagSpec;
