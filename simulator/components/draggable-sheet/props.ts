import type { TagSpec } from '../spec.ts';

export default {
  tag: 'draggable-sheet',
  since: '3.2.0',
  support: 'simulated',
  doc: ['A sheet that can be dragged up.', '半屏可拖拽组件。'],
  props: {
    'initial-child-size': ['number', 0.5, 'Height at first, as a share.', '初始时占父容器的比例'],
    'min-child-size': ['number', 0.25, 'Least height.', '最小占比'],
    'max-child-size': ['number', 1, 'Greatest height.', '最大占比'],
    snap: ['boolean', false, 'Comes to rest at snap-sizes.', '是否吸附'],
    'snap-sizes': ['array', [], 'Where it rests.', '吸附的比例'],
    'worklet:onsizeupdate': [
      'string',
      '',
      'Worklet called when its height changes.',
      '尺寸发生变化时触发，仅支持 worklet 作为回调',
    ],
  },
  events: {},
} as const satisfies TagSpec;
