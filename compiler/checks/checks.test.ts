import { describe, expect, it } from 'vitest';
import { findApiUses } from './api-uses.ts';
import { reportCompatibility } from './compatibility.ts';
import { findMisplaced } from './package-split.ts';
import { runScan } from './quality-scan.ts';
import { explainFile, findReferences } from './references.ts';
import { kindOf } from './size-report.ts';
import { viewProject } from './testing/view.ts';
import { findUnusedComponents } from './unused-components.ts';
import { findUnusedFiles } from './unused-files.ts';

const page = { 'app.json': '{"pages":["p"]}', 'p.js': 'Page({})', 'p.wxml': '<view/>' };

describe('which files a program uses', () => {
  it.each([
    ['an image by its absolute path', { 'p.wxml': '<image src="/img/a.png"/>' }, 'img/a.png'],
    ['an image by its relative path', { 'p.wxml': '<image src="./img/a.png"/>' }, 'img/a.png'],
    ['an image in a script', { 'p.js': "Page({ data: { a: '/img/a.png' } })" }, 'img/a.png'],
    [
      'an image by the beginning of its path',
      { 'p.js': "Page({ data: { a: '/img/' + name } })" },
      'img/a.png',
    ],
    ['an image by a template text', { 'p.wxml': '<image src="/img/{{x}}.png"/>' }, 'img/a.png'],
    [
      'a tab icon',
      { 'app.json': '{"pages":["p"],"tabBar":{"list":[{"pagePath":"p","iconPath":"img/a.png"}]}}' },
      'img/a.png',
    ],
    ['a template by import', { 'p.wxml': '<import src="t/t.wxml"/>', 't/t.wxml': '<view/>' }, 't/t.wxml'],
    [
      'a template by include without ending',
      { 'p.wxml': '<include src="./t"/>', 't.wxml': '<view/>' },
      't.wxml',
    ],
    [
      'a wxs of a wxs',
      { 'p.wxml': '<wxs src="./a.wxs" module="m"/>', 'a.wxs': 'var b = require("./b.wxs")', 'b.wxs': '' },
      'b.wxs',
    ],
    ['a style by @import', { 'p.wxss': '@import "./s.wxss";', 's.wxss': '' }, 's.wxss'],
    ['a Less partial', { 'p.less': '@import (reference) "s";', 's.less': '' }, 's.less'],
    ['a Sass partial', { 'p.scss': '@use "s";', '_s.scss': '' }, '_s.scss'],
    [
      'a component of a component',
      {
        'p.json': '{"usingComponents":{"a":"a/a"}}',
        'a/a.json': '{"component":true,"usingComponents":{"b":"../b/b"}}',
        'a/a.js': '',
        'a/a.wxml': '<b/>',
        'b/b.json': '{"component":true}',
        'b/b.js': '',
        'b/b.wxml': '',
      },
      'b/b.wxml',
    ],
    ['TypeScript behind require', { 'p.js': "require('./m')", 'm.ts': 'export const a: number = 1' }, 'm.ts'],
    ['a worker', { 'app.json': '{"pages":["p"],"workers":"w"}', 'w/i.js': '' }, 'w/i.js'],
    [
      'the theme',
      { 'app.json': '{"pages":["p"],"themeLocation":"t.json","darkmode":true}', 't.json': '{}' },
      't.json',
    ],
  ])('knows %s', async (_, files, expected) => {
    const view = await viewProject({ ...page, 'img/a.png': 'x', ...files });
    const references = findReferences(view);
    const chain = explainFile(references, expected);
    expect(chain[0]?.file).toBe(expected);
    expect(chain.at(-1)?.how.en).toBe('entry of the program');
  });

  it('finds the rest, largest first, and leaves alone what people keep beside a program', async () => {
    const view = await viewProject(
      {
        ...page,
        'old.js': 'x'.repeat(50),
        'old.wxml': '',
        'img/a.png': 'x'.repeat(90),
        'keep/b.png': 'x',
        'gone/c.png': 'x',
        'README.md': 'x',
        'types.d.ts': 'x',
        'sitemap.json': '{}',
      },
      {
        packOptions: {
          ignore: [{ type: 'folder', value: 'gone' }],
          include: [{ type: 'folder', value: 'keep' }],
        },
      },
    );
    const references = findReferences(view, (path) => path.startsWith('keep/'));
    const unused = findUnusedFiles(view, references, (path) => path.endsWith('.png'));
    expect(unused.map(({ path, isPacked }) => [path, isPacked])).toEqual([
      ['img/a.png', true],
      ['old.js', false],
      ['old.wxml', false],
    ]);
  });
});

describe('the quality scan', () => {
  it('finds components that no template uses: own, generic, in templates, as placeholders', async () => {
    const view = await viewProject({
      ...page,
      'app.json': '{"pages":["p"],"usingComponents":{"wide":"c","idle-wide":"c"}}',
      'p.json':
        '{"usingComponents":{"a":"c","b":"c","g":"c","h":"c","idle":"c"},"componentPlaceholder":{"a":"h"}}',
      'p.wxml': '<import src="t.wxml"/><a generic:item="g"/>',
      't.wxml': '<template name="x"><b/><wide/></template>',
      'c.json': '{"component":true}',
      'c.js': '',
      'c.wxml': '',
    });
    expect(findUnusedComponents(view)).toEqual([
      { file: 'p.json', tag: 'idle' },
      { file: 'app.json', tag: 'idle-wide' },
    ]);
  });

  it('finds scripts and components of the main package that only sub-packages use', async () => {
    const view = await viewProject({
      ...page,
      'app.json': '{"pages":["p"],"subPackages":[{"root":"s","pages":["q"]}]}',
      'p.js': "require('./both')",
      's/q.js': "require('../both'); require('../far'); Page({})",
      's/q.wxml': '<c/>',
      's/q.json': '{"usingComponents":{"c":"/c"}}',
      'both.js': '',
      'far.js': "require('./farther')",
      'farther.js': '',
      'c.json': '{"component":true}',
      'c.js': '',
      'c.wxml': '',
    });
    expect(findMisplaced(view.program)).toEqual({ scripts: ['far.js', 'farther.js'], components: ['c'] });
  });

  it('judges plugins, switches and lazy loading, each by name', async () => {
    const app = {
      pages: ['p'],
      lazyCodeLoading: 'requiredComponents',
      plugins: { used: { provider: 'a' }, idle: { provider: 'b' } },
    };
    const view = await viewProject(
      { ...page, 'app.json': JSON.stringify(app), 'p.json': '{"usingComponents":{"x":"plugin://used/x"}}' },
      { setting: { minified: true, minifyWXML: true } },
    );
    const sizes = [
      {
        root: '',
        size: 1.6 * 1024 * 1024,
        limit: 0,
        byKind: {} as never,
        files: [{ path: 'assets/a.mp3', kind: kindOf('assets/a.mp3'), size: 300_000 }],
      },
    ];
    const failed = runScan({ view, sizes, unused: [] }).filter(({ passed }) => !passed);
    expect(failed.map(({ name }) => name)).toEqual([
      'PACKAGE_SIZE_LIMIT',
      'IMAGE_AND_AUDIO_LIMIT',
      'WXSS_COMPRESS_OPEN',
      'CONTAINS_UNUSED_PLUGINS',
      'CONTAINS_UNUSED_COMPONENTS',
    ]);
    expect(failed[3]?.message.en).toContain('idle');
    expect(failed[3]?.message.en).not.toContain('used,');
  });
});

describe('compatibility', () => {
  it.each([
    ['wx.request()', ['request']],
    ['wx . showToast', ['showToast']],
    ['wx?.login?.()', ['login']],
    [
      'wx.cloud.callFunction({}); wx.env.USER_DATA_PATH; wx.request.x',
      ['cloud.callFunction', 'env.USER_DATA_PATH', 'request'],
    ],
    ['// wx.a()\n/* wx.b() */ "wx.c()"; \'wx.d\'; /wx.e/.test(x)', []],
    ['awx.f(); my.wx.g(); $wx.h()', []],
    ['`${wx.i()}`', ['i']],
    ['a / wx.j() / b', ['j']],
  ])('sees what %j uses', (text, expected) => {
    expect(findApiUses(text).map(({ name }) => name)).toEqual(expected);
  });

  it('tells places in lines and columns', () => {
    expect(findApiUses('\n  a();\n  wx.login()')[0]?.range).toEqual({
      start: { line: 2, column: 2 },
      end: { line: 2, column: 10 },
    });
  });

  it('reports what is not fully supported, unknown first, a namespace for its members', async () => {
    const view = await viewProject({
      ...page,
      'p.js': 'wx.good(); wx.stub(); wx.stub(); wx.odd(); wx.cloud.init()',
      'p.wxml': '<view><live-player/><own/><!-- <gone/> --><div/></view>',
      'p.json': '{"usingComponents":{"own":"c"}}',
      'c.json': '{"component":true}',
      'c.js': '',
      'c.wxml': '',
    });
    const { totals, items } = reportCompatibility(view, {
      apis: { good: 'real', stub: 'none', cloud: 'simulated' },
      tags: { view: 'real', 'live-player': 'placeholder' },
    });
    expect(totals).toEqual({ real: 2, simulated: 1, placeholder: 1, none: 1, unknown: 2 });
    expect(items.map(({ name, support, count }) => [name, support, count])).toEqual([
      ['div', 'unknown', 1],
      ['odd', 'unknown', 1],
      ['stub', 'none', 2],
      ['live-player', 'placeholder', 1],
      ['cloud.init', 'simulated', 1],
    ]);
    expect(items[0]?.uses).toEqual([
      { file: 'p.wxml', range: { start: { line: 0, column: 42 }, end: { line: 0, column: 46 } } },
    ]);
  });
});
