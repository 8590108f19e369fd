Page({
  data: { out: '' },
  onShareAppMessage() {
    return { title: '组件示例', path: '/pages/index/index' };
  },
  preview() {
    wx.createLivePusherContext().start();
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
