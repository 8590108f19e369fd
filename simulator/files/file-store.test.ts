import { describe, expect, it } from 'vitest';
import { decodeText, encodeText, toBytes } from './encoding.ts';
import { canonical, FileStore } from './file-store.ts';

const bytes = (text: string) => encodeText(text, 'utf8');

describe('the files of a program', () => {
  it('knows one path by all its spellings', () => {
    expect(canonical('wxfile://usr/a/../b/./c')).toBe('http://usr/b/c');
    expect(canonical('http://usr/')).toBe('http://usr');
  });

  it('writes only into the user folder', () => {
    const store = new FileStore();
    store.write('http://usr/a.txt', bytes('a'));
    expect(decodeText(store.entry('wxfile://usr/a.txt').bytes, 'utf8')).toBe('a');
    expect(() => store.write('http://tmp/a.txt', bytes('a'))).toThrow(/permission denied/);
    expect(() => store.write('http://usr/none/a.txt', bytes('a'))).toThrow(/no such file/);
  });

  it('cannot be left by a path that climbs', () => {
    expect(canonical('http://usr/../../etc/passwd')).toBe('http://usr/etc/passwd');
  });

  it('makes, lists, renames and removes folders', () => {
    const store = new FileStore();
    store.makeFolder('http://usr/a/b', true);
    store.write('http://usr/a/b/c', bytes('c'));
    expect(store.list('http://usr/a')).toEqual(['b']);
    expect(() => store.removeFolder('http://usr/a', false)).toThrow(/not empty/);
    store.rename('http://usr/a', 'http://usr/z');
    expect(store.list('http://usr/z/b')).toEqual(['c']);
    store.removeFolder('http://usr/z', true);
    expect(store.exists('http://usr/z')).toBe(false);
  });

  it('keeps a temporary file on save, and the temporary one is gone', () => {
    const store = new FileStore();
    const path = store.addTemporary(bytes('x'), 'txt');
    const saved = store.save(path, undefined);
    expect(saved).toMatch(/^http:\/\/store\/.*\.txt$/);
    expect(store.exists(path)).toBe(false);
  });

  it('ends at the documented 200 MB', () => {
    const store = new FileStore();
    const half = new Uint8Array(110 * 1024 * 1024);
    store.write('http://usr/a', half);
    expect(() => store.write('http://usr/b', half)).toThrow(/maximum size/);
  });
});

describe('encodings', () => {
  it.each(['utf8', 'base64', 'hex', 'ascii', 'latin1', 'ucs2', 'utf16le'])(
    '%s comes back as it was',
    (encoding) => {
      const text = encoding === 'base64' ? 'aGVsbG8=' : encoding === 'hex' ? '00ff10' : 'hello';
      expect(decodeText(encodeText(text, encoding), encoding)).toBe(text);
    },
  );

  it('takes buffers and views', () => {
    expect([...toBytes(new Uint8Array([1, 2, 3]).subarray(1))]).toEqual([2, 3]);
    expect([...toBytes(new Uint8Array([1]).buffer)]).toEqual([1]);
  });
});
