import { afterEach, describe, expect, it } from 'vitest';
import { TestClient, type Files } from './testing/client.ts';

let client: TestClient;
afterEach(() => client.stop());

const base: Files = {
  'app.json': '{"pages":["pages/index/index"]}',
  'app.js': 'App({})',
  'frame/frame.js':
    "module.exports = (options) => {\n  options.externalClasses = ['frame-class', ...(options.externalClasses || [])];\n  options.options = { addGlobalClass: true };\n  return Component(options);\n};\n",
  'parts/tag/tag.json': '{ "component": true }',
  'parts/tag/tag.js': "const Framed = require('../../frame/frame');\nFramed({ data: {} });\n",
  'parts/tag/tag.wxml': '<view class="inside"></view>',
  'parts/tag/tag.wxss': '.tag__text { color: red }',
  'pages/index/index.json': '{ "usingComponents": { "tag": "/parts/tag/tag" } }',
  'pages/index/index.js': 'Page({ data: {} });',
  'pages/index/index.wxml': '<tag /><view class="row"></view>',
  'pages/index/index.wxss': '.row { color: red } .inside { color: green }',
  'pages/other/other.json': '{}',
  'pages/other/other.js': 'Page({ data: {} });',
  'pages/other/other.wxml': '<view></view>',
};

async function classes(file: string, text: string, more: Files = {}): Promise<string[]> {
  client = await TestClient.start({ ...base, ...more });
  const found = await client.diagnose(file, text);
  return found
    .filter(({ code }) => /-class$/.test(String(code)))
    .map(({ message }) => /“([^”]+)”/.exec(String(message))![1]!)
    .sort();
}

describe('classes that no sheet of the unit has are no mistakes', () => {
  it('where a constructor of the program lends them to every component', async () => {
    const text = '<view class="frame-class elsewhere"></view>';
    // Styles of pages come in as well, so that nothing is said at all where the wrapper asks for them.
    expect(await classes('parts/tag/tag.wxml', text)).toEqual([]);
    await client.stop();
    const narrow = {
      'frame/frame.js': base['frame/frame.js']!.replace(/ {2}options\.options.*\n/, ''),
    };
    expect(await classes('parts/tag/tag.wxml', text, narrow)).toEqual(['elsewhere']);
  });

  it('where they name a block whose parts are styled, or the unit itself', async () => {
    const narrow = { 'parts/tag/tag.js': 'Component({ data: {} });' };
    const text = '<view class="tag pill"><view class="tag__text tag__lost tag__text--big"></view></view>';
    const sheet = {
      ...narrow,
      'parts/tag/tag.wxss': '.tag__text { color: red } .pill--round { color: red }',
    };
    expect(await classes('parts/tag/tag.wxml', text, sheet)).toEqual(['tag__lost', 'tag__text--big']);
  });
});

describe('classes that no template of the unit uses are needed', () => {
  it('where they reach into components whose wrapper lets them in', async () => {
    expect(await classes('pages/index/index.wxss', base['pages/index/index.wxss']!)).toEqual([]);
    await client.stop();
    const closed = { 'parts/tag/tag.js': 'Component({ data: {} });' };
    expect(await classes('pages/index/index.wxss', base['pages/index/index.wxss']!, closed)).toEqual([
      'inside',
    ]);
  });

  it('where such a component stands inside another one', async () => {
    const deep = {
      'pages/index/index.json': '{ "usingComponents": { "row": "/parts/row/row" } }',
      'parts/row/row.json': '{ "component": true, "usingComponents": { "tag": "/parts/tag/tag" } }',
      'parts/row/row.js': 'Component({});',
      'parts/row/row.wxml': '<tag />',
      // As a bundler writes it.
      'frame/frame.js':
        'export default(e)=>{var o=e.options||{};void 0===o.addGlobalClass&&(o.addGlobalClass=!0);return Component(e)}',
      'parts/tag/tag.js': 'import e from"../../frame/frame";e({data:{}});',
    };
    expect(await classes('pages/index/index.wxss', base['pages/index/index.wxss']!, deep)).toEqual([]);
  });

  it('where another unit’s sheet brings them in', async () => {
    const more = {
      'pages/index/index.json': '{}',
      'pages/other/other.wxss': '@import "../index/index.wxss";',
    };
    expect(await classes('pages/index/index.wxss', base['pages/index/index.wxss']!, more)).toEqual([]);
  });
});

describe('a class that is close to another', () => {
  it('is taken for a slip where the other is not used beside it', async () => {
    client = await TestClient.start({ ...base, 'pages/index/index.json': '{}' });
    const said = async (text: string) =>
      (await client.diagnose('pages/index/index.wxml', text)).map(({ code, severity }) => [code, severity]);
    await client.open('pages/index/index.wxss', '.picker-rows { color: red }');
    expect(await said('<view class="picker-row"></view>')).toEqual([['wxml/unknown-class', 3]]);
    expect(await said('<view class="picker-rows"><view class="picker-row"></view></view>')).toEqual([
      ['wxml/unknown-class', 4],
    ]);
  });
});
