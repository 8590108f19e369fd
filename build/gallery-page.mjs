// The gallery's page that shows one tag with all its attributes live: generated, so that no tag and no attribute is left out.

const rows = '<view class="line" wx:for="{{20}}" wx:key="*this" id="row{{item}}">{{item + 1}}</view>';
const words = '<text>{{text}}</text>';
const wheel =
  '<picker-view-column><view class="turned" wx:for="{{12}}" wx:key="*this">{{item}}</view></picker-view-column>';
const box = '<view class="box touch">{{text}}</view>';

/** What follows a finger tells the page by a worklet. */
const followsFinger = ({ props }) => 'worklet:ongesture' in props;

const inner = `<scroll-view class="inner" scroll-y associative-container="nested-scroll-view">${rows}</scroll-view>`;

/** What lies in a tag; its name otherwise. */
const children = {
  'scroll-view': rows.replace('class="line"', `class="line {{v['scroll-x'] ? 'long' : ''}}"`),
  'list-view': rows,
  'grid-view': '<view class="box cell" wx:for="{{6}}" wx:key="*this">{{item + 1}}</view>',
  swiper:
    '<swiper-item wx:for="{{4}}" wx:key="*this" item-id="i{{item}}"><view class="box fill">{{item + 1}}</view></swiper-item>',
  'swiper-item': '<view class="box fill">1</view>',
  'movable-area': '<movable-view class="box piece" direction="all" scale x="20" y="20">1</movable-view>',
  'movable-view': '1',
  'picker-view': `${wheel}${wheel}`,
  'picker-view-column': '<view class="turned" wx:for="{{12}}" wx:key="*this">{{item}}</view>',
  'checkbox-group':
    '<label class="choice"><checkbox value="a" checked />A</label><label class="choice"><checkbox value="b" />B</label>',
  'radio-group':
    '<label class="choice"><radio value="a" checked />A</label><label class="choice"><radio value="b" />B</label>',
  form: '<input class="line-field" name="field" value="1" /><view class="buttons"><button size="mini" type="primary" form-type="submit">{{say.submit}}</button><button size="mini" form-type="reset">{{say.reset}}</button></view>',
  label: '<switch />{{text}}',
  // A native component draws itself: text in it would lie over the picture.
  camera: '',
  canvas: '',
  map: '',
  video: '',
  textarea: '',
  text: '{{say.text}}',
  selection: '<text>{{say.long}}</text>',
  span: '{{text}} <image class="in-line" src="{{picture}}" /> {{text}}',
  view: box,
  navigator: '<text class="value">{{text}}</text>',
  'root-portal': '<view class="box portal">{{text}}</view>',
  picker: '<view class="line">{{say.tap}}</view>',
  'live-player': '',
  'live-pusher': '',
  'cover-view': '<cover-view wx:for="{{4}}" wx:key="*this">{{text}} {{item + 1}}</cover-view>',
  'draggable-sheet': '<view class="pull"></view>{{text}}',
  'keyboard-accessory': '<cover-view class="bar">{{text}}</cover-view>',
  'page-container': '<view class="sheet">{{text}}</view>',
  'sticky-section': `<sticky-header><view class="header">{{text}}</view></sticky-header><list-view>${rows}</list-view>`,
  'sticky-header': '<view class="header">{{text}}</view>',
  'list-builder': '<view slot:item slot:index class="line">{{index + 1}} · {{item}}</view>',
  'grid-builder': '<view slot:item slot:index class="box cell">{{index + 1}} · {{item}}</view>',
  'nested-scroll-header': '<view class="header">{{text}}</view>',
  'nested-scroll-body': inner,
  'open-container': '<view class="paper">{{text}}</view>',
  'share-element': '<view class="box piece" bindtap="share">1</view>',
  snapshot: box,
};

/** The same element in a page-container: it flies there and back. */
const sharing =
  '<page-container show="{{shares}}" bind:afterleave="unshare"><view class="sheet"><share-element key="{{v.key}}" transform duration="{{v.duration}}" easing-function="{{v[\'easing-function\']}}"><view class="box grown" bindtap="unshare">1</view></share-element></view></page-container>';
const map = '<map class="it-map" latitude="23.1" longitude="113.32">';

/** What has to stand around a tag. */
const around = {
  'swiper-item': [
    '<swiper indicator-dots>',
    '<swiper-item><view class="box fill other">2</view></swiper-item></swiper>',
  ],
  'movable-view': ['<movable-area class="area">', '</movable-area>'],
  'picker-view-column': ['<picker-view class="wheel">', '</picker-view>'],
  'keyboard-accessory': ['<textarea class="wide boxed" placeholder="{{say.tap}}">', '</textarea>'],
  label: ['', '<view class="gap"><switch id="other" />#other</view>'],
  'cover-view': [map, '</map>'],
  'cover-image': [map, '</map>'],
  'draggable-sheet': ['<view class="area">', '</view>'],
  checkbox: ['<checkbox-group>', '</checkbox-group>'],
  radio: ['<radio-group>', '</radio-group>'],
  'sticky-header': [
    '<scroll-view class="list" scroll-y type="custom"><sticky-section>',
    `</sticky-section>${rows}</scroll-view>`,
  ],
  'list-builder': ['<scroll-view class="list" scroll-y type="custom">', '</scroll-view>'],
  'grid-builder': ['<scroll-view class="list" scroll-y type="custom">', '</scroll-view>'],
  'nested-scroll-header': [
    '<scroll-view class="list" scroll-y type="nested">',
    `<nested-scroll-body>${inner}</nested-scroll-body></scroll-view>`,
  ],
  'nested-scroll-body': [
    '<scroll-view class="list" scroll-y type="nested"><nested-scroll-header><view class="header">{{text}}</view></nested-scroll-header>',
    '</scroll-view>',
  ],
  'sticky-section': [
    '<scroll-view class="list" scroll-y type="custom">',
    `<sticky-section><sticky-header><view class="header">2</view></sticky-header><list-view>${rows}</list-view></sticky-section></scroll-view>`,
  ],
  span: ['<text>', '</text>'],
  // Where it is not enabled, it stays in the moved box.
  'root-portal': ['<view class="area moved">', '</view>'],
  'share-element': ['', sharing],
  snapshot: [
    '',
    '<view class="gap"><button size="mini" bindtap="snap">{{say.take}}</button></view><image wx:if="{{shot}}" class="gap" mode="widthFix" src="{{shot}}" />',
  ],
  'page-container': ['<button size="mini" data-name="show" bindtap="open">{{say.open}}</button>', ''],
};

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Values to begin with, where the default would show nothing. `$picture` is a drawn one, `$sound` a tone. */
const beginnings = {
  image: { src: '$picture' },
  'cover-image': { src: '$picture' },
  audio: { controls: true, src: '$sound', poster: '$picture' },
  video: { src: '$sound', poster: '$picture' },
  'live-player': { src: 'rtmp://sample', autoplay: true },
  'live-pusher': { url: 'rtmp://sample', autopush: true },
  ad: { 'unit-id': 'sample' },
  'ad-custom': { 'unit-id': 'sample' },
  'voip-room': { openid: 'sample' },
  'channel-video': { 'feed-id': 'sample', 'finder-user-name': 'sample' },
  'channel-live': { 'feed-id': 'sample', 'finder-user-name': 'sample' },
  'store-home': { appid: 'sample' },
  'store-product': { appid: 'sample', 'product-id': '1' },
  'store-coupon': { appid: 'sample', 'coupon-id': '1' },
  'scroll-view': { 'scroll-y': true },
  swiper: { 'indicator-dots': true },
  'movable-view': { direction: 'all' },
  progress: { percent: 40, 'show-info': true },
  slider: { value: 40, 'show-value': true },
  icon: { type: 'success' },
  input: { placeholder: 'placeholder' },
  editor: {
    placeholder: 'placeholder',
    'show-img-size': true,
    'show-img-toolbar': true,
    'show-img-resize': true,
  },
  textarea: { placeholder: 'placeholder' },
  'rich-text': {
    nodes:
      '<h4>h4</h4><p>rich   <b>b</b> <i>i</i> <del>del</del> <a>a</a> <span style="color:#c2527e">span</span></p><ul><li>ul</li><li>li</li></ul>',
  },
  view: { 'hover-class': 'pressed' },
  'navigation-bar': { title: 'navigation-bar' },
  'share-element': { key: 'one', transform: true },
  picker: { range: ['A', 'B', 'C'] },
  'open-data': { type: 'userNickName' },
  map: {
    latitude: 23.1,
    longitude: 113.32,
    'show-scale': true,
    'show-compass': true,
    markers: [
      {
        id: 1,
        latitude: 23.1,
        longitude: 113.32,
        callout: { content: 'callout', display: 'ALWAYS', padding: 6, borderRadius: 6 },
      },
    ],
    circles: [{ latitude: 23.1, longitude: 113.32, radius: 150, color: '#c2527e', fillColor: '#c2527e33' }],
    polyline: [
      {
        points: [
          { latitude: 23.0995, longitude: 113.3185 },
          { latitude: 23.1, longitude: 113.32 },
          { latitude: 23.1006, longitude: 113.3222 },
        ],
        color: '#0b8573',
        width: 6,
        arrowLine: true,
      },
    ],
  },
  'grid-view': { 'cross-axis-count': 3, 'main-axis-gap': 8, 'cross-axis-gap': 8 },
  'list-builder': { list: letters, 'child-height': 40 },
  'grid-builder': { list: letters, 'cross-axis-count': 3, 'cross-axis-gap': 8, 'main-axis-gap': 8 },
  'list-view': { padding: [0, 16, 0, 16] },
  'match-media': { 'min-width': 300 },
  'draggable-sheet': { 'min-child-size': 0.3 },
  'open-container': {
    url: '/pages/tag/tag?name=open-container',
    'closed-elevation': 4,
    'closed-border-radius': 8,
  },
  navigator: { url: '/pages/index/index' },
  canvas: { type: '2d' },
};

/** Code is marked in the documentation; on the page it is plain text. */
const plain = ({ en, zh }) => ({ en: en.replaceAll('`', ''), zh: zh.replaceAll('`', '') });

/** These are of the page itself, or cover it: they stand once, outside of the choice. */
const ofThePage = {
  'page-meta': '<text>{{say.pull}}</text>',
  'navigation-bar': '<text>{{say.bar}}</text>',
  'web-view': '<navigator class="value" url="/pages/web/web">{{say.web}}</navigator>',
};

const attributesOf = (props, data) =>
  Object.keys(props)
    .filter((name) => !name.includes(':'))
    .map((name) => `${name}="{{${data}['${name}']}}"`)
    .join(' ');
const eventsOf = (events, handler = 'log') =>
  Object.keys(events)
    .map((name) => `bind:${name}="${handler}"`)
    .join(' ');

function element({ tag, props, events }) {
  if (ofThePage[tag]) return `<block wx:elif="{{name === '${tag}'}}">${ofThePage[tag]}</block>`;
  const [before, after] = around[tag] ?? ['', ''];
  const follows = followsFinger({ props });
  const inner = children[tag] ?? (follows ? box : words);
  const worklet = follows ? 'worklet:ongesture="follow"' : '';
  return `<block wx:elif="{{name === '${tag}'}}">${before}<${tag} id="it" class="it it-${tag}" ${attributesOf(props, 'v')} ${eventsOf(events)}${worklet}>${inner}</${tag}>${after}</block>`;
}

/** pages/tag/tag.wxml and what the page knows of each tag. */
export function galleryPage(tags) {
  const of = (name) => tags.find(({ tag }) => tag === name);
  const meta = of('page-meta');
  const bar = of('navigation-bar');
  const wxml = `<!-- Written by build/support-table.mjs. -->
<page-meta ${attributesOf(meta.props, 'meta')} ${eventsOf(meta.events, 'logPage')}><navigation-bar ${attributesOf(bar.props, 'bar')} /></page-meta>
<view class="body">
  <view class="card">
    <view class="stage">
      <block wx:if="{{!name}}">{{text}}</block>
      ${tags.map(element).join('\n      ')}
    </view>
    <text class="out">{{out}}</text>
  </view>
  <include src="controls.wxml" />
</view>
`;
  const list = tags.map(({ tag, support, doc, props, events }) => ({
    tag,
    support,
    doc: plain(doc),
    props: Object.entries(props).map(([name, { type, default: fallback, values, doc: text }]) => ({
      name,
      type: name.startsWith('worklet:') ? 'worklet' : type,
      default: fallback,
      ...(values ? { values } : {}),
      doc: plain(text),
    })),
    events: Object.keys(events).join(' · '),
    ...(beginnings[tag] ? { begin: beginnings[tag] } : {}),
  }));
  const header = '// Written by build/support-table.mjs.\n';
  return {
    'examples/component-gallery/pages/tag/tag.wxml': wxml,
    'examples/component-gallery/tags.js': `${header}exports.tags = [\n${list.map((one) => `${JSON.stringify(one)},\n`).join('')}];\n`,
  };
}
