import { describe, expect, it } from 'vitest';
import { deflateSync, strFromU8, strToU8 } from 'fflate';
import { packageProblemCodes, packageLimits, type PackageManifest } from '../../contract/package.ts';
import { crc32 } from './crc32.ts';
import { encodeManifest } from './manifest.ts';
import { label, packSample, sha256 } from './testing/sample.ts';
import { verifyPackage } from './verify.ts';
import { writeZip } from './zip-write.ts';

const good = packSample();
const directoryOf = (bytes: Uint8Array): number =>
  new DataView(bytes.buffer).getUint32(bytes.length - 6, true);

/** A copy of the good package with its bytes changed. */
function patched(change: (bytes: Uint8Array, view: DataView) => void, source = good.bytes): Uint8Array {
  const copy = source.slice();
  change(copy, new DataView(copy.buffer));
  return copy;
}

/** A package whose files and manifest are changed before they are zipped; hashes follow unless told otherwise. */
function rebuilt(
  change: (files: Map<string, Uint8Array>) => void,
  changeManifest: (manifest: PackageManifest) => void = () => undefined,
): Uint8Array {
  const files = new Map(good.files);
  change(files);
  const manifest = structuredClone(good.manifest);
  manifest.files = [...files]
    .map(([path, bytes]) => ({ path, sha256: sha256(bytes), size: bytes.length }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  changeManifest(manifest);
  return writeZip(new Map([...files, ['manifest.json', encodeManifest(manifest)]]));
}

const withManifest = (text: string): Uint8Array =>
  writeZip(new Map([...good.files, ['manifest.json', strToU8(text)]]));
const withLabel = (change: Partial<typeof label>): Uint8Array =>
  packSample(undefined, { ...label, ...change }).bytes;
const withFile = (path: string): Uint8Array => rebuilt((files) => files.set(path, strToU8('x')));
const withJson = (path: string, change: (value: Record<string, never>) => unknown): Uint8Array =>
  rebuilt((files) => {
    const value = JSON.parse(strFromU8(files.get(path) ?? new Uint8Array())) as Record<string, never>;
    files.set(path, strToU8(JSON.stringify(change(value) ?? value)));
  });

/** Finds a path's bytes in the archive and writes another of the same length over all of them. */
function renamed(from: string, to: string, source = good.bytes): Uint8Array {
  return patched((bytes) => {
    const [old, next] = [strToU8(from), strToU8(to)];
    for (let at = 0; at + old.length <= bytes.length; at += 1) {
      if (old.every((byte, i) => bytes[at + i] === byte)) bytes.set(next, at);
    }
  }, source);
}

/** A stored entry whose data is another entry as a whole, and a directory that names both. */
function nested(): Uint8Array {
  const inner = writeZip(new Map([['assets/b.txt', strToU8('b')]]));
  const outer = writeZip(
    new Map([
      ['assets/a.png', inner.slice(0, directoryOf(inner))],
      ['assets/b.txt', strToU8('b')],
    ]),
  );
  return patched((bytes, view) => {
    const second = directoryOf(bytes) + 46 + 'assets/a.png'.length;
    view.setUint32(second + 42, 30 + 'assets/a.png'.length, true);
  }, outer);
}

/** Declares less than it unpacks to: the classic bomb. */
function bomb(): Uint8Array {
  const name = strToU8('assets/bomb.txt');
  const data = deflateSync(new Uint8Array(40 * 1024 * 1024));
  const out = new Uint8Array(30 + name.length + data.length + 46 + name.length + 22);
  const view = new DataView(out.buffer);
  const shared = (at: number): void => {
    view.setUint16(at, 20, true);
    view.setUint16(at + 4, 8, true);
    view.setUint32(at + 10, crc32(new Uint8Array(1000)), true);
    view.setUint32(at + 14, data.length, true);
    view.setUint32(at + 18, 1000, true);
    view.setUint16(at + 22, name.length, true);
  };
  view.setUint32(0, 0x04034b50, true);
  shared(4);
  out.set(name, 30);
  out.set(data, 30 + name.length);
  const directory = 30 + name.length + data.length;
  view.setUint32(directory, 0x02014b50, true);
  shared(directory + 6);
  out.set(name, directory + 46);
  const end = out.length - 22;
  view.setUint32(end, 0x06054b50, true);
  view.setUint16(end + 8, 1, true);
  view.setUint16(end + 10, 1, true);
  view.setUint32(end + 12, end - directory, true);
  view.setUint32(end + 16, directory, true);
  return out;
}

const tampered: Record<string, [Uint8Array, string]> = {
  'an empty file': [new Uint8Array(0), 'package/not-a-zip'],
  'a text': [strToU8('hello, this is no archive at all, but long enough'), 'package/not-a-zip'],
  'cut off in the middle': [good.bytes.slice(0, good.bytes.length / 2), 'package/truncated'],
  'its last byte lost': [good.bytes.slice(0, -1), 'package/truncated'],
  'something appended': [new Uint8Array([...good.bytes, 1, 2, 3]), 'package/truncated'],
  'bytes hidden before the directory': [
    (() => {
      const at = directoryOf(good.bytes);
      const bytes = new Uint8Array([...good.bytes.slice(0, at), 9, 9, 9, ...good.bytes.slice(at)]);
      new DataView(bytes.buffer).setUint32(bytes.length - 6, at + 3, true);
      return bytes;
    })(),
    'package/foreign-bytes',
  ],
  'an encrypted entry': [
    patched((_, view) => {
      const at = directoryOf(good.bytes);
      view.setUint16(at + 8, 0x0801, true);
      view.setUint16(6, 0x0801, true);
    }),
    'package/zip-feature',
  ],
  'an unknown compression': [
    patched((_, view) => view.setUint16(directoryOf(good.bytes) + 10, 14, true)),
    'package/zip-feature',
  ],
  'a comment': [patched((bytes, view) => view.setUint16(bytes.length - 2, 5, true)), 'package/zip-feature'],
  'a header that differs from the directory': [
    patched((bytes) => bytes.set(strToU8('A'), 30)),
    'package/zip-damaged',
  ],
  'a changed byte of a stored file': [
    patched((bytes) => bytes.set([bytes[60] === 0 ? 1 : 0], 60)),
    'package/zip-damaged',
  ],
  'two entries over the same bytes': [
    patched((bytes, view) => {
      const at = directoryOf(bytes);
      const length = view.getUint16(at + 28, true) + 46;
      bytes.copyWithin(at + length, at, at + length);
      view.setUint16(bytes.length - 14, 1, true);
      view.setUint16(bytes.length - 12, 1, true);
    }),
    'package/foreign-bytes',
  ],
  'a bomb that declares too little': [bomb(), 'package/zip-bomb'],
  'a bomb that declares all of it': [
    patched((bytes, view) => {
      const at = directoryOf(bytes);
      view.setUint32(at + 24, 0xf0000000, true);
      view.setUint32(22, 0xf0000000, true);
    }),
    'package/declared-too-large',
  ],
  'a path out of the folder': [
    renamed('assets/shop/notes.txt', 'assets/../../note.txt'),
    'package/path-parent',
  ],
  'an absolute path': [renamed('assets/shop/notes.txt', '/ssets/shop/notes.txt'), 'package/path-absolute'],
  'a backslash': [renamed('assets/shop/notes.txt', 'assets\\shop\\notes.txt'), 'package/path-backslash'],
  'a drive letter': [renamed('assets/shop/notes.txt', 'c:sets/shop/notes.txt'), 'package/path-drive'],
  'a NUL in a path': [
    renamed('assets/shop/notes.txt', 'assets/shop/notes\0txt'),
    'package/path-control-character',
  ],
  'a device name': [withFile('assets/aux.txt'), 'package/path-not-portable'],
  'a path that is not UTF-8': [
    patched((bytes) => {
      const name = strToU8('assets/shop/notes.txt');
      for (let at = 0; at < bytes.length; at += 1) {
        if (name.every((byte, i) => bytes[at + i] === byte)) bytes[at + 8] = 0xff;
      }
    }),
    'package/path-not-portable',
  ],
  'a symbolic link': [
    patched((_, view) => view.setUint32(directoryOf(good.bytes) + 38, 0xa1ff0000, true)),
    'package/folder-or-link',
  ],
  'a folder entry': [renamed('assets/shop/notes.txt', 'assets/shop/notestxt/'), 'package/folder-or-link'],
  'a path twice': [
    renamed(
      'assets/bbb.txt',
      'assets/aaa.txt',
      rebuilt((files) => files.set('assets/aaa.txt', strToU8('1')).set('assets/bbb.txt', strToU8('2'))),
    ),
    'package/duplicate-path',
  ],
  'an entry inside another one': [nested(), 'package/overlapping-entries'],
  'two paths that differ by case': [withFile('assets/Images/Logo.png'), 'package/case-collision'],
  'a file that is also a folder': [withFile('assets/images/logo.png/x'), 'package/case-collision'],
  'no manifest': [writeZip(good.files), 'package/manifest-missing'],
  'a manifest that is no json': [withManifest('{"format":1,'), 'package/manifest-not-json'],
  'a manifest of the future': [
    withManifest(JSON.stringify({ ...good.manifest, format: 2 })),
    'package/manifest-format',
  ],
  'a manifest without files': [
    withManifest(JSON.stringify({ ...good.manifest, files: 1 })),
    'package/manifest-shape',
  ],
  'a manifest with a negative size': [
    withManifest(JSON.stringify({ ...good.manifest, packages: [{ root: '', size: -1 }] })),
    'package/manifest-shape',
  ],
  'a manifest that was reformatted': [
    withManifest(JSON.stringify(good.manifest, null, 2)),
    'package/manifest-not-canonical',
  ],
  'a wrong app id': [withLabel({ appId: '../x' }), 'package/app-id'],
  'a wrong version': [withLabel({ version: '1.0-beta' }), 'package/version'],
  'an extra file': [
    writeZip(
      new Map([
        ...good.files,
        ['assets/evil.js', strToU8('x')],
        ['manifest.json', encodeManifest(good.manifest)],
      ]),
    ),
    'package/file-extra',
  ],
  'a missing file': [
    writeZip(
      new Map(
        [...good.files, ['manifest.json', encodeManifest(good.manifest)] as const].filter(
          ([path]) => path !== 'scripts/app.js',
        ),
      ),
    ),
    'package/file-missing',
  ],
  'another content of the same size': [
    rebuilt(
      (files) => files.set('styles/app.css', strToU8('.b{}')),
      (manifest) => (manifest.files = structuredClone(good.manifest.files)),
    ),
    'package/file-hash',
  ],
  'another size': [
    rebuilt(
      (files) => files.set('styles/app.css', strToU8('.a{color:red}')),
      (manifest) => (manifest.files = structuredClone(good.manifest.files)),
    ),
    'package/file-size',
  ],
  'no program': [rebuilt((files) => files.delete('program/program.json')), 'package/program-missing'],
  'a page that is not there': [
    withJson('program/program.json', (value) => ({ ...value, pages: ['pages/index/index', 'pages/x/x'] })),
    'package/program-damaged',
  ],
  'a script that is not there': [
    rebuilt((files) => files.delete('scripts/utils/format.js')),
    'package/program-damaged',
  ],
  'a file that is no part of a program': [withFile('install.sh'), 'package/program-damaged'],
  'a poisoned prototype': [
    rebuilt((files) =>
      files.set(
        'program/main.json',
        strToU8('{"components":{"__proto__":{"path":"x"}},"requires":{},"everywhere":{}}'),
      ),
    ),
    'package/program-damaged',
  ],
  'sizes of packages that are not theirs': [
    rebuilt(
      () => undefined,
      (manifest) => (manifest.packages = [{ root: '', size: 1 }, ...manifest.packages.slice(1)]),
    ),
    'package/packages-differ',
  ],
  'a sub-package that the program does not have': [
    rebuilt(
      () => undefined,
      (manifest) => manifest.packages.push({ root: 'ghost', size: 0 }),
    ),
    'package/packages-differ',
  ],
};

describe('verify', () => {
  it('accepts what was packed', () => {
    expect(verifyPackage(good.bytes, sha256).problems).toEqual([]);
  });

  it.each(Object.entries(tampered))('refuses %s', (_, [bytes, code]) => {
    const { problems, program } = verifyPackage(bytes, sha256);
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems[0]?.message.zh).not.toMatch(/\{\w+\}/);
    expect(problems[0]?.message.en).not.toMatch(/\{\w+\}|undefined/);
    if (problems[0]?.code !== 'package/packages-differ') expect(program).toBeUndefined();
  });

  it('refuses what is over the limits, and says what is heavy', () => {
    const limits = { ...packageLimits, main: 700, subpackage: 100, total: 1000, subpackages: 0 };
    const codes = verifyPackage(good.bytes, sha256, limits).problems.map((problem) => problem.code);
    expect(codes).toEqual([
      'package/main-too-large',
      'package/subpackage-too-large',
      'package/total-too-large',
      'package/too-many-subpackages',
    ]);
    const few = verifyPackage(good.bytes, sha256, { ...packageLimits, files: 3 });
    expect(few.problems[0]?.code).toBe('package/too-many-files');
  });

  it('has a test for every reason', () => {
    const tested = new Set(Object.values(tampered).map(([, code]) => code));
    const elsewhere = /-too-large$|\/too-many-/;
    expect(packageProblemCodes.filter((code) => !tested.has(code) && !elsewhere.test(code))).toEqual([]);
  });
});
