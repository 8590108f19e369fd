import type * as lsp from 'vscode-languageserver-protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewUnit } from './new-unit.ts';
import { TestClient } from './testing/client.ts';

let client: TestClient;

beforeAll(async () => {
  client = await TestClient.start({
    'project.config.json': '{"miniprogramRoot":"program/"}',
    'program/app.json':
      '{\n  // pages\n  "pages": ["pages/a/a"],\n  "subpackages": [{ "root": "more", "pages": ["b/b"] }]\n}\n',
    'program/app.ts': 'App({})',
    'program/app.less': '',
    'program/pages/a/a.ts': 'Page({})',
    'program/pages/a/a.wxml': '',
    'program/pages/a/a.less': '',
    'program/pages/a/a.json': '{}',
    'plain/app.json': '{"pages":[]}',
    'plain/app.js': 'App({})',
  });
});
afterAll(() => client.stop());

const make = (kind: 'page' | 'component', file: string) =>
  client.connection.sendRequest<NewUnit>('tessera/newUnit', { kind, uri: client.uri(file) });
const created = ({ edit }: NewUnit) =>
  (edit?.documentChanges ?? []).flatMap((change) =>
    'kind' in change && change.kind === 'create'
      ? [change.uri.replace(`${client.uri('')}`, '').replace(/^\//, '')]
      : [],
  );
const textOf = ({ edit }: NewUnit, ending: string) =>
  (edit?.documentChanges ?? [])
    .filter(
      (change): change is lsp.TextDocumentEdit =>
        'edits' in change && change.textDocument.uri.endsWith(ending),
    )
    .flatMap(({ edits }) => edits.map((one) => ('newText' in one ? one.newText : '')))
    .join();

describe('a new page or component', () => {
  it('is made in the languages of the program and registered', async () => {
    const made = await make('page', 'program/pages/cart/cart');
    expect(created(made)).toEqual(
      ['ts', 'wxml', 'less', 'json'].map((ending) => `program/pages/cart/cart.${ending}`),
    );
    expect(textOf(made, 'app.json')).toContain('// pages');
    expect(textOf(made, 'app.json').replace(/\s/g, '')).toContain('["pages/a/a","pages/cart/cart"]');
    expect(textOf(made, 'cart.ts')).toContain('Record<string, string | undefined>');
    expect(made.open).toBe(client.uri('program/pages/cart/cart.wxml'));
  });

  it('goes to the list of its subpackage', async () => {
    const made = await make('page', 'program/more/c/c');
    expect(textOf(made, 'app.json').replace(/\s/g, '')).toContain('"pages":["b/b","c/c"]');
  });

  it('of a plain program is plain, and a component is registered nowhere', async () => {
    const made = await make('component', 'plain/components/tile/tile');
    expect(created(made)).toEqual(
      ['js', 'wxml', 'wxss', 'json'].map((ending) => `plain/components/tile/tile.${ending}`),
    );
    expect(textOf(made, 'app.json')).toBe('');
    expect(textOf(made, 'tile.json')).toContain('"component": true');
  });

  it('is refused where there is something already', async () => {
    expect((await make('page', 'program/pages/a/a')).refusal).toBe(
      'There is already something at pages/a/a.',
    );
  });
});

describe('wxs', () => {
  const labels = async (marked: string) =>
    (await client.complete('plain/a.wxs', marked)).map(({ label }) => label);

  it('completes its own names and the members of what it requires', async () => {
    client.write('plain/b.wxs', 'module.exports = { twice: function (n) { return n * 2 } }');
    expect(await labels('var first = 1\nvar second = fir|')).toContain('first');
    expect(await labels("var b = require('./b.wxs')\nvar c = b.|")).toContain('twice');
  });
});
