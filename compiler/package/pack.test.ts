import { describe, expect, it } from 'vitest';
import { unzipSync } from 'fflate';
import { packProgram } from './pack.ts';
import { assets, label, packSample, sampleProgram, sha256 } from './testing/sample.ts';
import { verifyPackage } from './verify.ts';

/** The same value with every object's keys in another order, as another file system might list them. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  ) as T;
}

describe('an .apkg', () => {
  it('is byte-identical for the same program, whatever the order of its tables', () => {
    const again = packProgram(reversed(sampleProgram()), {
      label,
      hash: sha256,
      readAsset: (path) => assets.get(path),
    });
    expect(sha256(again.bytes)).toBe(sha256(packSample().bytes));
  });

  it('is read by any other ZIP tool', () => {
    const files = unzipSync(packSample().bytes);
    expect(Object.keys(files)).toEqual([
      'assets/images/logo.png',
      'assets/shop/notes.txt',
      'manifest.json',
      'program/main.json',
      'program/packages/shop.json',
      'program/program.json',
      'program/template-runtime.js',
      'scripts/app.js',
      'scripts/components/price/price.js',
      'scripts/pages/index/index.js',
      'scripts/shop/pages/cart/cart.js',
      'scripts/utils/format.js',
      'styles/app.css',
      'styles/pages/index/index.css',
      'styles/shop/pages/cart/cart.css',
      'templates/components/price/price.js',
      'templates/pages/index/index.js',
      'templates/shop/pages/cart/cart.js',
      'wxs/utils/money.js',
    ]);
    expect(files['assets/images/logo.png']).toEqual(assets.get('images/logo.png'));
  });

  it('gives back the program it was made of, without source maps', () => {
    const { program, problems } = verifyPackage(packSample().bytes, sha256);
    const expected = sampleProgram();
    for (const script of Object.values(expected.scripts)) delete script.map;
    for (const [path, asset] of Object.entries(expected.assets)) asset.file = `assets/${path}`;
    expect(problems).toEqual([]);
    expect(program).toEqual(expected);
    expect(packSample().maps.get('app.js')).toBe('{"version":3}');
  });

  it('counts every file to the package it is loaded with', () => {
    const { manifest } = packSample();
    const inShop = manifest.files.filter(({ path }) => /^[^/]+\/shop\/|packages\/shop/.test(path));
    const size = inShop.reduce((sum, file) => sum + file.size, 0);
    const total = manifest.files.reduce((sum, file) => sum + file.size, 0);
    expect(manifest.packages).toEqual([
      { root: '', size: total - size },
      { root: 'shop', size },
    ]);
  });

  it('says at packing what a console would refuse, and what to take out', () => {
    const limits = { main: 600, subpackage: 500, total: 900, subpackages: 0, files: 100 };
    const { problems } = packProgram(sampleProgram(), {
      label: { ...label, version: '1.0-beta' },
      hash: sha256,
      readAsset: (path) => assets.get(path),
      limits,
    });
    expect(problems.map(({ code }) => code)).toEqual([
      'package/version',
      'package/main-too-large',
      'package/subpackage-too-large',
      'package/total-too-large',
      'package/too-many-subpackages',
    ]);
    expect(problems[2]?.message.en).toContain('shop/notes.txt (500 B)');
  });

  it('is not made of an asset that changed after it was compiled', () => {
    const options = { label, hash: sha256, readAsset: () => new Uint8Array([1]) };
    expect(() => packProgram(sampleProgram(), options)).toThrow(/"images\/logo.png" changed/);
  });
});
