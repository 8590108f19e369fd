import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const pages = 350;
export const components = 220;
/** A component that this many pages use. */
export const sharedBy = 100;

/** A program as grown ones are: 350 pages and 220 components, so 570 templates with scripts, styles and modules that are shared. */
export function generateProgram(folder: string): void {
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const paths = Array.from({ length: pages }, (_, at) => `pages/p${at}/p${at}`);
  write('project.config.json', JSON.stringify({ appid: 'touristappid', projectname: 'generated' }));
  write(
    'app.json',
    JSON.stringify({ pages: paths, window: { navigationBarTitleText: 'Generated' } }, null, 2),
  );
  write(
    'app.js',
    "App({ globalData: { user: null }, onLaunch() { wx.setStorageSync('at', Date.now()) } })\n",
  );
  write('app.wxss', 'page { color: #333; font-size: 28rpx }\n.row { display: flex; padding: 20rpx }\n');
  write(
    'utils/tools.wxs',
    'function money(n) { return (n / 100).toFixed(2) }\nmodule.exports = { money: money }\n',
  );
  for (let at = 0; at < 40; at += 1) {
    const before = at > 0 ? `import { read${at - 1} } from './m${at - 1}'\n` : '';
    const functions = Array.from(
      { length: 12 },
      (_, n) =>
        `/** Helper ${n}. */\nexport function helper${at}x${n}(list, size = ${n}) {\n  return list.slice(0, size).map((one) => ({ ...one, size }))\n}\n`,
    );
    write(
      `utils/m${at}.js`,
      `${before}export const read${at} = (key) => wx.getStorageSync(key)\n${functions.join('')}`,
    );
  }
  for (let at = 0; at < components; at += 1) writeComponent(write, at);
  write('components/shared/shared.json', JSON.stringify({ component: true }));
  write(
    'components/shared/shared.js',
    "Component({\n  properties: { label: String, count: Number },\n  methods: { onTap() { this.triggerEvent('pick', { label: this.data.label }) } },\n})\n",
  );
  write('components/shared/shared.wxml', '<view class="shared" bindtap="onTap">{{label}} {{count}}</view>\n');
  write('components/shared/shared.wxss', '.shared { padding: 10rpx }\n');
  paths.forEach((page, at) => writePage(write, page, at));
}

type Write = (file: string, text: string) => void;

function writeComponent(write: Write, at: number): void {
  const part = `components/part${at}/part${at}`;
  write(`${part}.json`, JSON.stringify({ component: true, usingComponents: {} }));
  write(
    `${part}.js`,
    `import { helper${at % 40}x1 } from '../../utils/m${at % 40}'\n
Component({
  options: { multipleSlots: true },
  properties: { value: { type: Object, value: {} }, title${at}: String, size: { type: Number, value: ${at} }, rows: Array },
  data: { open: false, shown: [{ id: 1, name: 'a', on: true }], at: ${at} },
  lifetimes: { attached() { this.setData({ shown: helper${at % 40}x1(this.data.rows, 3) }) } },
  observers: { 'value.id'(id) { this.setData({ at: id }) } },
  methods: {
    toggle() { this.setData({ open: !this.data.open }); this.triggerEvent('toggle', { open: this.data.open }) },
    pick(event) { const { id } = event.currentTarget.dataset; this.triggerEvent('change', { id }) },
    reset() { this.setData({ shown: [], at: 0 }) },
  },
})
`,
  );
  write(
    `${part}.wxml`,
    `<view class="part {{open ? 'open' : ''}}" bindtap="toggle">
  <text class="title">{{title${at}}} {{value.name}} {{size + at}}</text>
  <view wx:for="{{shown}}" wx:key="id" class="row" data-id="{{item.id}}" catchtap="pick">
    <text wx:if="{{item.on}}">{{index}}: {{item.name}}</text>
    <text wx:else class="off">{{item.name}}</text>
  </view>
  <button size="mini" bindtap="reset">reset</button>
  <slot name="footer"/>
</view>
`,
  );
  write(
    `${part}.wxss`,
    '.part { padding: 10rpx }\n.open { color: green }\n.title { font-weight: bold }\n.off { opacity: .5 }\n:host { display: block }\n',
  );
}

function writePage(write: Write, page: string, at: number): void {
  const part = at % components;
  const isSharing = at < sharedBy;
  const using = {
    part: `/components/part${part}/part${part}`,
    ...(isSharing ? { shared: '/components/shared/shared' } : {}),
  };
  write(
    `${page}.json`,
    JSON.stringify({ navigationBarTitleText: `Page ${at}`, usingComponents: using }, null, 2),
  );
  const loads = Array.from(
    { length: 8 },
    (_, n) => `  load${n}(id) {
    wx.showLoading({ title: 'Loading' })
    wx.request({ url: \`https://example.com/api/${at}/${n}?id=\${id}\`, success: (answer) => {
      this.setData({ list: answer.data.list, 'form.loaded': true, total${n}: answer.data.total })
    }, complete: () => wx.hideLoading() })
  },
`,
  );
  write(
    `${page}.js`,
    `import { helper${at % 40}x2, read${at % 40} } from '../../utils/m${at % 40}'\nconst app = getApp()\n
Page({
  data: { list: [{ id: 1, name: 'a', price: 100, tags: [{ text: 't' }] }], form: { name: '', loaded: false }, total: ${at}, isOpen: false, tab: 0 },
  onLoad(query) { this.load0(query.id); this.setData({ total: read${at % 40}('total') }) },
  onTap(event) { const { row } = event.currentTarget.dataset; this.setData({ tab: row, isOpen: !this.data.isOpen }) },
  onChange(event) { this.setData({ 'form.name': event.detail.value, list: helper${at % 40}x2(this.data.list) }) },
  go() { wx.navigateTo({ url: '/pages/p${(at + 1) % pages}/p${(at + 1) % pages}' }); app.globalData.user = this.data.form },
${loads.join('')}})
`,
  );
  const rows = Array.from(
    { length: 14 },
    (
      _,
      row,
    ) => `  <view class="row r${row}" wx:if="{{total > ${row} && tab === ${row}}}" bindtap="onTap" data-row="{{${row}}}">
    <text>{{list[${row}].name}} {{tools.money(total)}}</text>
    <part value="{{list[${row}]}}" title${part}="{{form.name}}" size="{{total}}" bind:change="onChange"/>
  </view>
`,
  );
  write(
    `${page}.wxml`,
    `<wxs src="../../utils/tools.wxs" module="tools"/>
<view class="page">
${rows.join('')}${isSharing ? '  <shared label="{{form.name}}" count="{{total}}" bind:pick="onChange"/>\n' : ''}  <view wx:for="{{list}}" wx:key="id" class="item">
    {{index}} {{item.name}} {{tools.money(item.price)}}
    <text wx:for="{{item.tags}}" wx:for-item="tag" wx:key="text">{{tag.text}}</text>
  </view>
  <input value="{{form.name}}" bindinput="onChange"/>
  <button type="primary" bindtap="go">go</button>
</view>
`,
  );
  write(
    `${page}.wxss`,
    `.page { padding: 20rpx }\n.item { color: #666 }\n${Array.from({ length: 14 }, (_, row) => `.page .r${row} { margin-top: ${row}rpx; }`).join('\n')}\n`,
  );
}
