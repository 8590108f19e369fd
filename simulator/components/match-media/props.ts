import type { TagSpec } from '../spec.ts';

export default {
  tag: 'match-media',
  since: '2.11.1',
  support: 'real',
  doc: ['Shows its children where the page matches.', 'media query 匹配检测节点。'],
  props: {
    'min-width': ['number', 0, 'Least width of the page.', '页面最小宽度（px 为单位）'],
    'max-width': ['number', 0, 'Greatest width of the page.', '页面最大宽度'],
    width: ['number', 0, 'Width of the page.', '页面宽度'],
    'min-height': ['number', 0, 'Least height of the page.', '页面最小高度'],
    'max-height': ['number', 0, 'Greatest height of the page.', '页面最大高度'],
    height: ['number', 0, 'Height of the page.', '页面高度'],
    orientation: ['string', '', 'How the page lies.', '屏幕方向', ['landscape', 'portrait']],
  },
  events: {},
} as const satisfies TagSpec;
