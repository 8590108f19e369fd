import type { TagSpec } from '../spec.ts';

export default {
  tag: 'channel-video',
  since: '2.25.1',
  support: 'placeholder',
  doc: ['A video of a channel.', '小程序内嵌视频号视频。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform. Its events are told by buttons on it.',
    '以带标注的占位块显示：依赖平台服务。可点击其上的按钮触发事件。',
  ],
  props: {
    'feed-id': ['string', '', 'Id of the video.', '视频号视频 id'],
    'finder-user-name': ['string', '', 'Id of the channel.', '视频号 id'],
    'feed-token': ['string', '', 'Token of the video.', '视频号视频 token'],
    autoplay: ['boolean', false, 'Plays at once.', '是否自动播放'],
    loop: ['boolean', false, 'Plays again and again.', '是否循环播放'],
    muted: ['boolean', false, 'Plays without sound.', '是否静音播放'],
    'object-fit': [
      'string',
      'contain',
      'How it fits its box.',
      '视频的表现形式',
      ['fill', 'contain', 'cover'],
    ],
  },
  events: {
    error: ['It cannot be shown.', '内嵌视频无法展示时触发', '{ errCode: number; errMsg: string }'],
  },
} as const satisfies TagSpec;
