import type { TagSpec } from '../spec.ts';

export default {
  tag: 'image',
  since: '1.0.0',
  support: 'real',
  doc: [
    'A picture: JPG, PNG, SVG, WEBP or GIF, 320 by 240 px by default.',
    '图片。支持 JPG、PNG、SVG、WEBP、GIF 等格式。',
  ],
  props: {
    src: ['string', '', 'Where the picture is.', '图片资源地址'],
    mode: [
      'string',
      'scaleToFill',
      'How it is cropped and scaled.',
      '图片裁剪、缩放的模式',
      [
        'scaleToFill',
        'aspectFit',
        'aspectFill',
        'widthFix',
        'heightFix',
        'top',
        'bottom',
        'center',
        'left',
        'right',
        'top left',
        'top right',
        'bottom left',
        'bottom right',
      ],
    ],
    webp: ['boolean', false, 'Lets a network picture be webp.', '默认不解析 webP 格式，只支持网络资源'],
    'lazy-load': [
      'boolean',
      false,
      'Loads only once it is within three screens.',
      '图片懒加载，在即将进入一定范围（上下三屏）时才开始加载',
    ],
    'show-menu-by-longpress': [
      'boolean',
      false,
      'A long press offers to send, save or scan the picture.',
      '长按图片显示发送给朋友、收藏、保存图片、搜一搜、打开名片/前往群聊/打开小程序等菜单',
    ],
    'fade-in': ['boolean', false, 'Fades in once loaded.', '图片加载完成后是否渐显'],
    'force-http': ['boolean', false, 'Loads it over http.', '强制使用 http 协议加载'],
    'forced-dark': ['boolean', false, 'Inverts in the dark.', '深色模式下反色'],
    'referrer-policy': [
      'string',
      'no-referrer',
      'The referrer sent with the request.',
      '格式固定的 referrer',
      ['origin', 'no-referrer'],
    ],
    alt: ['string', '', 'What the picture shows, for screen readers.', '图片的无障碍描述'],
  },
  events: {
    load: ['The picture has loaded.', '当图片载入完毕时触发', '{ width: number; height: number }'],
    error: ['The picture could not be loaded.', '当错误发生时触发', '{ errMsg: string }'],
  },
} as const satisfies TagSpec;
