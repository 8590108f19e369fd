Page({
  data: { out: '' },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
