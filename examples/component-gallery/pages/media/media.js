const { picture } = require('../../picture.js');
const { sound } = require('../../sound.js');

Page({
  data: {
    out: '',
    picture,
    sound,
    camera: false,
    formats: ['bold', 'italic', 'underline'],
    modes: [
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
  },
  danmu() {
    wx.createVideoContext('video').sendDanmu({ text: '你好 Hello', color: '#ffd76a' });
  },
  openCamera() {
    this.setData({ camera: true });
  },
  ready() {
    wx.createSelectorQuery()
      .select('#editor')
      .context(({ context }) => {
        this.editor = context;
      })
      .exec();
  },
  format(event) {
    this.editor.format(event.currentTarget.dataset.name);
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
