import type * as lsp from 'vscode-languageserver-protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { TestClient } from './testing/client.ts';

const pages = Array.from({ length: 60 }, (_, at) => `pages/p${at}/p${at}`);
const program: Record<string, string> = {
  'app.json': JSON.stringify({ pages }),
  'app.js': 'App({})',
  ...Object.fromEntries(
    pages.flatMap((page) => [
      [`${page}.json`, '{}'],
      [`${page}.js`, "Page({ data: { title: 'a' } })"],
      [`${page}.wxml`, '<view bindtap="missing">{{title}}</view>'],
    ]),
  ),
};
const templates = pages.map((page) => `${page}.wxml`);

let client: TestClient;
afterEach(() => client.stop());

/** What the server says, and a promise for something that it will say. */
function listen() {
  const said: string[] = [];
  const waiting: { isIt: (file: string, version: number | undefined) => boolean; done: () => void }[] = [];
  client.onDiagnostics((file, { version }) => {
    said.push(file);
    for (const one of waiting) if (one.isIt(file, version)) one.done();
  });
  return {
    said,
    until: (isIt: (file: string, version: number | undefined) => boolean) =>
      new Promise<void>((done) => waiting.push({ isIt, done })),
  };
}

describe('the whole program is checked while nobody waits', () => {
  it('says what is wrong in open files first, then in every other one', async () => {
    client = await TestClient.start(program);
    const { said, until } = listen();
    const missing = new Set(templates);
    const all = until((file) => missing.delete(file) && missing.size === 0);
    const open = ['pages/p40/p40.wxml', 'pages/p50/p50.wxml'];
    for (const file of open) await client.open(file, program[file]!);
    await all;
    expect(said.slice(0, 2).sort()).toEqual(open);
    expect(new Set(said)).toEqual(new Set(templates));
  });

  it('stops for a key: nothing comes before the file that is typed in', async () => {
    client = await TestClient.start(program);
    const { said, until } = listen();
    const typed = 'pages/p50/p50.wxml';
    const begun = until((file) => file !== typed);
    await client.open(typed, program[typed]!);
    await begun;
    const version = await client.edit(typed, '<view bindtap="other">{{title}}</view>');
    const answered = until((file, at) => file === typed && at === version);
    // Its answer shows that the server has read the key: what it said before does not count.
    await client.request('textDocument/hover', typed, { line: 0, character: 1 });
    const before = said.length;
    const missing = new Set(templates.filter((file) => !said.includes(file)));
    const rest = until((file) => missing.delete(file) && missing.size === 0);
    expect(missing.size).toBeGreaterThan(0);
    await answered;
    expect(said.slice(before)).toEqual([typed]);
    await rest;
  });
});

describe('questions over the whole program look at files with the name', () => {
  const files = {
    'app.json': '{"pages":["pages/a/a","pages/b/b"]}',
    'app.js': 'App({})',
    'utils/ask.js': 'export default function fetchIt(url) { return url }\nexport const limit = 3',
    'utils/send.js': 'module.exports = function deliver(url) { return url }',
    'pages/a/a.json': '{}',
    'pages/a/a.wxml': '<view/>',
    'pages/a/a.js':
      "import reach from '../../utils/ask'\nconst post = require('../../utils/send')\nPage({ onLoad() { reach('x'); post('x') } })",
    'pages/b/b.json': '{}',
    'pages/b/b.wxml': '<view/>',
    'pages/b/b.js': "import { limit } from '../../utils/ask'\nPage({ data: { limit } })",
  };
  const references = async (file: keyof typeof files, at: string) => {
    const position = await client.open(file, files[file].replace(at.replace('|', ''), at));
    const found = await client.request<lsp.Location[] | null>('textDocument/references', file, position, {
      context: { includeDeclaration: false },
    });
    return [...new Set((found ?? []).map(({ uri }) => uri.replace(`${client.uri('')}/`, '')))].sort();
  };

  it('finds what closed files import by name', async () => {
    client = await TestClient.start(files);
    expect(await references('utils/ask.js', 'const li|mit')).toEqual(['pages/b/b.js', 'utils/ask.js']);
  });

  it.each([
    ['utils/ask.js', 'function fetch|It'],
    ['utils/send.js', 'function del|iver'],
  ] as const)('finds what closed files call by another name: %s', async (file, at) => {
    client = await TestClient.start(files);
    expect(await references(file, at)).toContain('pages/a/a.js');
  });

  it('finds names of closed files for a symbol search', async () => {
    client = await TestClient.start(files);
    await client.open('pages/b/b.js', files['pages/b/b.js']);
    const found = await client.connection.sendRequest<lsp.SymbolInformation[] | null>('workspace/symbol', {
      query: 'lim',
    });
    expect(found?.map(({ name }) => name)).toContain('limit');
  });

  it('finds the uses of an imported name from where it is imported', async () => {
    client = await TestClient.start(files);
    expect(await references('pages/b/b.js', 'import { lim|it')).toEqual(['pages/b/b.js', 'utils/ask.js']);
  });
});
