import type { TagSpec } from '../spec.ts';

export default {
  tag: 'web-view',
  since: '1.6.4',
  support: 'simulated',
  doc: ['A web page that covers the whole page.', '承载网页的容器，会自动铺满整个小程序页面。'],
  limits: [
    'A page outside the console’s business domains is refused by its first address; links within it are not seen. Pages that forbid frames stay empty; the page reaches us by postMessage of the JSSDK’s mini program calls.',
    '不在控制台业务域名中的网页按其首个地址拦截，网页内的跳转无法得知。禁止被嵌入的网页无法显示；网页通过 JSSDK 的 postMessage 与小程序通信。',
  ],
  props: {
    src: ['string', '', 'Where the web page is.', 'webview 指向网页的链接'],
    'progressbar-color': ['string', '', 'Colour of the progress bar.', '进度条颜色'],
    'update-title': ['boolean', true, 'Takes the title of the page.', '是否自动更新标题'],
  },
  events: {
    message: [
      'The page sent messages; told when it leaves.',
      '网页向小程序 postMessage 时，会在特定时机触发并收到消息',
      '{ data: unknown[] }',
    ],
    load: ['It has loaded.', '网页加载成功时触发', '{ src: string }'],
    error: ['It could not be loaded.', '网页加载失败时触发', '{ url: string; fullUrl: string }'],
  },
} as const satisfies TagSpec;
