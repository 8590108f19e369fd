import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a program of many pages, each with a component of its own, a style, WXS and modules that are shared. */
export function generateProgram(folder: string, pages: number): void {
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const paths = Array.from({ length: pages }, (_, at) => `pages/p${at}/p${at}`);
  write(
    'project.config.json',
    JSON.stringify({ appid: 'wx0000000000000000', projectname: 'generated', setting: { es6: true } }),
  );
  write('app.json', JSON.stringify({ pages: paths, window: { navigationBarTitleText: 'Generated' } }));
  write('app.js', "const { log } = require('./utils/m0')\nApp({ onLaunch() { log('launch') } })\n");
  write('app.wxss', 'page { color: #333; font-size: 28rpx }\n.row { display: flex; padding: 20rpx }\n');
  write(
    'common.wxss',
    Array.from({ length: 60 }, (_, at) => `.c${at} { width: ${at * 10}rpx; margin: ${at}rpx }`).join('\n'),
  );
  write(
    'utils/tools.wxs',
    'function money(n) { return (n / 100).toFixed(2) }\nmodule.exports = { money: money }\n',
  );
  for (let at = 0; at < 40; at++) {
    write(
      `utils/m${at}.js`,
      `${at > 0 ? `const before = require('./m${at - 1}')\n` : ''}exports.log = (text) => text + ${at}\n${methods(`helper${at}`, 12)}`,
    );
  }
  paths.forEach((page, at) => writePage(write, page, at));
}

function writePage(write: (file: string, text: string) => void, page: string, at: number): void {
  const part = `components/part${at}/part${at}`;
  write(
    `${page}.json`,
    JSON.stringify({ navigationBarTitleText: `Page ${at}`, usingComponents: { part: `/${part}` } }),
  );
  write(
    `${page}.js`,
    `import { log } from '../../utils/m${at % 40}'\n\nPage({\n  data: { list: [], total: ${at} },\n  onLoad() { log('p${at}') },\n})\n${methods('page', 20)}`,
  );
  write(
    `${page}.wxss`,
    `@import '/common.wxss';\n${Array.from({ length: 30 }, (_, row) => `.page${at} .r${row}::after { top: ${row}rpx; color: red }`).join('\n')}`,
  );
  const rows = Array.from(
    { length: 20 },
    (_, row) =>
      `  <view class="row r${row}" wx:if="{{total > ${row}}}" bindtap="tap" data-row="${row}">\n    <text>{{list[${row}].name}} {{tools.money(total)}}</text>\n    <part value="{{list[${row}]}}" bind:change="change"/>\n  </view>`,
  );
  write(
    `${page}.wxml`,
    `<wxs src="../../utils/tools.wxs" module="tools"/>\n<view class="page${at}">\n${rows.join('\n')}\n  <view wx:for="{{list}}" wx:key="id">{{item.name}}</view>\n</view>\n`,
  );
  write(`${part}.json`, JSON.stringify({ component: true }));
  write(
    `${part}.js`,
    `Component({ properties: { value: Object }, methods: { tap() { this.triggerEvent('change') } } })\n${methods('part', 5)}`,
  );
  write(`${part}.wxml`, '<view class="part" bindtap="tap">{{value.name}}<slot/></view>\n');
  write(`${part}.wxss`, '.part { padding: 10rpx }\n:host { display: block }\n');
}

function methods(name: string, count: number): string {
  return Array.from(
    { length: count },
    (_, at) =>
      `function ${name}${at}(a, b = ${at}) {\n  const { x, ...rest } = a ?? {}\n  return [x, rest, b].map((item) => \`\${item}-${at}\`).join(',')\n}\n`,
  ).join('');
}
