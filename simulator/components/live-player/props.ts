import type { TagSpec } from '../spec.ts';

export default {
  tag: 'live-player',
  since: '1.7.0',
  support: 'placeholder',
  doc: ['Plays a live stream.', '实时音视频播放。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform.',
    '以带标注的占位块显示：依赖平台服务。',
  ],
  props: {
    src: ['string', '', 'Where the stream is.', '音视频地址'],
    mode: ['string', 'live', 'Kind.', '模式', ['live', 'RTC']],
    autoplay: ['boolean', false, 'Plays at once.', '自动播放'],
    muted: ['boolean', false, 'Plays without sound.', '是否静音'],
    orientation: ['string', 'vertical', 'How it lies.', '画面方向', ['vertical', 'horizontal']],
    'object-fit': ['string', 'contain', 'How it fits its box.', '填充模式', ['contain', 'fillCrop']],
    'background-mute': ['boolean', false, 'Silent in the background.', '进入后台时是否静音（已废弃）'],
    'min-cache': ['number', 1, 'Least cache, in s.', '最小缓冲区'],
    'max-cache': ['number', 3, 'Greatest cache, in s.', '最大缓冲区'],
    'sound-mode': ['string', 'speaker', 'Where the sound comes out.', '声音输出方式', ['speaker', 'ear']],
    'auto-pause-if-navigate': [
      'boolean',
      true,
      'Pauses when another page opens.',
      '当跳转到本小程序的其他页面时，是否自动暂停',
    ],
    'auto-pause-if-open-native': [
      'boolean',
      true,
      'Pauses when a native page opens.',
      '当跳转到其它微信原生页面时，是否自动暂停',
    ],
    'picture-in-picture-mode': ['any', '', 'When it goes on in a small window.', '设置小窗模式'],
  },
  events: {
    statechange: ['Its state changed.', '播放状态变化事件', '{ code: number }'],
    fullscreenchange: ['Full screen changed.', '全屏变化事件'],
    netstatus: ['The state of the network.', '网络状态通知'],
    audiovolumenotify: ['The volume.', '播放音量大小通知'],
    enterpictureinpicture: ['The small window opened.', '播放器进入小窗'],
    leavepictureinpicture: ['The small window closed.', '播放器退出小窗'],
    error: ['It failed.', '播放失败'],
  },
} as const satisfies TagSpec;
