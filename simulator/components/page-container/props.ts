import type { TagSpec } from '../spec.ts';

export default {
  tag: 'page-container',
  since: '2.16.0',
  support: 'real',
  doc: [
    'A layer over the page that "back" closes first.',
    '页面容器。小程序如果在页面内进行复杂的界面设计，返回时优先关闭该容器。',
  ],
  props: {
    show: ['boolean', false, 'Whether it is open.', '是否显示容器组件'],
    duration: ['number', 300, 'How long it takes to open, in ms.', '动画时长，单位毫秒'],
    'z-index': ['number', 100, 'Its level.', 'z-index 层级'],
    overlay: ['boolean', true, 'Darkens the page.', '是否显示遮罩层'],
    position: ['string', 'bottom', 'Where it comes from.', '弹出位置', ['top', 'bottom', 'right', 'center']],
    round: ['boolean', false, 'Round corners.', '是否显示圆角'],
    'close-on-slide-down': ['boolean', false, 'Sliding down closes it.', '是否在下滑一段距离后关闭'],
    'overlay-style': ['string', '', 'Style of the shade.', '自定义遮罩层样式'],
    'custom-style': ['string', '', 'Style of the layer.', '自定义弹出层样式'],
  },
  events: {
    beforeenter: ['It is about to open.', '进入前触发'],
    enter: ['It opens.', '进入中触发'],
    afterenter: ['It is open.', '进入后触发'],
    beforeleave: ['It is about to close.', '离开前触发'],
    leave: ['It closes.', '离开中触发'],
    afterleave: ['It is closed.', '离开后触发'],
    clickoverlay: ['The shade was tapped.', '点击遮罩层时触发'],
  },
} as const satisfies TagSpec;
