import type { TagSpec } from '../spec.ts';

export default {
  tag: 'list-builder',
  since: '3.3.0',
  support: 'real',
  doc: [
    'A list of which only the rows that are seen are built. What stands in it is one row: slot:item, slot:index.',
    '列表构造器，仅支持作为 <scroll-view type="custom"> 模式的直接子节点。',
  ],
  props: {
    type: [
      'string',
      'static',
      'Whether all rows are of one height.',
      '类型：static 为定高模式，需要传入 child-height；dynamic 为不定高模式',
      ['static', 'dynamic'],
    ],
    list: ['array', [], 'The list.', '需要用于渲染的列表'],
    'child-count': [
      'any',
      '',
      'Length of the whole list; that of list where it is not given.',
      '完整列表的长度，如果不传则取 list 的长度作为其值',
    ],
    'child-height': [
      'number',
      0,
      'Height of a row, in px: needed for the type static.',
      '列表项的高度，当 type 为 static 时必须传入',
    ],
    'initial-child-count': ['number', 0, 'How many rows are built at first.', '首次渲染列表项数量'],
    padding: [
      'array',
      [],
      'Padding: top, right, bottom, left.',
      '长度为 4 的数组，按 top、right、bottom、left 顺序指定内边距',
    ],
  },
  events: {
    itembuild: ['A row was built.', '列表项创建时触发', '{ index: number }'],
    itemdispose: ['A row was thrown away.', '列表项回收时触发', '{ index: number }'],
  },
} as const satisfies TagSpec;
