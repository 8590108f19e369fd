import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../testing/test-host.ts';
import { loadFiles } from './load-files.ts';
import { openProject } from './open-project.ts';

describe('the files of a project', () => {
  it('R-COMPILER-FILES of node_modules only what is depended on, and nothing of version control', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'app.json': '{}',
      'package.json': '{"dependencies":{"a":"1"},"devDependencies":{"d":"1"}}',
      'node_modules/a/package.json': '{"dependencies":{"b":"1","@s/c":"1","../x":"1"}}',
      'node_modules/a/index.js': '',
      'node_modules/a/node_modules/b/package.json': '{}',
      'node_modules/b/package.json': '{}',
      'node_modules/@s/c/package.json': '{}',
      'node_modules/d/package.json': '{}',
      '.git/config': '',
    });
    expect([...(await loadFiles(folder)).keys()].sort()).toEqual([
      'app.json',
      'node_modules/@s/c/package.json',
      'node_modules/a/index.js',
      'node_modules/a/node_modules/b/package.json',
      'node_modules/a/package.json',
      'package.json',
    ]);
  });

  it('R-COMPILER-FILES no link leads out of the project, and links to folders are no circles', async () => {
    const outside = temporaryFolder();
    const folder = temporaryFolder();
    writeFiles(outside, { 'secret.js': 'secret' });
    writeFiles(folder, { 'app.json': '{}', 'real.js': '' });
    symlinkSync(path.join(outside, 'secret.js'), path.join(folder, 'stolen.js'));
    symlinkSync(outside, path.join(folder, 'stolen'));
    symlinkSync(folder, path.join(folder, 'circle'));
    symlinkSync(path.join(folder, 'gone.js'), path.join(folder, 'dangling.js'));
    symlinkSync(path.join(folder, 'real.js'), path.join(folder, 'linked.js'));
    expect([...(await loadFiles(folder)).keys()].sort()).toEqual(['app.json', 'linked.js', 'real.js']);
  });

  it('R-COMPILER-FILES packages that a package manager links are found with what they depend on', async () => {
    const folder = temporaryFolder();
    const store = 'node_modules/.pnpm';
    writeFiles(folder, {
      'app.json': '{"pages":["p/p"]}',
      'p/p.js': 'require("a")',
      'p/p.wxml': '',
      'package.json': '{"dependencies":{"a":"1"}}',
      [`${store}/a@1/node_modules/a/package.json`]: '{"dependencies":{"b":"1"}}',
      [`${store}/a@1/node_modules/a/index.js`]: 'require("b")',
      [`${store}/b@1/node_modules/b/package.json`]: '{"dependencies":{"a":"1"}}',
      [`${store}/b@1/node_modules/b/index.js`]: 'module.exports = 1',
    });
    symlinkSync(path.join(folder, store, 'a@1/node_modules/a'), path.join(folder, 'node_modules/a'));
    symlinkSync(
      path.join(folder, store, 'b@1/node_modules/b'),
      path.join(folder, store, 'a@1/node_modules/b'),
    );
    symlinkSync(
      path.join(folder, store, 'a@1/node_modules/a'),
      path.join(folder, store, 'b@1/node_modules/a'),
    );
    const { program, diagnostics } = await (await openProject(folder)).build();
    expect(diagnostics).toEqual([]);
    expect(Object.keys(program.scripts)).toEqual([
      'miniprogram_npm/a/index.js',
      'miniprogram_npm/a/miniprogram_npm/b/index.js',
      'p/p.js',
    ]);
  });

  it('R-COMPILER-FILES a picture that vanishes after listing is no failure', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'p'));
    writeFiles(folder, { 'app.json': '{}' });
    writeFileSync(path.join(folder, 'p/a.png'), 'x');
    const files = await loadFiles(folder);
    rmSync(path.join(folder, 'p'), { recursive: true });
    const content = files.get('p/a.png');
    expect(typeof content === 'function' ? content().length : -1).toBe(0);
  });

  it('R-COMPILER-FILES weui comes with the program that asks for it', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      'app.json': '{"pages":["p/p"],"useExtendedLib":{"weui":true}}',
      'p/p.js': '',
      'p/p.json': '{"usingComponents":{"mp-cell":"weui-miniprogram/cell/cell"}}',
      'p/p.wxml': '<mp-cell/>',
    });
    const { program, diagnostics } = await (await openProject(folder)).build();
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Object.keys(program.components)).toContain('miniprogram_npm/weui-miniprogram/cell/cell');
  });
});
