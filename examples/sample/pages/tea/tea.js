const { teaOf, teas } = require('../../teas');
const notes = require('../../notes');

Page({
  data: { tea: null, notes: [], left: 0, isRunning: false },

  // Opened without a query (as a start page while developing) it shows the first. 没有参数时显示第一种茶。
  onLoad({ id = teas[0].id }) {
    const tea = teaOf(id);
    if (!tea) {
      // A shared link may be older than the list. 分享的链接可能已过期。
      wx.showToast({ title: '没有这种茶 No such tea', icon: 'none' });
      return;
    }
    this.setData({ tea, left: tea.seconds });
    wx.setNavigationBarTitle({ title: `${tea.name} ${tea.english}` });
  },

  onShow() {
    if (this.data.tea) this.setData({ notes: notes.ofTea(this.data.tea.id) });
  },

  onUnload() {
    clearInterval(this.timer);
  },

  /** Starts or stops the steeping clock. 开始或停止计时。 */
  onTimer() {
    if (this.data.isRunning) {
      this.stop();
      return;
    }
    // Against the clock on the wall: timers pause while the program is in the background. 以系统时间为准，后台时计时器会暂停。
    const end = Date.now() + this.data.left * 1000;
    this.setData({ isRunning: true });
    this.timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
      this.setData({ left });
      if (left === 0) this.ready();
    }, 250);
  },

  stop() {
    clearInterval(this.timer);
    this.setData({ isRunning: false });
  },

  ready() {
    this.stop();
    this.setData({ left: this.data.tea.seconds });
    wx.vibrateShort({ type: 'medium' });
    wx.showToast({ title: '可以喝了 Ready', icon: 'success' });
  },

  onWrite() {
    wx.navigateTo({ url: `/pages/note/note?tea=${this.data.tea.id}` });
  },

  onShareAppMessage() {
    const { tea } = this.data;
    return { title: `${tea.name} ${tea.english}`, path: `/pages/tea/tea?id=${tea.id}` };
  },
});
