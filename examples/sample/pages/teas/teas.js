const { findTeas, kinds } = require('../../teas');
const notes = require('../../notes');

Page({
  data: { kinds, kind: 'all', words: '', teas: [] },

  // Also after a note was written on another page. 从其他页面返回时也会刷新。
  onShow() {
    this.search();
  },

  onPullDownRefresh() {
    this.search();
    wx.stopPullDownRefresh();
  },

  onType({ detail }) {
    this.setData({ words: detail.value });
    this.search();
  },

  onKind({ currentTarget }) {
    this.setData({ kind: currentTarget.dataset.kind });
    this.search();
  },

  search() {
    const { kind, words } = this.data;
    const teas = findTeas(kind, words).map((tea) => ({ ...tea, rating: this.ratingOf(tea.id) }));
    this.setData({ teas });
  },

  /** The mean of what was noted, rounded. 笔记评分的平均值。 */
  ratingOf(id) {
    const ratings = notes.ofTea(id).map(({ rating }) => rating);
    return ratings.length === 0
      ? 0
      : Math.round(ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length);
  },

  onShareAppMessage() {
    return { title: '茶记 Tea Notes', path: '/pages/teas/teas' };
  },
});
