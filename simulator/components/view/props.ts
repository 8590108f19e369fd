import type { TagSpec } from '../spec.ts';

export default {
  tag: 'view',
  since: '1.0.0',
  support: 'real',
  doc: ['A container of any content.', '视图容器。'],
  props: {
    'hover-class': [
      'string',
      'none',
      'Class while a finger is down. `none` for no effect.',
      '指定按下去的样式类。为 none 时没有点击态效果',
    ],
    'hover-stop-propagation': [
      'boolean',
      false,
      'Keeps ancestors from showing theirs.',
      '指定是否阻止本节点的祖先节点出现点击态',
    ],
    'hover-start-time': ['number', 50, 'How long until it shows, in ms.', '按住后多久出现点击态，单位毫秒'],
    'hover-stay-time': [
      'number',
      400,
      'How long it stays after release, in ms.',
      '手指松开后点击态保留时间，单位毫秒',
    ],
  },
  events: {},
} as const satisfies TagSpec;
