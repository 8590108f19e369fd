import type * as lsp from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from './testing/client.ts';

let client: TestClient;

const files: Record<string, string> = {
  'app.json':
    '{"pages":["pages/index/index","pages/list/list"],"subpackages":[{"root":"more","pages":["deep/deep"]}],"usingComponents":{"top-bar":"/components/bar/bar"}}',
  'app.js': 'App({})',
  'app.wxss': '.shared { color: red }',
  'components/bar/bar.json': '{"component":true}',
  'components/bar/bar.js': 'Component({ properties: { label: String } })',
  'components/bar/bar.wxml': '<view class="bar">{{label}}</view>',
  'components/card/card.json': '{"component":true}',
  'components/card/card.js':
    "Component({\n  properties: { mainTitle: String },\n  methods: { go() { this.triggerEvent('pick', this.data.mainTitle) } },\n})",
  'components/card/card.wxml': '<view bindtap="go" class="card">{{mainTitle}}</view>',
  'components/card/card.wxss': '.card { color: red }',
  'pages/index/index.json': '{"usingComponents":{"my-card":"/components/card/card"}}',
  'pages/index/index.js':
    "import { up } from '../../utils/text';\nPage({ data: { title: up('a'), list: [{ id: 1 }] }, onPick() { this.setData({ title: 'b' }) } })",
  'pages/index/index.wxml':
    '<wxs src="../../utils/tools.wxs" module="tools"/>\n<my-card main-title="{{title}}" bind:pick="onPick"/>\n<my-card mainTitle="x"></my-card>\n<top-bar label="{{tools.loud(title)}}"/>\n<view class="row shared {{title ? \'on\' : \'off\'}}">{{title}}</view>',
  'pages/index/index.wxss': '@import "../../styles/base.wxss";\n.row { color: red }\n.row .on { color: red }',
  'pages/list/list.json': '{"usingComponents":{"my-card":"../../components/card/card"}}',
  'pages/list/list.js': 'Page({})',
  'pages/list/list.wxml': '<my-card main-title="y"/><view class="shared"/><top-bar/>',
  'more/deep/deep.json': '{}',
  'more/deep/deep.js': "Page({ go() { wx.navigateTo({ url: '/pages/list/list' }) } })",
  'more/deep/deep.wxml': '<navigator url="/pages/list/list?x=1"/><top-bar/>',
  'styles/base.wxss': '.base { color: red }',
  'utils/text.js': 'export function up(text) { return text.toUpperCase() }',
  'utils/tools.wxs': 'var loud = function (t) { return t + "!" }\nmodule.exports = { loud: loud }',
};

beforeAll(async () => {
  client = await TestClient.start(files);
});
afterAll(() => client.stop());

/** `file: count` for each file that is touched. */
const counted = (uris: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const uri of uris) {
    const name = uri.replace(client.uri(''), '').replace(/^\//, '');
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};
const marked = (file: string, at: string) => {
  const plain = at.replace('|', '');
  return files[file]!.replace(plain, at);
};
const references = async (file: string, at: string) => {
  const position = await client.open(file, marked(file, at));
  const found = await client.request<lsp.Location[] | null>('textDocument/references', file, position, {
    context: { includeDeclaration: true },
  });
  return counted((found ?? []).map(({ uri }) => uri));
};
const rename = async (file: string, at: string, newName: string) => {
  const position = await client.open(file, marked(file, at));
  const edit = await client.request<lsp.WorkspaceEdit | null>('textDocument/rename', file, position, {
    newName,
  });
  return editsOf(edit);
};
const editsOf = (edit: lsp.WorkspaceEdit | null) => {
  const all: [string, string][] = Object.entries(edit?.changes ?? {}).flatMap(([uri, edits]) =>
    edits.map(({ newText }): [string, string] => [uri, newText]),
  );
  for (const change of edit?.documentChanges ?? [])
    if ('edits' in change)
      for (const one of change.edits) if ('newText' in one) all.push([change.textDocument.uri, one.newText]);
  return { files: counted(all.map(([uri]) => uri)), texts: [...new Set(all.map(([, text]) => text))].sort() };
};

describe('references across languages', () => {
  it.each<[string, string, Record<string, number>]>([
    [
      'pages/index/index.wxml',
      '<my-c|ard main',
      {
        'pages/index/index.json': 1,
        'pages/index/index.wxml': 3,
        'pages/list/list.json': 1,
        'pages/list/list.wxml': 1,
      },
    ],
    [
      'pages/index/index.json',
      '"my-c|ard"',
      {
        'pages/index/index.json': 1,
        'pages/index/index.wxml': 3,
        'pages/list/list.json': 1,
        'pages/list/list.wxml': 1,
      },
    ],
    [
      'app.json',
      '"top-b|ar"',
      { 'app.json': 1, 'pages/index/index.wxml': 1, 'pages/list/list.wxml': 1, 'more/deep/deep.wxml': 1 },
    ],
    [
      'components/card/card.js',
      'mainT|itle: String',
      {
        'components/card/card.js': 2,
        'components/card/card.wxml': 1,
        'pages/index/index.wxml': 2,
        'pages/list/list.wxml': 1,
      },
    ],
    [
      'pages/list/list.wxml',
      'main-t|itle="y"',
      {
        'components/card/card.js': 2,
        'components/card/card.wxml': 1,
        'pages/index/index.wxml': 2,
        'pages/list/list.wxml': 1,
      },
    ],
    ['components/card/card.js', "'pi|ck'", { 'components/card/card.js': 1, 'pages/index/index.wxml': 1 }],
    ['pages/index/index.wxml', 'bind:pi|ck', { 'components/card/card.js': 1, 'pages/index/index.wxml': 1 }],
    ['pages/index/index.wxml', 'class="ro|w', { 'pages/index/index.wxss': 2, 'pages/index/index.wxml': 1 }],
    ['pages/index/index.wxss', '.o|n', { 'pages/index/index.wxss': 1, 'pages/index/index.wxml': 1 }],
    ['app.wxss', '.sha|red', { 'app.wxss': 1, 'pages/index/index.wxml': 1, 'pages/list/list.wxml': 1 }],
    ['pages/index/index.js', 'onPi|ck()', { 'pages/index/index.js': 1, 'pages/index/index.wxml': 1 }],
    ['pages/index/index.js', 'ti|tle: up', { 'pages/index/index.js': 2, 'pages/index/index.wxml': 4 }],
    ['utils/text.js', 'function u|p', { 'utils/text.js': 1, 'pages/index/index.js': 2 }],
    ['utils/tools.wxs', '{ lo|ud:', { 'utils/tools.wxs': 1, 'pages/index/index.wxml': 1 }],
  ])('%s %s', async (file, at, expected) => {
    expect(await references(file, at)).toEqual(expected);
  });
});

describe('rename across languages', () => {
  it.each<[string, string, string, Record<string, number>, string[]]>([
    [
      'pages/list/list.wxml',
      '<my-c|ard',
      'tea-card',
      {
        'pages/index/index.json': 1,
        'pages/index/index.wxml': 3,
        'pages/list/list.json': 1,
        'pages/list/list.wxml': 1,
      },
      ['tea-card'],
    ],
    [
      'pages/index/index.wxml',
      'main-t|itle',
      'head-line',
      {
        'components/card/card.js': 2,
        'components/card/card.wxml': 1,
        'pages/index/index.wxml': 2,
        'pages/list/list.wxml': 1,
      },
      ['head-line', 'headLine'],
    ],
    [
      'components/card/card.js',
      'mainT|itle: String',
      'headLine',
      {
        'components/card/card.js': 2,
        'components/card/card.wxml': 1,
        'pages/index/index.wxml': 2,
        'pages/list/list.wxml': 1,
      },
      ['head-line', 'headLine'],
    ],
    [
      'pages/index/index.wxss',
      '.r|ow {',
      'line',
      { 'pages/index/index.wxss': 2, 'pages/index/index.wxml': 1 },
      ['line'],
    ],
    [
      'pages/index/index.wxml',
      'bind:pi|ck',
      'choose',
      { 'components/card/card.js': 1, 'pages/index/index.wxml': 1 },
      ['choose'],
    ],
    [
      'pages/index/index.wxml',
      '"onP|ick"',
      'onChoose',
      { 'pages/index/index.js': 1, 'pages/index/index.wxml': 1 },
      ['onChoose'],
    ],
    [
      'pages/index/index.wxml',
      'tools.lo|ud',
      'shout',
      { 'utils/tools.wxs': 1, 'pages/index/index.wxml': 1 },
      ['shout'],
    ],
  ])('%s %s → %s', async (file, at, newName, expected, texts) => {
    const edit = await rename(file, at, newName);
    expect(edit.files).toEqual(expected);
    expect(edit.texts).toEqual(texts);
  });

  it('says what is renamed before it is', async () => {
    const position = await client.open('pages/list/list.wxml', marked('pages/list/list.wxml', '<my-c|ard'));
    const range = await client.request<lsp.Range>(
      'textDocument/prepareRename',
      'pages/list/list.wxml',
      position,
    );
    expect(range).toEqual({ start: { line: 0, character: 1 }, end: { line: 0, character: 8 } });
  });
});

describe('moved files', () => {
  const moved = async (from: string, to: string) =>
    editsOf(
      await client.connection.sendRequest<lsp.WorkspaceEdit | null>('workspace/willRenameFiles', {
        files: [{ oldUri: client.uri(from), newUri: client.uri(to) }],
      }),
    );

  it.each<[string, string, Record<string, number>, string[]]>([
    [
      'components/card',
      'parts/card',
      { 'pages/index/index.json': 1, 'pages/list/list.json': 1 },
      ['../../parts/card/card', '/parts/card/card'],
    ],
    ['styles/base.wxss', 'styles/ground.wxss', { 'pages/index/index.wxss': 1 }, ['../../styles/ground.wxss']],
    ['utils/tools.wxs', 'lib/tools.wxs', { 'pages/index/index.wxml': 1 }, ['../../lib/tools.wxs']],
    ['utils/text.js', 'utils/words.js', { 'pages/index/index.js': 1 }, ['../../utils/words']],
    ['more', 'extra', { 'app.json': 1 }, ['extra']],
    ['more/deep', 'more/low', { 'app.json': 1 }, ['low/deep']],
    [
      'pages/list',
      'pages/lists',
      { 'app.json': 1, 'more/deep/deep.wxml': 1 },
      ['/pages/lists/list?x=1', 'pages/lists/list'],
    ],
  ])('%s → %s', async (from, to, expected, texts) => {
    const edit = await moved(from, to);
    expect(edit.files).toEqual(expected);
    expect(edit.texts).toEqual(texts);
  });
});

describe('definition across languages', () => {
  it.each([
    ['pages/index/index.wxss', '"../../styles/ba|se.wxss"', 'styles/base.wxss'],
    ['pages/index/index.wxss', '.o|n', 'pages/index/index.wxml'],
    ['pages/index/index.wxml', 'tools.lo|ud', 'utils/tools.wxs'],
    ['pages/index/index.wxml', "on' : 'off'}}\">{{ti|tle", 'pages/index/index.js'],
    ['pages/index/index.js', 'u|p(', 'utils/text.js'],
    ['pages/index/index.wxml', 'ro|w shared', 'pages/index/index.wxss'],
  ])('%s %s', async (file, at, expected) => {
    const position = await client.open(file, marked(file, at));
    const found = await client.request<(lsp.Location | lsp.LocationLink)[] | null>(
      'textDocument/definition',
      file,
      position,
    );
    const uris = (found ?? []).map((target) => ('targetUri' in target ? target.targetUri : target.uri));
    expect(Object.keys(counted(uris))).toContain(expected);
  });
});
