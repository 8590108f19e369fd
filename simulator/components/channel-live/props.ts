import type { TagSpec } from '../spec.ts';

export default {
  tag: 'channel-live',
  since: '2.15.0',
  support: 'placeholder',
  doc: ['A live show of a channel.', '小程序内嵌视频号直播。'],
  limits: [
    'Drawn as a labelled box: it needs services of the platform.',
    '以带标注的占位块显示：依赖平台服务。',
  ],
  props: {
    'feed-id': ['string', '', 'Id of the video.', '视频号视频 id'],
    'finder-user-name': ['string', '', 'Id of the channel.', '视频号 id'],
  },
  events: {},
} as const satisfies TagSpec;
