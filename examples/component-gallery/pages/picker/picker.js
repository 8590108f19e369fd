Page({
  data: {
    out: '',
    teas: ['龙井', '普洱', '铁观音', '大红袍', '白毫银针'],
    tea: 1,
    sizes: [
      ['大 Large', '中 Medium', '小 Small'],
      ['热 Hot', '冰 Iced'],
    ],
    size: [1, 0],
    time: '12:01',
    date: '2024-09-01',
    month: '2024-09',
    region: ['广东省', '广州市', '海珠区'],
    value: [2, 3],
  },
  choose(event) {
    this.setData({ [event.currentTarget.dataset.name]: event.detail.value });
    this.log(event);
  },
  turn(event) {
    this.setData({ value: event.detail.value });
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
