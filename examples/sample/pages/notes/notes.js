const { teaOf } = require('../../teas');
const notes = require('../../notes');

Page({
  data: { notes: [] },

  onShow() {
    this.load();
  },

  load() {
    this.setData({ notes: notes.all().map((note) => ({ ...note, of: teaOf(note.tea) })) });
  },

  onOpen({ currentTarget }) {
    wx.navigateTo({ url: `/pages/tea/tea?id=${currentTarget.dataset.tea}` });
  },

  async onRemove({ currentTarget }) {
    const { confirm } = await wx.showModal({
      title: '删除笔记 Delete this note?',
      content: '删除后无法恢复。 It cannot be brought back.',
      confirmText: '删除',
      confirmColor: '#c93b36',
    });
    if (!confirm) return;
    notes.remove(currentTarget.dataset.id);
    this.load();
  },

  onTeas() {
    wx.switchTab({ url: '/pages/teas/teas' });
  },
});
