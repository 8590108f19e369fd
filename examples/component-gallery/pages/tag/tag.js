const { tags } = require('../../tags.js');
const { picture } = require('../../picture.js');
const { sound } = require('../../sound.js');
const { begin, ready } = require('./begin.js');
const { words } = require('./words.js');

const samples = { $picture: picture, $sound: sound };

const valuesOf = (name) => {
  const { props, begin = {} } = tags.find(({ tag }) => tag === name);
  const values = Object.fromEntries(props.map((prop) => [prop.name, prop.default]));
  for (const [key, value] of Object.entries(begin)) values[key] = samples[value] || value;
  return values;
};

/** Lists and objects are typed as JSON. */
const textsOf = (values) =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value === 'object')
      .map(([name, value]) => [name, JSON.stringify(value)]),
  );

/** Wheels of many columns need a list for each. */
const fitting = (tag, name, value) => {
  if (tag !== 'picker' || name !== 'mode') return {};
  const letters = ['A', 'B', 'C'];
  return { value: null, range: value === 'multiSelector' ? [letters, ['1', '2', '3']] : letters };
};

/** The page's own tags take their values beside those of the tag that is shown. */
const places = { 'page-meta': 'meta', 'navigation-bar': 'bar' };

Page({
  data: {
    name: '',
    text: '',
    out: '',
    language: 'zh',
    info: { props: [] },
    v: {},
    current: {},
    texts: {},
    say: {},
    picture,
    shares: false,
    shot: '',
    meta: valuesOf('page-meta'),
    bar: valuesOf('navigation-bar'),
  },
  onLoad({ name = 'button' }) {
    const { language } = wx.getAppBaseInfo();
    const values = valuesOf(name);
    const tongue = language.startsWith('zh') ? 'zh' : 'en';
    this.place = places[name] || 'v';
    this.setData({
      language: tongue,
      say: words[tongue],
      name,
      text: name,
      info: tags.find(({ tag }) => tag === name),
      current: values,
      texts: textsOf(values),
      [this.place]: values,
      'bar.title': name,
    });
  },
  onReady() {
    begin(this);
  },
  onPullDownRefresh() {
    setTimeout(() => wx.stopPullDownRefresh(), 1500);
  },
  set(name, value) {
    const current = { ...this.data.current, [name]: value, ...fitting(this.data.name, name, value) };
    this.setData({ current, texts: textsOf(current), [this.place]: current });
    begin(this);
  },
  share() {
    this.setData({ shares: true });
  },
  unshare() {
    this.setData({ shares: false });
  },
  snap() {
    const query = this.createSelectorQuery().select('#it');
    const show = ({ node }) =>
      node.takeSnapshot({
        type: 'file',
        format: 'png',
        success: ({ tempFilePath }) => this.setData({ shot: tempFilePath }),
        fail: (detail) => this.log({ type: 'fail', detail }),
      });
    query.node(show).exec();
  },
  open(event) {
    this.set(event.currentTarget.dataset.name, true);
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
    if (type !== 'json') return this.set(name, type === 'number' ? Number(value) : value);
    try {
      this.set(name, JSON.parse(value));
    } catch {
      this.setData({ texts: textsOf(this.data.current) });
      wx.showToast({ title: this.data.say.json, icon: 'none' });
    }
  },
  /** Worklets may not set data themselves. */
  follow(event) {
    'worklet';
    wx.worklet.runOnJS(this.log.bind(this))({ type: 'gesture', detail: event });
  },
  /** The page tells of itself all the time: only who looks at its tag wants to hear it. */
  logPage(event) {
    if (this.data.name === 'page-meta') this.log(event);
  },
  log(event) {
    if (event.type === 'ready') ready(this);
    if (event.type === 'afterleave') this.set('show', false);
    this.setData({ out: `${event.type} ${JSON.stringify(event.detail)}`.slice(0, 160) });
  },
});
