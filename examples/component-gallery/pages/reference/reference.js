const { tags } = require('../../tags.js');

const shown = tags.map((tag) => ({
  ...tag,
  props: tag.props.map((prop) => ({ ...prop, shown: JSON.stringify(prop.default) })),
}));

Page({
  data: { tags: shown, language: 'zh' },
  onLoad() {
    const { language } = wx.getAppBaseInfo();
    this.setData({ language: language.startsWith('zh') ? 'zh' : 'en' });
  },
});
