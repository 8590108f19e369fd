import type * as lsp from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from './testing/client.ts';

let client: TestClient;

beforeAll(async () => {
  client = await TestClient.start(
    {
      'app.json': '{"pages":["pages/index/index"]}',
      'app.js': 'App({})',
      'components/card/card.json': '{"component":true}',
      'components/card/card.wxml': '<view/>',
      'components/card/card.js': 'Component({})',
      'pages/index/index.js': 'Page({})',
      'pages/index/index.wxml': '<card/><view class="title big {{x}} wide"/><include src="./part.wxml"/>',
      'pages/index/part.wxml': '<in-part generic:row="as-generic"/>',
      'pages/index/index.json': '{}',
      'pages/other/other.js': 'Page({})',
      'pages/other/other.wxml': '',
    },
    'zh-CN',
  );
});
afterAll(() => client.stop());

const labels = async (file: string, marked: string) =>
  (await client.complete(file, marked)).map(({ label }) => label);
const codes = async (file: string, text: string) =>
  (await client.diagnose(file, text)).map(({ code, message }) => code ?? message).sort();

describe('json', () => {
  it.each<[string, string, string[]]>([
    ['app.json', '{ "| }', ['pages', 'tabBar', 'subpackages', 'usingComponents']],
    ['app.json', '{ "tabBar": { "| } }', ['list', 'selectedColor']],
    ['app.json', '{ "pages": ["pages/|"] }', ['pages/index/index', 'pages/other/other']],
    [
      'pages/index/index.json',
      '{ "| }',
      ['navigationBarTitleText', 'usingComponents', 'enablePullDownRefresh'],
    ],
    ['pages/index/index.json', '{ "usingComponents": { "card": "/|" } }', ['/components/card/card']],
    ['pages/index/index.json', '{ "navigationStyle": | }', ['"default"', '"custom"']],
    ['project.config.json', '{ "setting": { "| } }', ['urlCheck', 'minified']],
    ['sitemap.json', '{ "rules": [{ "action": | }] }', ['"allow"', '"disallow"']],
    ['theme.json', '{ "| }', ['light', 'dark']],
  ])('completes %s %s', async (file, marked, expected) => {
    expect(await labels(file, marked)).toEqual(expect.arrayContaining(expected));
  });

  it('explains in the language of the editor', async () => {
    const position = await client.open('app.json', '{ "tab|Bar": {} }');
    const hover = await client.request<lsp.Hover>('textDocument/hover', 'app.json', position);
    expect(JSON.stringify(hover.contents)).toContain('tab 栏');
  });

  it.each<[string, string, string[]]>([
    ['app.json', '{ "pages": ["pages/index/index", "pages/gone/gone"] } // note', ['json/missing-page']],
    [
      'app.json',
      '{ "pages": ["pages/index/index"], "subpackages": [{ "root": "pages", "pages": ["other/other", "no/no"] }] }',
      ['json/missing-page'],
    ],
    [
      'pages/index/index.json',
      '{ "usingComponents": { "card": "/components/card/card", "in-part": "/components/card/card", "as-generic": "/components/card/card" } }',
      [],
    ],
    ['pages/index/index.json', '{ "usingComponents": { "card": "./nope" } }', ['json/missing-component']],
    [
      'pages/index/index.json',
      '{ "usingComponents": { "card": "/components/card/card", "spare": "/components/card/card" } }',
      ['json/unused-component'],
    ],
  ])('checks %s %s', async (file, text, expected) => {
    const found = await codes(file, text);
    expect(found).toEqual(expected);
  });

  it('counts tabs', async () => {
    const one =
      '{ "pages": ["pages/index/index"], "tabBar": { "list": [{ "pagePath": "pages/index/index" }] } }';
    expect(await client.diagnose('app.json', one)).toHaveLength(1);
  });

  it('leads to a component', async () => {
    const position = await client.open(
      'pages/index/index.json',
      '{ "usingComponents": { "card": "/components/ca|rd/card" } }',
    );
    const found = await client.request<lsp.Location[]>(
      'textDocument/definition',
      'pages/index/index.json',
      position,
    );
    expect(JSON.stringify(found)).toContain('components/card/card.wxml');
  });
});

describe('wxss', () => {
  const file = 'pages/index/index.wxss';

  it('completes properties, rpx and the classes of the template', async () => {
    expect(await labels(file, '.a { col| }')).toContain('color');
    expect(await labels(file, '.a { width: 10| }')).toContain('10rpx');
    expect(await labels(file, '.|')).toEqual(expect.arrayContaining(['title', 'big', 'wide']));
  });

  it('says what rpx are in px', async () => {
    const position = await client.open(file, '.a { width: 75|0rpx; }');
    const hover = await client.request<lsp.Hover>('textDocument/hover', file, position);
    expect(JSON.stringify(hover.contents)).toContain('375 px → 375 px');
  });

  it('takes what wxss has and remarks what it has not', async () => {
    expect(
      await codes(
        file,
        '@import "./b.wxss";\npage { --a: 1rpx } :host { color: red } .a > view { width: calc(100% - 10rpx); }',
      ),
    ).toEqual([]);
    expect(await codes(file, '.a { colr: red }')).toEqual(['unknownProperties']);
    expect(await codes(file, '.a { color: ')).not.toEqual([]);
  });
});
