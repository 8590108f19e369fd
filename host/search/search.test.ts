import { readFileSync, truncateSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../in-process.ts';
import { startTestHost } from '../testing/test-host.ts';
import { createPathFilter } from './globs.ts';
import { matchText } from './match-text.ts';
import { patternOf, type SearchFact } from './search.ts';

async function openProject(files: Record<string, string | Uint8Array>) {
  const { host, folder } = startTestHost(files);
  const client = connectInProcess(host.router);
  const { id: projectId } = await client.projects.open({ folder });
  type Query = Parameters<typeof client.search.find>[0];
  const find = async (query: Omit<Query, 'projectId'>) => {
    const facts: SearchFact[] = [];
    for await (const fact of await client.search.find({ projectId, ...query })) facts.push(fact);
    const matched = facts.filter((fact) => fact.type === 'file.matched');
    const lines = matched.flatMap(({ path: file, matches }) =>
      matches.map(({ line, column }) => `${file}:${line}:${column}`),
    );
    return { facts, matched, lines };
  };
  return { client, projectId, folder, find };
}

const plain = { isRegex: false, matchCase: false, wholeWord: false };

describe('what a query matches', () => {
  const rows: [string, Partial<typeof plain>, string, string[]][] = [
    ['a.b', {}, 'a.b axb A.B', ['a.b', 'A.B']],
    ['a.b', { matchCase: true }, 'a.b A.B', ['a.b']],
    ['a.b', { isRegex: true }, 'a.b axb', ['a.b', 'axb']],
    ['on', { wholeWord: true }, 'on one on_ (on) $on 茶on on', ['on', 'on', 'on']],
    ['^x$', { isRegex: true }, 'x\ny\nx', ['x', 'x']],
    ['(', {}, 'f(x)', ['(']],
    ['茶.', { isRegex: true }, '茶馆', ['茶馆']],
    ['a\nb', {}, 'a\nb', ['a\nb']],
    ['x*', { isRegex: true }, 'axx', ['', 'xx', '']],
    ['\\d+', { isRegex: true, wholeWord: true }, 'a1 22', ['22']],
  ];
  it.each(rows)('%j %o in %j', (text, options, content, expected) => {
    const matches = matchText(content, patternOf({ text, ...plain, ...options }), 100);
    expect(matches.map(({ offset, length }) => content.slice(offset, offset + length))).toEqual(expected);
  });

  it('says where a match is and shows a piece of its line', () => {
    const content = `one\r\n${'-'.repeat(100)}needle${'-'.repeat(300)}\r\nlast`;
    const [match] = matchText(content, patternOf({ text: 'needle', ...plain }), 1);
    expect(match).toMatchObject({ line: 1, column: 100, endLine: 1, endColumn: 106, offset: 105, length: 6 });
    const { text, start, length } = match!.preview;
    expect(text.slice(start, start + length)).toBe('needle');
    expect(text.length).toBe(250);
    const [wide] = matchText(content, patternOf({ text: 'one\\r\\n-', ...plain, isRegex: true }), 1);
    expect(wide).toMatchObject({
      line: 0,
      endLine: 1,
      endColumn: 1,
      preview: { text: 'one', start: 0, length: 3 },
    });
  });

  it('shows what a match would become', () => {
    const replaced = (text: string, replacement: string, isRegex = true) =>
      matchText('ab-12', patternOf({ text, ...plain, isRegex, replacement }), 9).map(
        (match) => match.replacement,
      );
    expect(replaced('(?<x>[a-z]+)-(\\d+)', '$2-$1:$<x>:$&:$$:$9\\n')).toEqual(['12-ab:ab:ab-12:$:$9\n']);
    expect(replaced('ab', '$&\\n', false)).toEqual(['$&\\n']);
  });

  it('refuses what is no pattern', () => {
    expect(() => patternOf({ text: 'a(', ...plain, isRegex: true })).toThrow(
      /^The pattern "a\(" is not a valid regular expression: /,
    );
  });
});

describe('which files a query looks into', () => {
  it.each([
    ['*.wxml', 'pages/a/a.wxml', true],
    ['*.wxml', 'a.wxml', true],
    ['pages', 'pages/a/a.js', true],
    ['pages', 'src/pages/a.js', true],
    ['/pages', 'src/pages/a.js', false],
    ['pages/**/*.{js,ts}', 'pages/a/b.ts', true],
    ['./pages/', 'pages/a.js', true],
    ['**/.hidden', 'a/.hidden/b', true],
  ])('%s means %s: %s', (glob, file, isMeant) => {
    expect(createPathFilter([glob], [])(file)).toBe(isMeant);
    expect(createPathFilter([], [glob])(file)).toBe(!isMeant);
  });

  it('leaves out ignored folders, binary files and links, unless asked', async () => {
    const { find } = await openProject({
      'a.js': 'tea',
      'node_modules/x/i.js': 'tea',
      'b.png': Buffer.from('\0tea'),
      'c/gbk.txt': iconv.encode('茶馆 tea', 'gbk'),
      'd/wide.txt': iconv.encode('let tea', 'utf16le'),
      'd/marked.txt': iconv.encode('茶 tea', 'utf16be', { addBOM: true }),
    });
    expect((await find({ text: 'tea' })).lines).toEqual([
      'a.js:0:0',
      'c/gbk.txt:0:3',
      'd/marked.txt:0:2',
      'd/wide.txt:0:4',
    ]);
    expect((await find({ text: 'tea', includeIgnored: true })).lines).toContain('node_modules/x/i.js:0:0');
    expect((await find({ text: 'tea', exclude: ['c', 'd'] })).lines).toEqual(['a.js:0:0']);
    expect((await find({ text: '茶馆', include: ['*.txt'] })).lines).toEqual(['c/gbk.txt:0:0']);
  });
});

describe('a search', () => {
  it('stops at its limit and says so', async () => {
    const { find } = await openProject({ 'a.js': 'x '.repeat(100), 'b.js': 'x' });
    const { facts, lines } = await find({ text: 'x', limit: 10 });
    expect(lines.length).toBe(10);
    expect(facts.at(-1)).toMatchObject({ type: 'search.finished', matches: 10, isLimited: true });
  });

  it('survives a pattern that never ends, and tells of the files it had to skip', async () => {
    const { find, client } = await openProject({
      'a.js': 'aaa!',
      'b.js': `${'a'.repeat(40)}!`,
      'c.js': 'aaa',
    });
    const searching = find({ text: '^(a+)+$', isRegex: true, timeLimit: 1_000 });
    // The host answers others meanwhile.
    const first = [client.projects.recent().then(() => 'answer'), searching.then(() => 'search')];
    expect(await Promise.race(first)).toBe('answer');
    const { facts, lines } = await searching;
    expect(lines).toEqual(['c.js:0:0']);
    expect(facts).toContainEqual({ type: 'file.skipped', path: 'b.js', reason: 'too-slow' });
    expect(facts.at(-1)).toMatchObject({ type: 'search.finished', files: 3, matches: 1 });
  });

  it('passes by what is too large, and tells of it', async () => {
    const { find, folder } = await openProject({ 'a.js': 'tea', 'huge.log': 'tea' });
    truncateSync(path.join(folder, 'huge.log'), 2 * 1024 ** 3);
    const { facts, lines } = await find({ text: 'tea' });
    expect(lines).toEqual(['a.js:0:0']);
    expect(facts).toContainEqual({ type: 'file.skipped', path: 'huge.log', reason: 'too-large' });
  });

  it('replaces what was shown, keeps encoding and line ends, and refuses what changed since', async () => {
    const { client, projectId, folder, find } = await openProject({
      'a.js': 'let tea = 1;\r\nlet teapot = tea;\r\n',
      'b.txt': iconv.encode('茶 tea', 'gbk'),
      'c.js': 'tea',
    });
    const { matched } = await find({ text: 'tea', wholeWord: true, replacement: 'coffee' });
    const files = matched.map(({ path: file, version, matches }) => ({
      path: file,
      version,
      edits: matches.map(({ offset, length, replacement }) => ({ offset, length, text: replacement ?? '' })),
    }));
    await client.files.write({ projectId, path: 'c.js', text: 'green tea' });
    const results = await client.search.replace({ projectId, files });
    expect(results.map(({ path: file, error }) => [file, error?.code ?? null])).toEqual([
      ['a.js', null],
      ['b.txt', null],
      ['c.js', 'FILE_CHANGED'],
    ]);
    const text = (name: string) => readFileSync(path.join(folder, name));
    expect(String(text('a.js'))).toBe('let coffee = 1;\r\nlet teapot = coffee;\r\n');
    expect(iconv.decode(text('b.txt'), 'gbk')).toBe('茶 coffee');
    expect(String(text('c.js'))).toBe('green tea');
  });
});
