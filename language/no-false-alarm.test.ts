import { afterEach, describe, expect, it } from 'vitest';
import { TestClient, type Files } from './testing/client.ts';

let client: TestClient;
afterEach(() => client.stop());

/** Codes (and, for names, which) said of one file of a program; hints left out. */
async function said(file: string, files: Files): Promise<string[]> {
  client = await TestClient.start({
    'app.json': '{"pages":["pages/index/index"]}',
    'app.js': 'App({})',
    'pages/index/index.json': '{}',
    ...files,
  });
  const found = await client.diagnose(file, files[file]!);
  return found
    .filter(({ severity }) => severity !== 4)
    .map(({ code, message }) => {
      const name = /“([^”]+)”/.exec(typeof message === 'string' ? message : '')?.[1];
      return code === 'wxml/unknown-name' || code === 'wxml/unknown-component'
        ? name!
        : String(code ?? message);
    });
}
const page = (script: string, template: string, more: Files = {}) =>
  said('pages/index/index.wxml', {
    'pages/index/index.js': script,
    'pages/index/index.wxml': template,
    ...more,
  });

describe('names that come from elsewhere are no mistakes', () => {
  it('paths behind an alias of app.json', async () => {
    const files = {
      'app.json':
        '{"pages":["pages/index/index"],"resolveAlias":{"@/*":"/shared/*","~tools":"shared/tools"}}',
      'tsconfig.json': '{"compilerOptions":{"strict":true}}',
      'shared/size.ts': 'export default Behavior({ data: { wide: 1 } })',
      'shared/tools.ts': 'export const twice = (n: number) => n * 2',
      'shared/tile/tile.json': '{"component":true}',
      'shared/tile/tile.wxml': '',
      'pages/index/index.json': '{"usingComponents":{"tile":"@/tile/tile"}}',
      'pages/index/index.ts':
        "import size from '@/size'\nimport { twice } from '~tools'\nComponent({ behaviors: [size], data: { four: twice(2) } })",
      'pages/index/index.wxml':
        '<import src="@/rows.wxml"/><tile/><template is="row" data="{{wide, four}}"/>',
      'shared/rows.wxml': '<template name="row">{{wide}}</template>',
    };
    for (const file of [
      'pages/index/index.wxml',
      'pages/index/index.ts',
      'pages/index/index.json',
    ] as const) {
      expect(await said(file, files), file).toEqual([]);
      await client.stop();
    }
    await said('pages/index/index.json', files);
  });

  it('what a behavior may bring', async () => {
    const behavior = { 'mixins/size.js': 'module.exports = Behavior({ data: { wide: 1 } })' };
    const script =
      "const size = require('../../mixins/size')\nComponent({ behaviors: [size], data: { a: 1 } })";
    expect(await page(script, '<view>{{wide}} {{a}}</view>', behavior)).toEqual([]);
  });

  it('a behavior of a typed page', async () => {
    const files = {
      'tsconfig.json': '{"compilerOptions":{"strict":true}}',
      'mixins/size.js': 'module.exports = Behavior({ data: { wide: 1 } })',
      'pages/index/index.ts':
        "import size from '../../mixins/size'\nPage({ behaviors: [size], data: { a: 1 } } as any)",
      'pages/index/index.wxml': '<view>{{wide}}</view>',
    };
    expect(await said('pages/index/index.wxml', files)).toEqual([]);
  });

  it('a library that is handed the page and the name of a field', async () => {
    const library = { 'rich/rich.js': 'exports.show = (name, html, page) => page.setData({ [name]: html })' };
    const script =
      "const rich = require('../../rich/rich')\nPage({ data: {}, onLoad() { rich.show('story', '', this) } })";
    expect(await page(script, '<view>{{story.nodes}} {{other}}</view>', library)).toEqual(['other']);
  });

  it('a helper that keeps the component and sets its data', async () => {
    const helper = {
      'sheet.js':
        'let host\nexports.open = (component) => { host = component; host.setData({ sheetShown: true, sheetRows: [] }) }',
    };
    const script =
      "const sheet = require('../../sheet')\nComponent({ methods: { more() { sheet.open(this) } } })";
    const template = '<view bindtap="more" wx:if="{{sheetShown}}">{{sheetRows}} {{sheetTitle}}</view>';
    expect(await page(script, template, helper)).toEqual(['sheetTitle']);
  });

  it('an app.js that puts its own Page in the place of the platform’s', async () => {
    const app = {
      'app.js': "require('./frame')\nApp({})",
      'frame.js':
        'const before = Page\nPage = (options) => { options.data = { barHeight: 44, ...options.data }; before(options) }',
    };
    expect(await page('Page({ data: {} })', '<view>{{barHeight}} {{barWidth}}</view>', app)).toEqual([
      'barWidth',
    ]);
  });

  it('what a slot gives to what stands in it', async () => {
    const template = '<rows><view slot:index slot:row="one">{{index}} {{one.name}} {{row}}</view></rows>';
    const json = {
      'pages/index/index.json': '{"usingComponents":{"rows":"/rows/rows"}}',
      'rows/rows.wxml': '',
    };
    expect(await page('Page({ data: {} })', template, json)).toEqual(['row']);
  });

  it('a name in wx:key, which is remarked upon once', async () => {
    const template = '<view wx:for="{{[1]}}" wx:key="{{id}}"/>';
    expect(await page('Page({})', template)).toEqual(['wxml/wx-key-expression']);
  });
});

describe('tags', () => {
  it('of a 3D scene and of the platform are known, though not drawn here', async () => {
    const template = '<xr-node><xr-mesh/></xr-node><open-data-list/><external-element/><odd-tag/>';
    expect(await page('Page({})', template)).toEqual(['odd-tag']);
  });

  it('of a file that others import are those files’ own', async () => {
    const files = { 'parts/row.wxml': '<template name="row"><my-icon/></template>' };
    expect(await said('parts/row.wxml', files)).toEqual([]);
  });

  it('take what a host app beside the first one knows', async () => {
    expect(await page('Page({})', '<button open-type="getEmailAddress"/>')).toEqual([]);
  });
});

describe('wxs in a template', () => {
  it('has a name with capitals', async () => {
    const template =
      '<wxs module="isUrl">module.exports = { check: function (t) { return t.length } }</wxs>{{isUrl.check("a")}}';
    expect(await page('Page({})', template)).toEqual([]);
    const position = await client.open(
      'pages/index/index.wxml',
      template.replace('isUrl.check("a")', 'isUrl.|'),
    );
    const list = await client.request<{ items: { label: string }[] }>(
      'textDocument/completion',
      'pages/index/index.wxml',
      position,
    );
    expect(list.items.map(({ label }) => label)).toContain('check');
  });
});

describe('events and modules', () => {
  it('a part of a component triggers its events too', async () => {
    const json = { 'pages/index/index.json': '{"usingComponents":{"story-box":"/story/story"}}' };
    const files = {
      ...json,
      'story/story.json': '{"component":true}',
      'story/story.wxml': '',
      'story/story.js': "Component({ methods: { open() { this.triggerEvent('opened') } } })",
      'story/part/part.js': "Component({ methods: { tell() { this.root.triggerEvent('linktap') } } })",
    };
    const template = '<story-box bindlinktap="go" bindopend="go"/>';
    expect(await page('Page({ data: {}, go() {} })', template, files)).toEqual(['wxml/unknown-event']);
  });

  it('WXS makes a variable by giving it a value', async () => {
    const text = 'var left = top = 1\nmodule.exports = { sum: function () { return left + top + lost } }';
    expect(await said('tools.wxs', { 'tools.wxs': text })).toEqual(['wxs/unknown-global']);
  });
});

describe('json', () => {
  it('takes compiler plugins as a list and an extended library with its version', async () => {
    const settings = '{"setting":{"useCompilerPlugins":["sass"]}}';
    expect(await said('project.config.json', { 'project.config.json': settings })).toEqual([]);
    await client.stop();
    const app = '{"pages":["pages/index/index"],"useExtendedLib":{"weui":"latest"}}';
    expect(
      await said('app.json', {
        'app.json': app,
        'pages/index/index.js': 'Page({})',
        'pages/index/index.wxml': '',
      }),
    ).toEqual([]);
  });

  it('takes a page that is called theme', async () => {
    const files = {
      'pages/theme/theme.json': '{"navigationBarTitleText":"Colours"}',
      'pages/theme/theme.wxml': '',
      'pages/theme/theme.js': 'Page({})',
    };
    expect(await said('pages/theme/theme.json', files)).toEqual([]);
    await client.stop();
    expect((await said('theme.json', { 'theme.json': '{}' })).length).toBeGreaterThan(0);
  });
});

describe('syntax of scripts', () => {
  it.each(['Page({ data: { }', 'Page({ onLoad() {', 'Page({ onLoad() { wx.', "Page({ data: { a: 'b } })"])(
    'is judged while it is typed: %s',
    async (script) => {
      client = await TestClient.start({ 'app.json': '{}', 'pages/index/index.wxml': '' });
      for (const file of ['pages/index/index.js', 'pages/index/index.ts'])
        expect(await client.diagnose(file, script)).not.toEqual([]);
    },
  );
});

describe('typed programs', () => {
  const script = 'Page({ data: { rows: [], one: {} }, onLoad() { this.timer = 3 } })';
  const template = '<view wx:for="{{rows}}" wx:key="id">{{item.name}} {{one.title}}</view>';

  it('members of what is empty until setData are not judged', async () => {
    const files = {
      'tsconfig.json': '{"compilerOptions":{"strict":true}}',
      'pages/index/index.ts': script,
      'pages/index/index.wxml': template,
    };
    expect(await said('pages/index/index.wxml', files)).toEqual([]);
  });

  it('a store in the data, which a library turns into its list', async () => {
    const files = {
      'tsconfig.json': '{"compilerOptions":{"strict":true}}',
      'pages/index/index.ts':
        'class Store { rows: { day: string }[] = []; load() {} }\nPage({ data: { store: new Store() } })',
      'pages/index/index.wxml': '<view wx:for="{{store}}" wx:key="day">{{item.day}}</view>',
    };
    expect(await said('pages/index/index.wxml', files)).toEqual([]);
  });

  it('types are asked for by a tsconfig: without one only syntax is judged', async () => {
    const files = { 'pages/index/index.ts': script };
    expect(await said('pages/index/index.ts', files)).toEqual([]);
    await client.stop();
    const typed = { ...files, 'tsconfig.json': '{"compilerOptions":{"strict":true}}' };
    expect(await said('pages/index/index.ts', typed)).toEqual(['2339']);
  });

  it('a program’s own declarations of the platform are the ones that count', async () => {
    const files = {
      'tsconfig.json': '{"compilerOptions":{"strict":true}}',
      'typings/old.d.ts':
        'declare namespace old { interface Options { data?: object; onLoad?(this: any): void } }\ndeclare const Page: (options: old.Options) => void;\ndeclare function App(options: object): void;',
      'pages/index/index.ts': script,
    };
    expect(await said('pages/index/index.ts', files)).toEqual([]);
  });
});
