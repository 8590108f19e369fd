import type { TagSpec } from '../spec.ts';

export default {
  tag: 'navigator',
  since: '1.0.0',
  support: 'real',
  doc: ['A link to a page or to another mini program.', '页面链接。'],
  props: {
    target: [
      'string',
      'self',
      'Where the jump happens.',
      '在哪个目标上发生跳转，默认当前小程序',
      ['self', 'miniProgram'],
    ],
    url: ['string', '', 'Page within this program.', '当前小程序内的跳转链接'],
    'open-type': [
      'string',
      'navigate',
      'How it jumps.',
      '跳转方式',
      ['navigate', 'redirect', 'switchTab', 'reLaunch', 'navigateBack', 'exit'],
    ],
    delta: [
      'number',
      1,
      'Pages back, with navigateBack.',
      '当 open-type 为 navigateBack 时有效，表示回退的层数',
    ],
    'app-id': [
      'string',
      '',
      'The other mini program.',
      '当 target="miniProgram" 且 open-type="navigate" 时有效，要打开的小程序 appId',
    ],
    path: ['string', '', 'Page of the other mini program.', '打开的页面路径'],
    'extra-data': ['object', null, 'Data for the other mini program.', '需要传递给目标小程序的数据'],
    version: [
      'string',
      'release',
      'Version of the other mini program.',
      '要打开的小程序版本',
      ['develop', 'trial', 'release'],
    ],
    'short-link': ['string', '', 'Link of the other mini program.', '小程序链接'],
    redirect: ['boolean', false, 'As open-type redirect, which is preferred.', '（已废弃，使用 open-type）'],
    'hover-class': [
      'string',
      'navigator-hover',
      'Class while a finger is down. `none` for no effect.',
      '指定点击时的样式类',
    ],
    'hover-stop-propagation': [
      'boolean',
      false,
      'Keeps ancestors from showing theirs.',
      '指定是否阻止本节点的祖先节点出现点击态',
    ],
    'hover-start-time': ['number', 50, 'How long until it shows, in ms.', '按住后多久出现点击态，单位毫秒'],
    'hover-stay-time': [
      'number',
      600,
      'How long it stays after release, in ms.',
      '手指松开后点击态保留时间，单位毫秒',
    ],
  },
  events: {
    success: ['The other mini program opened.', '跳转小程序成功'],
    fail: ['The jump failed.', '跳转小程序失败', '{ errMsg: string }'],
    complete: ['The jump was tried.', '跳转小程序完成'],
  },
} as const satisfies TagSpec;
