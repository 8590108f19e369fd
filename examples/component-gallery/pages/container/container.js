Page({
  data: {
    out: '',
    colors: ['#0b8573', '#c2527e', '#6c5aa8', '#d9a13b'],
    shown: false,
    portal: false,
  },
  open() {
    this.setData({ shown: true });
  },
  close() {
    this.setData({ shown: false });
  },
  portal() {
    this.setData({ portal: !this.data.portal });
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
