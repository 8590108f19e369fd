import { describe, expect, it } from 'vitest';
import { buildFiles, type Files, remarks } from '../testing/build-files.ts';

interface Row {
  does: string;
  app?: string;
  files?: Files;
  remarks?: string[];
  pages?: string[];
}

const page = (path: string): Files => ({ [`${path}.js`]: 'Page({})', [`${path}.wxml`]: '<view/>' });
const component = (path: string): Files => ({
  [`${path}.json`]: '{"component":true}',
  [`${path}.js`]: 'Component({})',
  [`${path}.wxml`]: '<view/>',
});
const tab = (path: string, more = ''): string => `{"pagePath":"${path}","text":"x"${more}}`;

const rows: Row[] = [
  {
    does: 'takes a comma at the end, and offers to remove it',
    app: '{"pages":["p/p"],}',
    pages: ['p/p'],
    remarks: ['app.json:1:17 json/trailing-comma'],
  },
  {
    does: 'takes comments',
    app: '{\n// c\n"pages":["p/p"]}',
    pages: ['p/p'],
    remarks: ['app.json:2:1 json/comment'],
  },
  {
    does: 'reports a key that stands twice',
    app: '{"pages":["q/q"],\n"pages":["p/p"]}',
    pages: ['p/p'],
    remarks: ['app.json:2:1 json/duplicate-key'],
  },
  {
    does: 'reports what is no JSON',
    app: '{"pages":["p/p"] "x":1}',
    pages: ['p/p'],
    remarks: ['app.json:1:18 json/syntax'],
  },
  {
    does: 'reports a file that is no object',
    app: '[]',
    remarks: ['app.json:1:1 json/not-an-object', 'app.json:1:1 app/no-pages'].sort(),
  },
  {
    does: 'reports an app without pages',
    app: '{"pages":[]}',
    pages: [],
    remarks: ['app.json:1:10 app/no-pages'],
  },
  {
    does: 'reports pages of a wrong type',
    app: '{"pages":["p/p",\n1]}',
    pages: ['p/p'],
    remarks: ['app.json:2:1 app/bad-field'],
  },
  {
    does: 'reports a page listed twice',
    app: '{"pages":["p/p",\n"p/p"]}',
    pages: ['p/p'],
    remarks: ['app.json:2:1 app/page-duplicate'],
  },
  {
    does: 'reports a page whose files are missing',
    app: '{"pages":["p/p",\n"q/q"]}',
    pages: ['p/p', 'q/q'],
    remarks: ['app.json:2:1 app/page-missing'],
  },
  {
    does: 'reports a page without a template',
    app: '{"pages":["q/q"]}',
    files: { 'q/q.js': '' },
    remarks: ['app.json:1:11 app/page-missing'],
  },
  {
    does: 'takes pages with extension or slash',
    app: '{"pages":["/p/p.wxml"]}',
    pages: ['p/p'],
    remarks: ['app.json:1:11 app/page-extension'],
  },
  {
    does: 'refuses a page outside the program',
    app: '{"pages":["p/p","../../x"]}',
    pages: ['p/p'],
    remarks: ['app.json:1:17 app/page-outside'],
  },
  {
    does: 'reports an unknown entry page',
    app: '{"pages":["p/p"],"entryPagePath":"x/x"}',
    remarks: ['app.json:1:34 app/entry-page-unknown'],
  },
  {
    does: 'reads sub-packages, spelled either way',
    app: '{"pages":["p/p"],"subpackages":[{"root":"s/","pages":["a/a"]}]}',
    files: page('s/a/a'),
    pages: ['p/p', 's/a/a'],
  },
  {
    does: 'reports sub-packages within one another',
    app: '{"pages":["p/p"],"subPackages":[{"root":"s","pages":["a"]},{"root":"s/t","pages":["b"]}]}',
    files: { ...page('s/a'), ...page('s/t/b') },
    remarks: ['app.json:1:68 app/package-overlap'],
  },
  {
    does: 'reports a main page inside a sub-package',
    app: '{"pages":["p/p"],"subPackages":[{"root":"p","pages":["a"]}]}',
    files: page('p/a'),
    remarks: ['app.json:1:41 app/page-in-two-packages'],
  },
  {
    does: 'reports a missing page of a sub-package at its place',
    app: '{"pages":["p/p"],"subPackages":[{"root":"s","pages":["a"]}]}',
    remarks: ['app.json:1:54 app/page-missing'],
  },
  {
    does: 'wants two to five tabs',
    app: `{"pages":["p/p"],"tabBar":{"list":[${tab('p/p')}]}}`,
    remarks: ['app.json:1:35 app/tab-bar-count'],
  },
  {
    does: 'wants tabs to be pages of the main package',
    app: `{"pages":["p/p"],"tabBar":{"list":[${tab('p/p')},\n${tab('x/x')}]}}`,
    remarks: ['app.json:2:13 app/tab-bar-page'],
  },
  {
    does: 'wants tab icons to exist and be small',
    app: `{"pages":["p/p"],"tabBar":{"list":[${tab('p/p', ',"iconPath":"gone.png"')},\n${tab('p/p', ',"iconPath":"big.png"')}]}}`,
    files: { 'big.png': new Uint8Array(41_000) },
    remarks: ['app.json:1:76 app/tab-bar-icon-missing', 'app.json:2:41 app/tab-bar-icon-large'],
  },
  {
    does: 'wants the component of a custom tab bar',
    app: `{"pages":["p/p"],"tabBar":{"custom":true,"list":[${tab('p/p')},${tab('p/p')}]}}`,
    remarks: ['app.json:1:37 app/custom-tab-bar-missing'],
  },
  {
    does: 'reports a missing theme',
    app: '{"pages":["p/p"],"themeLocation":"t.json"}',
    remarks: ['app.json:1:34 app/theme-missing'],
  },
  {
    does: 'reports theme variables nobody defines',
    app: '{"pages":["p/p"],"themeLocation":"t.json","window":{"backgroundColor":"@bg"}}',
    files: { 't.json': '{"light":{"bg":"#fff"},"dark":{}}' },
    remarks: ['app.json:1:71 app/theme-variable'],
  },
  {
    does: 'reports fields of a wrong shape',
    app: '{"pages":["p/p"],"window":[],"permission":{}}',
    remarks: ['app.json:1:27 app/bad-field'],
  },
  {
    does: 'tells which plugins cannot be had',
    app: '{"pages":["p/p"],"plugins":{"x":{}}}',
    remarks: ['app.json:1:33 app/plugin-unavailable'],
  },
  {
    does: 'reports unknown extended libraries',
    app: '{"pages":["p/p"],"useExtendedLib":{"x":true}}',
    remarks: ['app.json:1:40 app/extended-library'],
  },
  {
    does: 'reports a component nobody finds',
    app: '{"pages":["p/p"],"usingComponents":{"a":"/x"}}',
    remarks: ['app.json:1:41 component/not-found'],
  },
  {
    does: 'reports a component of a page nobody finds',
    files: { 'p/p.json': '{"usingComponents":{\n"a":"./a"}}' },
    remarks: ['p/p.json:2:5 component/not-found'],
  },
  {
    does: 'says where upper and lower case differ',
    files: { 'p/p.json': '{"usingComponents":{"a":"./Comp"}}', ...component('p/comp') },
    remarks: ['p/p.json:1:25 file/case'],
  },
  {
    does: 'says it of scripts and styles too',
    files: {
      'p/p.js': 'require("./Util")',
      'p/util.js': '',
      'p/p.wxss': '@import "X.wxss";',
      'p/x.wxss': '',
    },
    remarks: ['p/p.js:1:9 file/case', 'p/p.wxss:1:1 file/case'],
  },
  {
    does: 'reports files that differ only by case',
    files: { 'A.png': 'x', 'a.png': 'y' },
    remarks: ['a.png:1:1 file/case-conflict'],
  },
  {
    does: 'reports a component that does not say so',
    files: { 'p/p.json': '{"usingComponents":{"a":"/a"}}', 'a.json': '{}', 'a.js': '', 'a.wxml': '' },
    remarks: ['a.json:1:1 component/not-declared'],
  },
  {
    does: 'keeps an independent package to itself',
    app: '{"pages":["p/p"],"subPackages":[{"root":"s","pages":["a"],"independent":true}]}',
    files: {
      ...page('s/a'),
      's/a.json': '{"usingComponents":{"c":"/c"}}',
      ...component('c'),
      's/a.js': 'require("../u")',
      'u.js': '',
    },
    remarks: ['s/a.js:1:9 script/independent-package', 's/a.json:1:25 component/independent-package'],
  },
  {
    does: 'wants a placeholder for a component of another package',
    app: '{"pages":["p/p"],"subPackages":[{"root":"s","pages":["a"]}]}',
    files: { ...page('s/a'), ...component('s/c'), 'p/p.json': '{"usingComponents":{"c":"/s/c"}}' },
    remarks: ['p/p.json:1:25 component/other-package'],
  },
  {
    does: 'is content with a placeholder',
    app: '{"pages":["p/p"],"subPackages":[{"root":"s","pages":["a"]}]}',
    files: {
      ...page('s/a'),
      ...component('s/c'),
      'p/p.json': '{"usingComponents":{"c":"/s/c"},"componentPlaceholder":{"c":"view"}}',
    },
    remarks: [],
  },
  {
    does: 'reports a broken sitemap',
    files: { 'sitemap.json': '{' },
    remarks: ['sitemap.json:1:2 json/syntax'],
  },
  {
    does: 'reports a broken project.config.json',
    files: { 'project.config.json': '{"appid":}' },
    remarks: ['project.config.json:1:10 json/syntax'],
  },
];

describe('app.json and its rules', () => {
  it.each(rows)('R-COMPILER-APP $does', async ({ app, files, remarks: expected, pages }) => {
    const build = await buildFiles({ ...(app === undefined ? {} : { 'app.json': app }), ...files });
    expect(remarks(build).sort()).toEqual((expected ?? []).sort());
    if (pages) expect(build.program.pages).toEqual(pages);
  });
});

describe('projects', () => {
  it('R-COMPILER-APP reads root, names and settings, the private file over the shared one', async () => {
    const { program } = await buildFiles({
      'project.config.json':
        '{"miniprogramRoot":"./mini/","TCMPPappid":"mp1","projectname":"%E6%A0%B7","libVersion":"3.0.0"}',
      'project.private.config.json': '{"libVersion":"3.1.0","setting":{"urlCheck":false}}',
      'mini/app.json': '{"pages":["a/a"]}',
      ...page('mini/a/a'),
      'mini/ext.json': '{"extEnable":true,"ext":{"k":1}}',
    });
    expect(program.pages).toEqual(['a/a']);
    expect(program.project).toEqual({
      appId: 'mp1',
      name: '样',
      baseLibrary: '3.1.0',
      checksDomains: false,
      ext: { k: 1 },
    });
  });

  it('R-COMPILER-APP finds app.json in a usual folder and says so', async () => {
    const { createCompiler } = await import('../compile.ts');
    const { engines } = await import('../testing/build-files.ts');
    const files = new Map(
      Object.entries({ 'src/app.json': '{"pages":["a/a"]}', 'src/a/a.js': '', 'src/a/a.wxml': '' }),
    );
    const build = await createCompiler(engines).build(files);
    expect(build.program.pages).toEqual(['a/a']);
    expect(remarks(build)).toEqual(['src/app.json:1:1 project/root-guessed']);
    expect(remarks(await createCompiler(engines).build(new Map()))).toEqual([
      'app.json:1:1 project/no-app-json',
    ]);
  });

  it('R-COMPILER-APP inlines the theme and leaves its names in place', async () => {
    const { program } = await buildFiles({
      'app.json':
        '{"pages":["p/p"],"darkmode":true,"themeLocation":"t.json","window":{"backgroundColor":"@bg"}}',
      't.json': '{"light":{"bg":"#fff"},"dark":{"bg":"#000"}}',
    });
    expect(program.app.theme).toEqual({ light: { bg: '#fff' }, dark: { bg: '#000' } });
    expect(program.app.window?.backgroundColor).toBe('@bg');
  });
});

describe('components', () => {
  const using = async (request: string, files: Files): Promise<unknown> => {
    const build = await buildFiles({ 'p/p.json': `{"usingComponents":{"c":"${request}"}}`, ...files });
    expect(remarks(build)).toEqual([]);
    return build.program.components['p/p']?.config.usingComponents['c'];
  };
  it.each([
    ['from the root', '/c/c', 'c/c', component('c/c')],
    ['relatively', '../c/c', 'c/c', component('c/c')],
    ['without ./', 'sub/c', 'p/sub/c', component('p/sub/c')],
    ['as the index of a folder', '/c', 'c/index', component('c/index')],
    ['in a built npm package', 'lib/c', 'miniprogram_npm/lib/c', component('miniprogram_npm/lib/c')],
    ['as an npm package', 'lib', 'miniprogram_npm/lib/index', component('miniprogram_npm/lib/index')],
    [
      'in an installed npm package',
      'lib/c',
      'miniprogram_npm/lib/c',
      { 'node_modules/lib/package.json': '{"miniprogram":"dist"}', ...component('node_modules/lib/dist/c') },
    ],
    [
      'in an npm package of a folder above',
      '@s/lib/c',
      'miniprogram_npm/@s/lib/c',
      component('miniprogram_npm/@s/lib/c'),
    ],
  ])('R-COMPILER-COMPONENT finds a component %s', async (_, request, path, files) => {
    expect(await using(request, files)).toBe(path);
  });

  it('R-COMPILER-COMPONENT knows aliases, app-wide ones, and own ones before them', async () => {
    const { program } = await buildFiles({
      'app.json': '{"pages":["p/p"],"resolveAlias":{"@/*":"/*"},"usingComponents":{"a":"@/a","b":"/b"}}',
      'p/p.json': '{"usingComponents":{"b":"/c"}}',
      ...component('a'),
      ...component('b'),
      ...component('c'),
    });
    expect(program.components['p/p']?.config.usingComponents).toEqual({ a: 'a', b: 'c' });
    expect(Object.keys(program.components)).toEqual(['a', 'b', 'c', 'p/p']);
    expect(program.components['a']?.config.usingComponents).toEqual({ a: 'a', b: 'b' });
  });

  it('R-COMPILER-COMPONENT follows generics and circles, and leaves plugins out', async () => {
    const { program, diagnostics } = await buildFiles({
      'p/p.json': '{"usingComponents":{"a":"/a","q":"plugin://x/y"}}',
      ...component('a'),
      'a.json':
        '{"component":true,"usingComponents":{"b":"/b"},"componentGenerics":{"g":{"default":"/d"},"h":true}}',
      ...component('b'),
      'b.json': '{"component":true,"usingComponents":{"a":"/a"}}',
      ...component('d'),
    });
    expect(program.components['a']?.config.componentGenerics).toEqual({ g: { default: 'd' }, h: true });
    expect(Object.keys(program.components)).toEqual(['a', 'b', 'd', 'p/p']);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['component/from-plugin', 'info'],
    ]);
  });

  it('R-COMPILER-COMPONENT the extended library weui comes from its package', async () => {
    const { program } = await buildFiles({
      'p/p.json': '{"usingComponents":{"c":"weui-miniprogram/cell/cell"}}',
      '@extended/weui-miniprogram/package.json': '{"miniprogram":"dist"}',
      '@extended/weui-miniprogram/dist/icon.png': 'x',
      ...component('@extended/weui-miniprogram/dist/cell/cell'),
    });
    const path = 'miniprogram_npm/weui-miniprogram/cell/cell';
    expect(program.components['p/p']?.config.usingComponents).toEqual({ c: path });
    expect(program.assets['miniprogram_npm/weui-miniprogram/icon.png']?.file).toBe(
      '@extended/weui-miniprogram/dist/icon.png',
    );
  });

  it('R-COMPILER-COMPONENT a custom tab bar is a component of the program', async () => {
    const { program } = await buildFiles({
      'app.json': `{"pages":["p/p","q/q"],"tabBar":{"custom":true,"list":[${tab('p/p')},${tab('q/q')}]}}`,
      ...page('q/q'),
      ...component('custom-tab-bar/index'),
    });
    expect(Object.keys(program.components)).toContain('custom-tab-bar/index');
  });
});
