import type { TagSpec } from '../spec.ts';

export default {
  tag: 'open-container',
  since: '3.4.0',
  support: 'simulated',
  doc: ['A card that opens into a page.', '容器转场动画组件。'],
  limits: [
    'The page that shrinks back is a picture of it: videos in it stand still.',
    '返回时收缩的是页面的画面，其中的视频不再播放。',
  ],
  props: {
    url: ['string', '', 'Page it opens.', '点击后跳转的页面'],
    'closed-color': ['string', 'white', 'Colour when closed.', '初始容器背景色'],
    'closed-elevation': ['number', 0, 'Shadow when closed.', '初始容器影深大小'],
    'closed-border-radius': ['number', 0, 'Radius when closed.', '初始容器圆角大小'],
    'middle-color': ['string', '', 'Colour between.', 'fadeThrough 模式下的过渡背景色'],
    'open-color': ['string', 'white', 'Colour when open.', '打开状态下容器背景色'],
    'open-elevation': ['number', 0, 'Shadow when open.', '打开状态下容器影深大小'],
    'open-border-radius': ['number', 0, 'Radius when open.', '打开状态下容器圆角大小'],
    'transition-duration': ['number', 300, 'How long it takes, in ms.', '动画时长'],
    'transition-type': ['string', 'fade', 'Kind of transition.', '动画类型', ['fade', 'fadeThrough']],
  },
  events: {},
} as const satisfies TagSpec;
