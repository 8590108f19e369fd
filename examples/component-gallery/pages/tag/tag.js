const { tags } = require('../../tags.js');
const { picture } = require('../../picture.js');
const { sound } = require('../../sound.js');

const samples = { $picture: picture, $sound: sound };

const valuesOf = (name) => {
  const { props, begin = {} } = tags.find(({ tag }) => tag === name);
  const values = Object.fromEntries(props.map((prop) => [prop.name, prop.default]));
  for (const [key, value] of Object.entries(begin)) values[key] = samples[value] || value;
  return values;
};

/** The page's own tags take their values beside those of the tag that is shown. */
const places = { 'page-meta': 'meta', 'navigation-bar': 'bar' };

Page({
  data: {
    name: '',
    text: '',
    out: '',
    language: 'zh',
    info: {},
    v: {},
    current: {},
    meta: valuesOf('page-meta'),
    bar: valuesOf('navigation-bar'),
  },
  onLoad({ name = 'button' }) {
    const { language } = wx.getAppBaseInfo();
    const values = valuesOf(name);
    this.place = places[name] || 'v';
    this.setData({
      language: language.startsWith('zh') ? 'zh' : 'en',
      name,
      text: name,
      info: tags.find(({ tag }) => tag === name),
      current: values,
      [this.place]: values,
      'bar.title': name,
    });
  },
  set(name, value) {
    const current = { ...this.data.current, [name]: value };
    this.setData({ current, [this.place]: current });
  },
  turn(event) {
    this.set(event.currentTarget.dataset.name, event.detail.value);
  },
  choose(event) {
    const { name, values } = event.currentTarget.dataset;
    this.set(name, values[event.detail.value]);
  },
  type(event) {
    const { name, type } = event.currentTarget.dataset;
    const { value } = event.detail;
    this.set(name, type === 'number' ? Number(value) : value);
  },
  /** The page tells of itself all the time: only who looks at its tag wants to hear it. */
  logPage(event) {
    if (this.data.name === 'page-meta') this.log(event);
  },
  log(event) {
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
