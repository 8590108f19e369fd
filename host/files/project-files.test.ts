import { chmodSync, existsSync, linkSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openProject, refusal } from '../testing/open-project.ts';
import { temporaryFolder, writeFiles } from '../testing/test-host.ts';
import { Trash } from './trash.ts';

describe('reading', () => {
  it.each([
    ['UTF-8', Buffer.from('茶 é'), 'utf8', false],
    ['UTF-8 with a mark', Buffer.from('\uFEFF茶 é'), 'utf8', true],
    ['UTF-16 little-endian with a mark', iconv.encode('茶 é', 'utf16le', { addBOM: true }), 'utf16le', true],
    ['UTF-16 big-endian with a mark', iconv.encode('茶 é', 'utf16be', { addBOM: true }), 'utf16be', true],
    ['UTF-16 without a mark', iconv.encode('Page({ a: 1 })', 'utf16le'), 'utf16le', false],
    ['GBK', iconv.encode('茶馆，欢迎光临 tea', 'gbk'), 'gbk', false],
    ['Latin-1', iconv.encode('café, à la carte', 'windows1252'), 'windows1252', false],
    ['nothing', Buffer.alloc(0), 'utf8', false],
  ])('knows %s and writes it back as the same bytes', async (_name, bytes, encoding, bom) => {
    const { files, projectId, at } = await openProject({ 'a.txt': bytes });
    const read = await files.read({ projectId, path: 'a.txt' });
    expect(read).toMatchObject({ encoding, bom });
    expect(read.text).toBe(iconv.decode(bytes, encoding, { stripBOM: true }));
    await files.write({ projectId, path: 'a.txt', ...read });
    expect(readFileSync(at('a.txt'))).toEqual(bytes);
  });

  it('names line ends and reads in another encoding when asked', async () => {
    const { files, projectId } = await openProject({
      a: 'x\ny',
      b: 'x\r\ny\r\n',
      c: 'x\ny\r\n',
      d: 'x',
      e: '\xe9',
    });
    const ends = await Promise.all(['a', 'b', 'c', 'd'].map((path) => files.read({ projectId, path })));
    expect(ends.map(({ eol }) => eol)).toEqual(['lf', 'crlf', 'mixed', 'none']);
    expect((await files.read({ projectId, path: 'e', encoding: 'windows1252' })).text).toBe('Ã©');
    expect(await refusal(files.read({ projectId, path: 'e', encoding: 'klingon' }))).toBe(
      'ENCODING_UNKNOWN: The encoding "klingon" is not known.',
    );
  });

  it('refuses binary and huge files as text, and reads any piece of them', async () => {
    const { files, projectId, at } = await openProject({ 'a.png': Uint8Array.of(137, 80, 78, 71, 0, 1, 2) });
    expect(await refusal(files.read({ projectId, path: 'a.png' }))).toBe(
      'FILE_BINARY: "a.png" is not a text file. Choose an encoding to open it as text anyway.',
    );
    writeFileSync(at('huge.log'), 'start');
    truncateSync(at('huge.log'), 2 * 1024 ** 3);
    expect(await refusal(files.read({ projectId, path: 'huge.log' }))).toBe(
      'FILE_TOO_LARGE: "huge.log" is larger than 50 MB, too large to edit as text.',
    );
    const range = { projectId, path: 'huge.log', length: 4 };
    const first = await files.readRange({ ...range, offset: 0 });
    expect(first).toMatchObject({ base64: Buffer.from('star').toString('base64'), size: 2 * 1024 ** 3 });
    expect((await files.readRange({ ...range, offset: 2 * 1024 ** 3 - 2 })).base64).toBe('AAA=');
    expect((await files.readRange({ ...range, offset: 2 * 1024 ** 3 + 5 })).base64).toBe('');
    const before = process.memoryUsage().rss;
    expect((await files.delete({ projectId, path: 'huge.log' })).path).toBe('huge.log');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 ** 2);
  });

  it('does not wait at a pipe or a device', async () => {
    const { files, projectId, at } = await openProject();
    symlinkSync('/dev/zero', at('zero'));
    expect(await refusal(files.read({ projectId, path: 'zero' }))).toContain('FILE_BINARY');
    expect(await refusal(files.readRange({ projectId, path: 'zero' }))).toContain('FILE_BINARY');
  });
});

describe('writing', () => {
  it('keeps mode, owner and links, and leaves nothing else behind', async () => {
    const { files, projectId, folder, at } = await openProject({ 'run.sh': '#!/bin/sh\n', 'real/a.js': '1' });
    chmodSync(at('run.sh'), 0o751);
    symlinkSync('real/a.js', at('link.js'));
    const { version } = await files.read({ projectId, path: 'run.sh' });
    await files.write({ projectId, path: 'run.sh', text: 'echo\n', version });
    expect(statSync(at('run.sh')).mode & 0o7777).toBe(0o751);
    await files.write({ projectId, path: 'link.js', text: '2' });
    expect(lstatSync(at('link.js')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('real/a.js'), 'utf8')).toBe('2');
    expect(readdirSync(folder).sort()).toEqual(['link.js', 'real', 'run.sh']);
  });

  it('notices that the file changed since it was read, whoever did it and however', async () => {
    const { files, projectId, at } = await openProject({ 'a.js': 'one' });
    const { version } = await files.read({ projectId, path: 'a.js' });
    const { mtime, atime } = statSync(at('a.js'));
    writeFileSync(at('a.js'), 'two');
    utimesSync(at('a.js'), atime, mtime);
    expect(await refusal(files.write({ projectId, path: 'a.js', text: 'mine', version }))).toBe(
      'FILE_CHANGED: "a.js" changed on disk since it was read. Compare it, then overwrite it or reload it.',
    );
    expect(readFileSync(at('a.js'), 'utf8')).toBe('two');
    rmSync(at('a.js'));
    expect(await refusal(files.write({ projectId, path: 'a.js', text: 'mine', version }))).toContain(
      'FILE_CHANGED',
    );
    expect(existsSync(at('a.js'))).toBe(false);
    await files.write({ projectId, path: 'a.js', text: 'mine' });
    expect(await refusal(files.createFile({ projectId, path: 'a.js', text: 'mine' }))).toContain(
      'FILE_EXISTS',
    );
  });

  it('lets one of two windows win, and tells the other', async () => {
    const { files, projectId, at } = await openProject({ 'a.js': 'one' });
    const { version } = await files.read({ projectId, path: 'a.js' });
    const results = await Promise.all(
      ['left', 'right'].map((text) => refusal(files.write({ projectId, path: 'a.js', text, version }))),
    );
    expect(results.map((result) => result.split(':')[0]).sort()).toEqual(['FILE_CHANGED', 'NONE']);
    expect(['left', 'right']).toContain(readFileSync(at('a.js'), 'utf8'));
  });

  it('never shows half a file to a reader', async () => {
    const { files, projectId, at } = await openProject({ 'a.txt': 'a'.repeat(300_000) });
    let isWriting = true;
    const writing = (async () => {
      for (let round = 0; round < 30; round += 1) {
        await files.write({ projectId, path: 'a.txt', text: (round % 2 ? 'a' : 'b').repeat(300_000) });
      }
      isWriting = false;
    })();
    while (isWriting) {
      const text = readFileSync(at('a.txt'), 'utf8');
      expect([text.length, new Set(text).size]).toEqual([300_000, 1]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writing;
  });

  it('refuses to lose characters', async () => {
    const { files, projectId, at } = await openProject({ 'a.txt': iconv.encode('茶馆', 'gbk') });
    const { version } = await files.read({ projectId, path: 'a.txt' });
    const write = files.write({ projectId, path: 'a.txt', text: '茶😀', encoding: 'gbk', version });
    expect(await refusal(write)).toBe(
      'ENCODING_LOSSY: "a.txt" holds characters that gbk cannot express. Save it as UTF-8.',
    );
    expect(iconv.decode(readFileSync(at('a.txt')), 'gbk')).toBe('茶馆');
  });
});

describe('names', () => {
  const names = [
    '茶馆.wxml',
    'with space .js',
    '"quoted\' `name`.js',
    'dots...',
    '.hidden',
    '-rf',
    '*?[a].js',
    'a\nb',
    '😀.ts',
  ];
  it.each([...names, 'x'.repeat(255), '茶'.repeat(85)])('takes %j', async (name) => {
    const { files, projectId, at } = await openProject();
    await files.createFile({ projectId, path: `dir/${name}`, text: '1' });
    expect((await files.list({ projectId, path: 'dir' })).names).toBe(name);
    const { version } = await files.read({ projectId, path: `dir/${name}` });
    await files.write({ projectId, path: `dir/${name}`, text: '2', version });
    const { id } = await files.delete({ projectId, path: `dir/${name}` });
    await files.restore({ projectId, id });
    expect(readFileSync(at(`dir/${name}`), 'utf8')).toBe('2');
    await files.move({ projectId, path: `dir/${name}`, to: 'plain.js' });
    await files.copy({ projectId, path: 'plain.js', to: `dir/${name}` });
    expect(readFileSync(at(`dir/${name}`), 'utf8')).toBe('2');
  });

  it('refuses names that no disk takes, or that lead out of the project', async () => {
    const { files, projectId } = await openProject({ 'a.js': '1' });
    const long = '茶'.repeat(86);
    expect(await refusal(files.createFile({ projectId, path: long }))).toBe(
      `NAME_TOO_LONG: The name "${long}" is too long for this disk (255 bytes at most).`,
    );
    for (const path of ['../a.js', 'b/../../a.js', '/etc/passwd', 'a\0b', '']) {
      expect(await refusal(files.createFile({ projectId, path })), path).toContain('NAME_NOT_ALLOWED');
      expect(await refusal(files.move({ projectId, path: 'a.js', to: path })), path).toContain(
        'NAME_NOT_ALLOWED',
      );
    }
    expect(await refusal(files.delete({ projectId, path: '' }))).toContain('NAME_NOT_ALLOWED');
    for (const path of ['../x', '/etc/passwd']) {
      expect(await refusal(files.read({ projectId, path })), path).toContain('NAME_NOT_ALLOWED');
    }
  });
});

describe('moving, copying, deleting', () => {
  it('never writes over something', async () => {
    const { files, projectId, at } = await openProject({
      'a.js': 'a',
      'b.js': 'b',
      'dir/c.js': 'c',
      'other/d.js': 'd',
    });
    for (const act of [files.move, files.copy]) {
      expect(await refusal(act({ projectId, path: 'a.js', to: 'b.js' }))).toContain('FILE_EXISTS');
      expect(await refusal(act({ projectId, path: 'dir', to: 'other' }))).toContain('FILE_EXISTS');
      expect(await refusal(act({ projectId, path: 'dir', to: 'dir/in' }))).toContain('MOVE_INTO_ITSELF');
      expect(await refusal(act({ projectId, path: 'none', to: 'x' }))).toContain('FILE_MISSING');
    }
    expect(readFileSync(at('b.js'), 'utf8')).toBe('b');
    await files.move({ projectId, path: 'dir', to: 'new/deep/dir' });
    await files.copy({ projectId, path: 'new', to: 'again' });
    expect(readFileSync(at('again/deep/dir/c.js'), 'utf8')).toBe('c');
  });

  it('brings back what was deleted, unless its place is taken', async () => {
    const { files, projectId, at } = await openProject({ 'dir/a.js': 'a', 'dir/b/c.js': 'c' });
    const item = await files.delete({ projectId, path: 'dir' });
    expect(existsSync(at('dir'))).toBe(false);
    expect(await files.trash({ projectId })).toEqual([item]);
    writeFiles(at(''), { 'dir/new.js': 'n' });
    expect(await refusal(files.restore({ projectId, id: item.id }))).toContain('FILE_EXISTS');
    rmSync(at('dir'), { recursive: true });
    await files.restore({ projectId, id: item.id });
    expect(readFileSync(at('dir/b/c.js'), 'utf8')).toBe('c');
    expect(await files.trash({ projectId })).toEqual([]);
    expect(await refusal(files.restore({ projectId, id: item.id }))).toContain('TRASH_ITEM_MISSING');
    expect(await refusal(files.restore({ projectId, id: '../../x' }))).toContain('TRASH_ITEM_MISSING');
    await files.delete({ projectId, path: 'dir' });
    await files.emptyTrash({ projectId });
    expect(await files.trash({ projectId })).toEqual([]);
  });

  it('keeps the trash for a month', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'old.js': '1', 'new.js': '1' });
    const day = 24 * 60 * 60 * 1_000;
    let now = 100 * day;
    const trash = new Trash(path.join(folder, 'trash'), () => now);
    await trash.put(path.join(folder, 'old.js'), 'p', 'old.js');
    now += 20 * day;
    await trash.put(path.join(folder, 'new.js'), 'p', 'new.js');
    now += 20 * day;
    await trash.forgetAfter(30);
    expect((await trash.list('p')).map(({ path: name }) => name)).toEqual(['new.js']);
  });

  it('deletes a link, not what it leads to', async () => {
    const { files, projectId, at } = await openProject({ 'real/a.js': '1' });
    symlinkSync('real', at('link'));
    await files.delete({ projectId, path: 'link' });
    expect(readFileSync(at('real/a.js'), 'utf8')).toBe('1');
  });
});

describe('hard links and case', () => {
  it('renames by case alone', async () => {
    const { files, projectId, folder } = await openProject({ 'a.js': '1' });
    await files.move({ projectId, path: 'a.js', to: 'A.js' });
    expect(readdirSync(folder)).toEqual(['A.js']);
  });

  it('takes two names of one file for two files', async () => {
    const { files, projectId, at } = await openProject({ 'a.js': '1' });
    linkSync(at('a.js'), at('b.js'));
    expect(await refusal(files.move({ projectId, path: 'a.js', to: 'b.js' }))).toContain('FILE_EXISTS');
  });
});
