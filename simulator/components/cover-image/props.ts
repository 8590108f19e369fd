import type { TagSpec } from '../spec.ts';

export default {
  tag: 'cover-image',
  since: '1.4.0',
  support: 'real',
  doc: ['A picture over native components.', '覆盖在原生组件之上的图片视图。'],
  props: {
    src: ['string', '', 'Where the picture is.', '图标路径'],
    'referrer-policy': [
      'string',
      'no-referrer',
      'The referrer sent with the request.',
      '格式固定的 referrer',
      ['origin', 'no-referrer'],
    ],
  },
  events: {
    load: ['The picture has loaded.', '图片加载成功时触发', '{ width: number; height: number }'],
    error: ['The picture could not be loaded.', '图片加载失败时触发', '{ errMsg: string }'],
  },
} as const satisfies TagSpec;
