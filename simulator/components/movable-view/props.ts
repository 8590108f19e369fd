import type { TagSpec } from '../spec.ts';

export default {
  tag: 'movable-view',
  since: '1.2.0',
  support: 'real',
  doc: [
    'A box that can be dragged and scaled within a movable-area.',
    '可移动的视图容器，在页面中可以拖拽滑动。',
  ],
  props: {
    direction: [
      'string',
      'none',
      'Where it may move.',
      '移动方向',
      ['all', 'vertical', 'horizontal', 'none'],
    ],
    inertia: ['boolean', false, 'Whether it glides on.', '是否带有惯性'],
    'out-of-bounds': [
      'boolean',
      false,
      'Whether it may be dragged out and springs back.',
      '超出可移动区域后，是否还可以移动',
    ],
    x: ['any', 0, 'Offset from the left.', '定义 x 轴方向的偏移'],
    y: ['any', 0, 'Offset from the top.', '定义 y 轴方向的偏移'],
    damping: [
      'number',
      20,
      'Damping of springs and set positions.',
      '阻尼系数，用于控制 x 或 y 改变时的动画和过界回弹的动画',
    ],
    friction: ['number', 2, 'Friction of gliding.', '摩擦系数，用于控制惯性滑动的动画'],
    disabled: ['boolean', false, 'Whether it is disabled.', '是否禁用'],
    scale: ['boolean', false, 'Whether two fingers scale it.', '是否支持双指缩放'],
    'scale-min': ['number', 0.1, 'Least scale.', '定义缩放倍数最小值'],
    'scale-max': ['number', 10, 'Greatest scale.', '定义缩放倍数最大值'],
    'scale-value': ['number', 1, 'Scale, from 0.1 to 10.', '定义缩放倍数，取值范围为 0.1 - 10'],
    animation: ['any', true, 'Whether set positions are moved to.', '是否使用动画'],
  },
  events: {
    change: [
      'It moved.',
      '拖动过程中触发的事件',
      "{ x: number; y: number; source: '' | 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction' }",
    ],
    scale: ['It was scaled.', '缩放过程中触发的事件', '{ x: number; y: number; scale: number }'],
    htouchmove: ['A finger went sideways first.', '初次手指触摸后移动为横向的移动时触发'],
    vtouchmove: ['A finger went up or down first.', '初次手指触摸后移动为纵向的移动时触发'],
  },
} as const satisfies TagSpec;
