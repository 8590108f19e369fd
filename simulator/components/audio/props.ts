import type { TagSpec } from '../spec.ts';

export default {
  tag: 'audio',
  since: '1.0.0',
  support: 'real',
  doc: [
    'Sound with a simple player. wx.createInnerAudioContext is preferred.',
    '音频（推荐使用 wx.createInnerAudioContext）。',
  ],
  props: {
    src: ['string', '', 'Where the sound is.', '要播放音频的资源地址'],
    loop: ['boolean', false, 'Plays again and again.', '是否循环播放'],
    controls: ['boolean', false, 'Shows the player.', '是否显示默认控件'],
    poster: ['string', '', 'Picture of the player.', '默认控件上的音频封面的图片资源地址'],
    name: ['string', '未知音频', 'Name on the player.', '默认控件上的音频名字'],
    author: ['string', '未知作者', 'Author on the player.', '默认控件上的作者名字'],
  },
  events: {
    error: ['It cannot be played.', '当发生错误时触发', '{ errMsg: number }'],
    play: ['It began or went on.', '当开始/继续播放时触发'],
    pause: ['It paused.', '当暂停播放时触发'],
    timeupdate: ['It went on.', '当播放进度改变时触发', '{ currentTime: number; duration: number }'],
    ended: ['It came to its end.', '当播放到末尾时触发'],
  },
} as const satisfies TagSpec;
