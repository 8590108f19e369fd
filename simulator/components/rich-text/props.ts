import type { TagSpec } from '../spec.ts';

export default {
  tag: 'rich-text',
  since: '1.4.0',
  support: 'real',
  doc: [
    'Rich text from nodes or an HTML string. Only trusted tags and attributes are drawn.',
    '富文本。只支持受信任的节点与属性。',
  ],
  props: {
    nodes: ['any', [], 'Nodes, or an HTML string.', '节点列表/HTML String'],
    space: [
      'string',
      '',
      'Shows runs of spaces, each as wide as said.',
      '显示连续空格',
      ['ensp', 'emsp', 'nbsp'],
    ],
    'user-select': [
      'boolean',
      false,
      'Whether the text can be selected.',
      '文本是否可选，该属性会使节点显示为 block',
    ],
    mode: ['string', 'default', 'Kind of layout (Skyline).', '布局兼容模式'],
  },
  events: {},
} as const satisfies TagSpec;
