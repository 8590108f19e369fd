import type { TagSpec } from '../spec.ts';

export default {
  tag: 'progress',
  since: '1.0.0',
  support: 'real',
  doc: ['A progress bar.', '进度条。'],
  props: {
    percent: ['number', 0, 'How far it is, from 0 to 100.', '百分比 0~100'],
    'show-info': ['boolean', false, 'Shows the number.', '在进度条右侧显示百分比'],
    'border-radius': ['any', 0, 'Radius of the corners.', '圆角大小'],
    'font-size': ['any', 16, 'Size of the number.', '右侧百分比字体大小'],
    'stroke-width': ['any', 6, 'Width of the bar.', '进度条线的宽度'],
    color: ['string', '#09bb07', 'As activeColor, which is preferred.', '进度条颜色（请使用 activeColor）'],
    activeColor: ['string', '#09bb07', 'Colour of what is done.', '已选择的进度条的颜色'],
    backgroundColor: ['string', '#ebebeb', 'Colour of what is not.', '未选择的进度条的颜色'],
    active: ['boolean', false, 'Grows from the left.', '进度条从左往右的动画'],
    'active-mode': [
      'string',
      'backwards',
      'Where the growing starts.',
      'backwards：动画从头播；forwards：动画从上次结束点接着播',
      ['backwards', 'forwards'],
    ],
    duration: ['number', 30, 'Time for 1 %, in ms.', '进度增加 1% 所需毫秒数'],
  },
  events: { activeend: ['The growing ended.', '动画完成事件', '{ curPercent: number }'] },
} as const satisfies TagSpec;
