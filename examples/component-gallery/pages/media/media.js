const picture =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="100"><rect width="160" height="100" fill="#cfe8fb"/><circle cx="40" cy="34" r="18" fill="#ffd76a"/><path d="M0 100l50-50 35 32 30-22 45 40z" fill="#4d8a4d"/></svg>',
  );

Page({
  data: {
    out: '',
    picture,
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
