import type { CompletionItem } from 'vscode-languageserver-protocol';
import { describe, expect, it } from 'vitest';
import { LeanCompletions } from './lean-completions.ts';
import { TestClient } from './testing/client.ts';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const item = (label: string, more: Partial<CompletionItem> = {}): CompletionItem => ({
  label,
  kind: 6,
  sortText: '11',
  commitCharacters: ['.', ',', ';'],
  textEdit: { range, newText: label },
  data: { name: label },
  ...more,
});

const labelsOf = (typed: string, labels: string[]) =>
  new LeanCompletions()
    .lean({ isIncomplete: false, items: labels.map((label) => item(label)) }, () => typed)
    .items.map(({ label }) => label);

describe('lean completions', () => {
  it('say once what is the same in every row, and find a row by its number', () => {
    const lean = new LeanCompletions();
    const items = [item('value'), item('view', { textEdit: { range, newText: 'view()' } })];
    const list = lean.lean({ isIncomplete: false, items }, () => 'v');
    expect(list.itemDefaults).toEqual({ editRange: range });
    expect(list.items).toEqual([
      { label: 'value', kind: 6, sortText: '11', data: expect.any(Number) },
      { label: 'view', kind: 6, sortText: '11', textEditText: 'view()', data: expect.any(Number) },
    ]);
    expect(lean.find(list.items[1]!)).toBe(items[1]);
    for (let count = 0; count < 4; count += 1) lean.lean({ isIncomplete: false, items: [] }, () => '');
    expect(lean.find(list.items[1]!)).toBeUndefined();
  });

  it('keep the place of rows that go elsewhere, and of lists where some say none', () => {
    const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    const textEdit = { range: elsewhere, newText: 'x' };
    const lean = new LeanCompletions();
    const two = lean.lean({ isIncomplete: true, items: [item('a'), item('b', { textEdit })] }, () => '');
    expect(two.items[1]).toMatchObject({ textEdit });
    const { textEdit: _none, ...plain } = item('c', { insertText: 'c()' });
    const mixed = lean.lean({ isIncomplete: true, items: [item('a'), plain] }, () => '');
    expect(mixed.itemDefaults).toBeUndefined();
    expect(mixed.items).toMatchObject([{ textEdit: { newText: 'a' } }, { insertText: 'c()' }]);
  });

  it('leave out what the editor would not show: the first letter stands where a word begins', () => {
    const names = [
      'setData',
      'getState',
      'user_state',
      'value1',
      'Page',
      'S',
      'assess',
      '$s',
      '@media screen',
    ];
    expect(labelsOf('s', names)).toEqual(['setData', 'getState', 'user_state', 'S', '$s', '@media screen']);
    expect(labelsOf('Sta', names)).toEqual(labelsOf('s', names));
    expect(labelsOf('', names)).toEqual(names);
    expect(labelsOf('  @m', names)).toEqual(['@media screen']);
  });
});

it('the server gives them to a client that asks for them, and completes their rows', async () => {
  const files = { 'app.json': '{}', 'app.js': '' };
  const client = await TestClient.start(files, 'en', { leanCompletions: true });
  const list = await client.complete('app.js', 'const teaPot = 1;\nconst kettle = 2;\nte|');
  const labels = list.map(({ label }) => label);
  expect(labels).toContain('teaPot');
  expect(labels).not.toContain('kettle');
  const pot = list.find(({ label }) => label === 'teaPot')!;
  expect(typeof pot.data).toBe('number');
  const full = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', pot);
  expect(full.detail).toContain('const teaPot: 1');
  await client.stop();
});
