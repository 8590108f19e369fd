import { afterEach, describe, expect, it } from 'vitest';
import { TestClient, type Files } from './testing/client.ts';

let client: TestClient;
afterEach(() => client.stop());

const program: Files = {
  'app.json': '{"pages":["pages/index/index","pages/list/list"]}',
  'app.js': 'App({})',
  'pages/index/index.json': '{}',
  'pages/index/index.js':
    "Page({\n  data: { title: 'Teas', shop: { city: 'Fuzhou' }, teas: [{ name: 'oolong', tags: ['green'] }] },\n  pick() {},\n});\n",
  'pages/index/index.wxml':
    '<import src="../../templates/rows.wxml"/>\n<view wx:for="{{teas}}" wx:key="name"><template is="row" data="{{...item, shop, at: index}}"/></view>\n',
  'pages/list/list.json': '{}',
  'pages/list/list.js': 'Page({ data: { boxes: [{ weight: 1 }] }, weigh() {} })',
  'pages/list/list.wxml':
    '<import src="../../templates/rows.wxml"/><template wx:for="{{boxes}}" wx:key="weight" is="box" data="{{...item}}"/>',
  'templates/rows.wxml': '<template name="row"><view>{{name}}</view></template>\n',
};

const labels = async (file: string, marked: string): Promise<string[]> =>
  (await client.complete(file, marked)).map(({ label }) => label);

const definition = async (file: string, marked: string): Promise<string[]> => {
  const position = await client.open(file, marked);
  const answer = await client.request<{ uri: string }[]>('textDocument/definition', file, position);
  return answer.map(({ uri }) => client.nameOf(uri));
};

const codes = async (file: string, text: string): Promise<unknown[]> =>
  (await client.diagnose(file, text)).filter(({ severity }) => severity !== 4).map(({ message }) => message);

describe('the bodies of templates know what they are given', () => {
  it('by uses in the same file, in loops too', async () => {
    client = await TestClient.start(program);
    const file = 'pages/index/index.wxml';
    const uses =
      '<block wx:for="{{teas}}" wx:key="name"><view wx:for="{{item.tags}}" wx:for-item="tag" wx:key="*this"><template is="cup" data="{{tag, size: 2, ...shop}}"/></view></block>';
    expect(await labels(file, `<template name="cup">{{|}}</template>${uses}`)).toEqual(
      expect.arrayContaining(['tag', 'size', 'city']),
    );
    expect(await labels(file, `<template name="cup">{{|}}</template>${uses}`)).not.toContain('title');
    expect(await labels(file, `<template name="cup">{{tag.|}}</template>${uses}`)).toContain('toUpperCase');
    expect(
      await labels(
        file,
        `<template name="cup"><view wx:for="{{all}}">{{item.|}}</view></template><template is="cup" data="{{all: teas}}"/>`,
      ),
    ).toContain('tags');
  });

  it('by files that import it, and only by uses of that name', async () => {
    client = await TestClient.start(program);
    const rows = 'templates/rows.wxml';
    const inRow = await labels(rows, '<template name="row">{{|}}</template>');
    expect(inRow).toEqual(expect.arrayContaining(['name', 'tags', 'shop', 'at']));
    expect(inRow).not.toContain('weight');
    expect(await labels(rows, '<template name="row">{{shop.|}}</template>')).toContain('city');
    expect(await labels(rows, '<template name="box">{{|}}</template>')).toContain('weight');
    // An editor's text comes before the disk, in the file that uses it as well.
    await client.open(
      'pages/list/list.wxml',
      '<import src="../../templates/rows.wxml"/><template is="row" data="{{extra: 1}}"/>',
    );
    expect(await labels(rows, '<template name="row">{{|}}</template>')).toEqual(
      expect.arrayContaining(['extra', 'name']),
    );
  });

  it('definitions lead through what is handed on', async () => {
    client = await TestClient.start(program);
    expect(await definition('templates/rows.wxml', '<template name="row">{{na|me}}</template>')).toEqual([
      'pages/index/index.js',
    ]);
    expect(
      await definition('templates/rows.wxml', '<template name="row">{{shop.ci|ty}} {{shop}}</template>'),
    ).toEqual(['pages/index/index.js']);
    expect(
      await definition(
        'pages/index/index.wxml',
        '<template name="own">{{ti|tle}}</template><template is="own" data="{{title}}"/>',
      ),
    ).toEqual(['pages/index/index.js']);
  });

  it('handlers are those of the importing pages', async () => {
    client = await TestClient.start(program);
    expect(
      await labels('templates/rows.wxml', '<template name="row"><view bindtap="|"/></template>'),
    ).toEqual(expect.arrayContaining(['pick', 'weigh']));
  });

  it('nothing in a body is called a mistake: who else uses it is not known', async () => {
    client = await TestClient.start({
      ...program,
      'tsconfig.json': '{"compilerOptions":{"strict":true}}',
    });
    const body =
      '<template name="row"><view bindtap="gone" wx:for="{{tags}}" wx:key="*this">{{item.none}} {{nowhere}} {{shop.none}}</view></template>';
    expect(await codes('templates/rows.wxml', body)).toEqual([]);
    // A template that is used by its own kind, and one that nobody uses.
    const tree =
      '<template name="node">{{label}}<template wx:for="{{children}}" wx:key="label" is="node" data="{{...item}}"/></template><template is="node" data="{{...shop}}"/><template name="unused">{{any}}</template>';
    expect(await codes('pages/index/index.wxml', tree)).toEqual([]);
  });
});

describe('a page whose templates others import', () => {
  it('is drawn with their handlers and styles', async () => {
    client = await TestClient.start({
      ...program,
      'pages/index/index.wxss': '.cup { color: red }',
      'pages/list/list.wxss': '.lid { color: red }',
      'pages/list/list.wxml': '<import src="../index/index.wxml"/><template is="cup" data="{{a: 1}}"/>',
    });
    const found = await client.diagnose(
      'pages/index/index.wxml',
      '<template name="cup"><view class="cup lid bare" bindtap="weigh">{{a}}</view></template><view bindtap="weigh"/>',
    );
    expect(found.map(({ code, message }) => [code, /“(\w+)”/.exec(String(message))?.[1]])).toEqual([
      ['wxml/unknown-class', 'bare'],
      ['wxml/unknown-name', 'weigh'],
    ]);
  });
});
