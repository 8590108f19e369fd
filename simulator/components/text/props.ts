import type { TagSpec } from '../spec.ts';

export default {
  tag: 'text',
  since: '1.0.0',
  support: 'real',
  doc: ['Text. Line breaks in it are kept.', '文本。'],
  props: {
    'user-select': [
      'boolean',
      false,
      'Whether the text can be selected; makes it inline-block.',
      '文本是否可选，该属性会使文本节点显示为 inline-block',
    ],
    selectable: [
      'boolean',
      false,
      'As user-select, which is preferred.',
      '文本是否可选（已废弃，使用 user-select）',
    ],
    space: [
      'string',
      '',
      'Shows runs of spaces, each as wide as said.',
      '显示连续空格',
      ['ensp', 'emsp', 'nbsp'],
    ],
    decode: [
      'boolean',
      false,
      'Decodes &nbsp; &lt; &gt; &amp; &apos; &ensp; &emsp;',
      '是否解码，可解析 &nbsp; &lt; &gt; &amp; &apos; &ensp; &emsp;',
    ],
    overflow: [
      'string',
      'visible',
      'What happens with text that does not fit.',
      '文本溢出处理',
      ['clip', 'fade', 'ellipsis', 'visible'],
    ],
    'max-lines': ['number', 0, 'Limit of lines.', '限制文本最大行数'],
  },
  events: {},
} as const satisfies TagSpec;
