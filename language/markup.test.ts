import type * as lsp from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from './testing/client.ts';

let client: TestClient;
const file = 'pages/index/index.wxml';

beforeAll(async () => {
  client = await TestClient.start({
    'app.json':
      '{"pages":["pages/index/index","pages/about/about"],"usingComponents":{"app-bar":"/components/app-bar/index"}}',
    'app.wxss': '.from-app { color: red }',
    'components/app-bar/index.json': '{"component":true}',
    'components/app-bar/index.wxml': '<view/>',
    'components/app-bar/index.js':
      "Component({ properties: { /** What it says. */ mainTitle: { type: String, value: 'x' }, open: Boolean }, externalClasses: ['bar-class'], methods: { go() { this.triggerEvent('select', {}) } } })",
    'components/card/card.json': '{"component":true}',
    'components/card/card.wxml': '<view/>',
    'components/card/card.js': 'Component({})',
    'components/extra/extra.json': '{"component":true}',
    'components/extra/extra.wxml': '<view/>',
    'components/extra/extra.js': 'Component({})',
    'pages/index/index.js': 'Page({\n  data: { list: [{ id: 1 }] },\n  onTap() {},\n})\n',
    'pages/index/index.json':
      '{\n  // mine\n  "usingComponents": { "my-own": "/components/card/card", "gone": "./nowhere" }\n}\n',
    'pages/index/index.wxss': '@import "./more.wxss";\n/* .no {} */\n.card .title { color: red }',
    'pages/index/more.wxss': '.imported { }',
    'pages/index/parts.wxml': '<template name="part"><view/></template>',
    'pages/index/a.wxs': 'module.exports = { up: function (x) { return x } }',
    'pages/about/about.js': 'Page({})',
    'images/logo.png': '',
  });
});
afterAll(() => client.stop());

const labels = async (marked: string) => (await client.complete(file, marked)).map(({ label }) => label);

describe('completion in markup', () => {
  it.each<[string, string[]]>([
    ['<|', ['view', 'button', 'block', 'my-own', 'app-bar', 'extra']],
    ['<vi|', ['view']],
    ['<view><text></|', ['/text', '/view']],
    ['<button |></button>', ['type', 'open-type', 'bindtap', 'catchtap', 'wx:if', 'class', 'hidden']],
    ['<app-bar |/>', ['main-title', 'open', 'bar-class', 'bindselect', 'bindtap']],
    ['<button type="|"/>', ['primary', 'default', 'warn']],
    ['<button plain="|"/>', ['{{true}}', '{{false}}']],
    ['<view class="|"/>', ['card', 'title', 'imported', 'from-app']],
    ['<import src="./parts.wxml"/><template is="|"/>', ['part']],
    ['<import src="./|"/>', ['parts.wxml']],
    ['<wxs module="a" src="|"/>', ['a.wxs']],
    ['<image src="/images/|"/>', ['logo.png']],
    ['<navigator url="|"/>', ['/pages/index/index', '/pages/about/about']],
    ['<view|', ['view']],
    ['<view>\n  <view |\n  <text/>\n</view>', ['wx:for']],
  ])('%s', async (marked, expected) => {
    expect(await labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  it('offers no attribute twice, no class that is commented out, nothing in plain text', async () => {
    expect(await labels('<button type="primary" |/>')).not.toContain('type');
    expect(await labels('<view class="|"/>')).not.toContain('no');
    expect(await labels('<view>hello |</view>')).toEqual([]);
  });

  it('registers a component that it completes', async () => {
    const items = await client.complete(file, '<ex|');
    const item = items.find(({ label }) => label === 'extra')!;
    const applied = new Promise<lsp.WorkspaceEdit>((resolve) => {
      client.connection.onRequest('workspace/applyEdit', ({ edit }: lsp.ApplyWorkspaceEditParams) => {
        resolve(edit);
        return { applied: true };
      });
    });
    await client.connection.sendRequest('workspace/executeCommand', {
      command: item.command!.command,
      arguments: item.command!.arguments,
    });
    const [change] = Object.values((await applied).changes!)[0]!;
    expect(change!.newText).toContain('// mine');
    expect(change!.newText).toContain('"extra": "/components/extra/extra"');
  });
});

describe('hover', () => {
  it.each([
    ['<but|ton/>', '<button>'],
    ['<button ty|pe="primary"/>', 'primary'],
    ['<view wx:f|or="{{list}}"/>', 'wx:for'],
    ['<view bind|tap="onTap"/>', 'tap'],
    ['<app-b|ar/>', 'main-title'],
    ['<app-bar main-ti|tle="x"/>', 'What it says.'],
    ['<view>{{li|st}}</view>', 'list'],
  ])('%s', async (marked, expected) => {
    const position = await client.open(file, marked);
    const hover = await client.request<lsp.Hover>('textDocument/hover', file, position);
    expect(JSON.stringify(hover?.contents)).toContain(expected);
  });
});

describe('definition', () => {
  it.each([
    ['<app-b|ar/>', 'components/app-bar/index.wxml'],
    ['<app-bar main-ti|tle="x"/>', 'components/app-bar/index.js'],
    ['<app-bar bind:sel|ect="onTap"/>', 'components/app-bar/index.js'],
    ['<view bindtap="on|Tap"/>', 'pages/index/index.js'],
    ['<view>{{li|st}}</view>', 'pages/index/index.js'],
    ['<view class="ti|tle"/>', 'pages/index/index.wxss'],
    ['<import src="./parts|.wxml"/>', 'pages/index/parts.wxml'],
    ['<import src="./parts.wxml"/><template is="pa|rt"/>', 'pages/index/parts.wxml'],
    ['<navigator url="/pages/about/ab|out?x=1"/>', ''],
  ])('%s', async (marked, expected) => {
    const position = await client.open(file, marked);
    const found = await client.request<(lsp.Location | lsp.LocationLink)[] | null>(
      'textDocument/definition',
      file,
      position,
    );
    const files = (found ?? []).map((target) => ('targetUri' in target ? target.targetUri : target.uri));
    if (expected) expect(files.some((uri) => uri.endsWith(expected))).toBe(true);
    else expect(files).toEqual([]);
  });
});

describe('diagnostics', () => {
  it.each<[string, string[]]>([
    ['<view><text></view>', ['wxml/unclosed-tag']],
    ['<nope/>', ['wxml/unknown-component']],
    ['<card/>', ['wxml/unknown-component']],
    ['<my-own/><app-bar/><view/><block/>', []],
    ['<view id="a" id="b"/>', ['wxml/duplicate-attribute']],
    ['<button type="primry"/>', ['wxml/unknown-value']],
    ['<button type="{{x}}"/>', ['wxml/unknown-name']],
    ['<view wx:for="{{list}}"/>', ['wxml/missing-wx-key']],
    ['<view wx:for="{{list}}" wx:key="{{id}}"/>', ['wxml/wx-key-expression']],
    ['<view wx:else/>', ['wxml/else-without-if']],
    ['<view wx:if="{{list}}"/><!-- c --><view wx:elif="{{list}}"/> <view wx:else/>', []],
    ['<template is="part"/>', ['wxml/unknown-template']],
    ['<import src="./parts.wxml"/><template is="part"/>', []],
    ['<view bindtap="onTap">{{list.length > 0 ? list[0].id : undefined}}</view>', []],
    ['<wxs module="m">module.exports.f = function () {}</wxs>{{m.f(list)}}', []],
  ])('%s', async (source, expected) => {
    const found = await client.diagnose(file, source);
    expect(found.map(({ code }) => code).sort()).toEqual(expected);
  });

  it('fixes: registers, gives a key, writes the handler', async () => {
    const fix = async (source: string, code: string) => {
      const diagnostics = (await client.diagnose(file, source)).filter((found) => found.code === code);
      const actions = await client.request<lsp.CodeAction[]>('textDocument/codeAction', file, undefined, {
        range: diagnostics[0]!.range,
        context: { diagnostics },
      });
      return JSON.stringify(actions.map(({ title, edit }) => ({ title, edit })));
    };
    expect(await fix('<card/>', 'wxml/unknown-component')).toContain(
      'Register /components/card/card as <card>',
    );
    expect(await fix('<view wx:for="{{list}}"/>', 'wxml/missing-wx-key')).toContain(' wx:key=');
    expect(await fix('<view bindtap="onLate"/>', 'wxml/unknown-name')).toContain('onLate(event) {');
  });
});

describe('structure', () => {
  it('outlines, folds, links tags and closes them', async () => {
    const position = await client.open(file, '<view id="top">\n  <te|xt class="title big">a</text>\n</view>');
    const symbols = await client.request<lsp.DocumentSymbol[]>(
      'textDocument/documentSymbol',
      file,
      undefined,
    );
    expect(symbols[0]!.name).toBe('view#top');
    expect(symbols[0]!.children![0]!.name).toBe('text.title');
    expect(await client.request<lsp.FoldingRange[]>('textDocument/foldingRange', file, undefined)).toEqual([
      expect.objectContaining({ startLine: 0, endLine: 1 }),
    ]);
    const linked = await client.request<lsp.LinkedEditingRanges>(
      'textDocument/linkedEditingRange',
      file,
      position,
    );
    expect(linked.ranges).toHaveLength(2);
  });

  it('renames a data field in script and template alike', async () => {
    const position = await client.open(file, '<view wx:for="{{li|st}}" wx:key="id">{{list.length}}</view>');
    const edit = await client.request<lsp.WorkspaceEdit>('textDocument/rename', file, position, {
      newName: 'rows',
    });
    const changed = JSON.stringify(edit);
    expect(changed.match(/"newText":"rows"/g)).toHaveLength(3);
    expect(changed).toContain('index.js');
  });

  it('formats', async () => {
    await client.open(file, '<view>\n<text/>\n</view>');
    const edits = await client.request<lsp.TextEdit[]>('textDocument/formatting', file, undefined, {
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.map(({ newText }) => newText)).toEqual(['<view>\n  <text />\n</view>\n']);
  });
});
