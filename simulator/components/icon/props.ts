import type { TagSpec } from '../spec.ts';

export default {
  tag: 'icon',
  since: '1.0.0',
  support: 'real',
  doc: ['An icon of the platform.', '图标组件。'],
  props: {
    type: [
      'string',
      '',
      'Which icon.',
      'icon 的类型',
      [
        'success',
        'success_no_circle',
        'info',
        'warn',
        'waiting',
        'cancel',
        'download',
        'search',
        'clear',
        'circle',
        'info_circle',
      ],
    ],
    size: ['any', 23, 'Its size.', 'icon 的大小，单位默认为 px'],
    color: ['string', '', 'Its colour.', 'icon 的颜色，同 css 的 color'],
  },
  events: {},
} as const satisfies TagSpec;
