Page({
  data: { out: '', target: '', refreshing: false },
  jump() {
    this.setData({ target: 'row14' });
  },
  refresh() {
    this.setData({ refreshing: true });
    setTimeout(() => this.setData({ refreshing: false }), 800);
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
