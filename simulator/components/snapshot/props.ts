import type { TagSpec } from '../spec.ts';

export default {
  tag: 'snapshot',
  since: '3.0.2',
  support: 'simulated',
  doc: ['What is in it can be turned into a picture.', '截图组件：将其子节点的渲染结果导出成图片。'],
  limits: [
    'Pictures of other origins that do not allow it, and native components, are left out.',
    '跨域且未允许读取的图片以及原生组件不会出现在截图中。',
  ],
  props: {
    mode: [
      'string',
      'view',
      'picture: what is in it is shown as a picture from now on.',
      '渲染模式：view 以真实节点渲染，picture 对子节点生成的内容截图渲染',
      ['view', 'picture'],
    ],
  },
  events: {},
} as const satisfies TagSpec;
