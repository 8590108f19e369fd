import type { TagSpec } from '../spec.ts';

export default {
  tag: 'selection',
  since: '3.1.0',
  support: 'simulated',
  doc: ['Text within can be selected as one.', '文本选区。'],
  props: {
    'disable-context-menu': ['boolean', false, 'No menu on selecting.', '禁用选区菜单'],
  },
  events: {
    selectionchange: [
      'The selection changed.',
      '选区改变',
      '{ isCollapsed: boolean; selectedString: string; firstRangeRect?: object; lastRangeRect?: object }',
    ],
  },
} as const satisfies TagSpec;
