const { teas, teaOf } = require('../../teas');
const notes = require('../../notes');

const names = teas.map(({ name, english }) => `${name} ${english}`);
const today = () => {
  const date = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

Page({
  data: { names, chosen: 0, day: today(), today: today(), rating: 0, strength: 3, again: true, words: '' },

  onLoad({ tea }) {
    const chosen = teas.indexOf(teaOf(tea));
    if (chosen >= 0) this.setData({ chosen });
  },

  onTea({ detail }) {
    this.setData({ chosen: Number(detail.value) });
  },

  onDay({ detail }) {
    this.setData({ day: detail.value });
  },

  onRating({ detail }) {
    this.setData({ rating: detail.value });
  },

  onType({ detail }) {
    this.setData({ words: detail.value });
  },

  /** `detail.value` holds every named field of the form. detail.value 包含表单中所有带 name 的字段。 */
  onSubmit({ detail }) {
    const { chosen, day, rating } = this.data;
    if (rating === 0) {
      wx.showToast({ title: '请先评分 Choose a rating', icon: 'none' });
      return;
    }
    const { strength, again, words } = detail.value;
    notes.add({ tea: teas[chosen].id, day, rating, strength, again, words: words.trim() });
    wx.showToast({ title: '已保存 Saved', icon: 'success' });
    wx.navigateBack();
  },

  onReset() {
    this.setData({ rating: 0, words: '' });
  },
});
