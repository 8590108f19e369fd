import { expect, type Case } from '../conformance.ts';
import { hold, inWx } from './acts.ts';

// text, image, rich-text, progress and what lies over a page: the attributes that basic.ts and containers.ts leave out.

const LONG = 'a long line of words that does not fit into the little room it has';
const SVG = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='4' height='2'/>";

const texts: Case[] = [
  {
    name: 'text selectable, the old attribute',
    wxml: '<text id="it" selectable>x</text><text id="b">x</text>',
    async run({ style }) {
      expect(await style('#it', 'user-select')).toBe('text');
      expect(await style('#b', 'user-select')).not.toBe('text');
    },
  },
  ...(['ellipsis', 'clip', 'fade', 'visible'] as const).map((overflow): Case => ({
    name: `text overflow ${overflow}`,
    wxml: `<view style="width:120px"><text id="it" overflow="${overflow}">${LONG}</text></view>`,
    async run({ style, box }) {
      const { width } = await box('#it');
      expect(width).toBeLessThanOrEqual(120);
      expect(await style('#it', 'overflow-x')).toBe(overflow === 'visible' ? 'visible' : 'hidden');
      expect(await style('#it', 'text-overflow')).toBe(overflow === 'ellipsis' ? 'ellipsis' : 'clip');
      expect((await style('#it', 'mask-image')).startsWith('linear')).toBe(overflow === 'fade');
    },
  })),
  {
    name: 'text max-lines',
    wxml: `<view style="width:120px;line-height:20px"><text id="it" max-lines="2">${LONG}</text></view>`,
    async run({ box }) {
      expect((await box('#it')).height).toBe(40);
    },
  },
  ...['clip', 'fade'].map((overflow): Case => ({
    name: `text overflow ${overflow} within max-lines: no ellipsis`,
    wxml: `<view style="width:120px;line-height:20px"><text id="it" max-lines="2" overflow="${overflow}">${LONG}</text></view>`,
    async run({ box, style }) {
      expect((await box('#it')).height).toBe(40);
      expect(await style('#it', 'display')).toBe('inline-block');
    },
  })),
  {
    name: 'text within text follows its data',
    wxml: '<text id="it">a<text style="color:rgb(1, 2, 3)">{{t}}</text></text>',
    data: { t: 'b' },
    async run({ setData, frame }) {
      await setData({ t: 'c' });
      await expect(frame.locator('#it')).toHaveText('ac');
    },
  },
  {
    name: 'span is inline',
    wxml: '<span id="it">x</span>',
    async run({ style }) {
      expect(await style('#it', 'display')).toBe('inline');
    },
  },
];

const images: Case[] = [
  {
    name: 'image show-menu-by-longpress offers what a phone does',
    wxml: `<image id="it" src="${SVG}" show-menu-by-longpress webp force-http/>`,
    async run(stage) {
      await hold(stage, '#it', () => expect(stage.page.locator('.tessera-action-sheet')).toBeVisible());
      await expect(stage.page.locator('.tessera-action-sheet .item')).toHaveText([
        '发送给朋友',
        '保存图片',
        '取消',
      ]);
      await stage.overlay('.tessera-action-sheet .cancel');
    },
  },
  {
    name: 'image without it offers nothing',
    wxml: `<image id="it" src="${SVG}" bindlongpress="log"/>`,
    async run(stage) {
      await hold(stage, '#it', () => stage.event('longpress'));
      await expect(stage.page.locator('.tessera-action-sheet')).toHaveCount(0);
    },
  },
  {
    name: 'image fade-in',
    wxml: `<image id="it" src="${SVG}" fade-in/>`,
    async run({ style }) {
      await expect.poll(() => style('#it > div', 'opacity')).toBe('1');
      expect(await style('#it > div', 'transition-duration')).toBe('0.3s');
    },
  },
  {
    name: 'image alt and referrer-policy',
    wxml: `<image id="it" src="${SVG}" alt="A hill" referrer-policy="origin" forced-dark/>`,
    async run({ frame }) {
      await expect(frame.locator('#it img')).toHaveAttribute('alt', 'A hill');
      expect(
        await frame.locator('#it img').evaluate((node) => (node as HTMLImageElement).referrerPolicy),
      ).toBe('origin');
    },
  },
  {
    name: 'image referrer-policy is no-referrer by default',
    wxml: `<image id="it" src="${SVG}"/>`,
    async run({ frame }) {
      expect(
        await frame.locator('#it img').evaluate((node) => (node as HTMLImageElement).referrerPolicy),
      ).toBe('no-referrer');
    },
  },
  {
    name: 'image follows src',
    wxml: '<image id="it" src="{{s}}" bindload="log"/>',
    data: { s: SVG },
    async run({ setData, event, events }) {
      await event('load');
      await setData({ s: SVG.replace("width='4'", "width='9'") });
      await expect.poll(async () => (await events('load')).length).toBe(2);
      expect((await event('load')).detail).toEqual({ width: 9, height: 2 });
    },
  },
  {
    name: 'cover-image error and referrer-policy',
    wxml: '<cover-image id="it" src="data:image/png;base64,AAAA" referrer-policy="origin" binderror="log"/>',
    async run({ event, frame }) {
      expect((await event('error')).detail.errMsg).toBeTruthy();
      expect(
        await frame.locator('#it img').evaluate((node) => (node as HTMLImageElement).referrerPolicy),
      ).toBe('origin');
    },
  },
  {
    name: 'image force-http and force-https choose how a picture is fetched',
    wxml: '<image id="it" src="https://pictures.invalid/a.png" force-http="{{plain}}"/><image src="http://pictures.invalid/b.png" force-https/>',
    data: { plain: false },
    async run({ frame, setData }) {
      const fetched = () =>
        frame.locator('wx-image img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).src));
      await expect
        .poll(fetched)
        .toEqual([expect.stringMatching(/^https:/), expect.stringMatching(/^https:/)]);
      await setData({ plain: true });
      await expect.poll(fetched).toEqual([expect.stringMatching(/^http:/), expect.stringMatching(/^https:/)]);
    },
  },
  {
    name: 'cover-view fixed-top, fixed-right, fixed-bottom and fixed-left: it stays there while the page scrolls',
    wxml: '<view style="height:2000px"></view><cover-view id="a" fixed-top="{{top}}" fixed-left="20px" style="width:50px;height:30px">a</cover-view><cover-view id="b" fixed-bottom="10" fixed-right="75rpx" style="width:50px;height:30px">b</cover-view>',
    data: { top: 15 },
    async run({ frame, box, setData, style }) {
      await frame.evaluate(() => scrollTo(0, 700));
      expect(await box('#a')).toMatchObject({ x: 20, y: 15 });
      const [wide, high] = await frame.evaluate(() => [document.documentElement.clientWidth, innerHeight]);
      expect(await box('#b')).toMatchObject({ x: wide! - 50 - 39, y: high! - 10 - 30 });
      await setData({ top: 60 });
      expect((await box('#a')).y).toBe(60);
      expect(await style('#a', 'position')).toBe('fixed');
    },
  },
  {
    name: 'cover-view scroll-top',
    wxml: '<cover-view id="it" style="height:50px;overflow-y:scroll" scroll-top="{{t}}" marker-id=""><cover-view style="height:300px">x</cover-view></cover-view>',
    data: { t: 30 },
    async run({ frame, setData }) {
      const top = () =>
        frame
          .locator('#it')
          .first()
          .evaluate((node) => node.scrollTop);
      await expect.poll(top).toBe(30);
      await setData({ t: 80 });
      await expect.poll(top).toBe(80);
    },
  },
];

const rich = (name: string, nodes: unknown, html: string, attributes = ''): Case => ({
  name: `rich-text ${name}`,
  wxml: `<rich-text id="it" nodes="{{n}}" ${attributes}/>`,
  data: { n: nodes },
  async run({ frame }) {
    expect(await frame.locator('#it > div').innerHTML()).toBe(html);
  },
});

const richTexts: Case[] = [
  rich(
    'keeps the tags of the list',
    '<section><h3>t</h3><code>c</code><ul><li>l</li></ul></section>',
    '<section><h3>t</h3><code>c</code><ul><li>l</li></ul></section>',
  ),
  rich(
    'leaves out tags that are not on it',
    '<p>a<video src="x"></video><object>b</object>c</p><form><input></form>',
    '<p>ac</p>',
  ),
  rich(
    'keeps the attributes each tag may have',
    '<table width="9" border="1" onclick="x"><tbody><tr><td colspan="2" nowrap="">c</td></tr></tbody></table>',
    '<table width="9" border="1"><tbody><tr><td colspan="2">c</td></tr></tbody></table>',
  ),
  rich(
    'keeps size and text of a picture',
    '<img src="data:," alt="a" width="5" height="6" onload="x">',
    '<img src="data:," alt="a" width="5" height="6">',
  ),
  rich('never keeps a link’s script', '<a href="javascript:x">a</a>', '<a>a</a>'),
  rich(
    'numbers of a list',
    '<ol start="3" type="a"><li>x</li></ol>',
    '<ol start="3" type="a"><li>x</li></ol>',
  ),
  rich(
    'takes names in capitals',
    [{ name: 'DIV', attrs: { class: 'k' }, children: [{ type: 'text', text: 'x' }] }],
    '<div class="k">x</div>',
  ),
  rich('decodes entities of a text node', [{ type: 'text', text: '1 &lt; 2 &amp; 3' }], '1 &lt; 2 &amp; 3'),
  rich('space ensp', [{ type: 'text', text: 'a b' }], 'a\u2002b', 'space="ensp" mode="default"'),
  rich('space emsp', [{ type: 'text', text: 'a b' }], 'a\u2003b', 'space="emsp"'),
  rich('space nbsp', [{ type: 'text', text: 'a b' }], 'a&nbsp;b', 'space="nbsp"'),
  {
    name: 'rich-text user-select',
    wxml: '<rich-text id="it" nodes="a" user-select/><rich-text id="b" nodes="a"/>',
    async run({ style }) {
      expect(await style('#it', 'user-select')).toBe('text');
      expect(await style('#b', 'user-select')).not.toBe('text');
    },
  },
];

const progresses: Case[] = [
  {
    name: 'progress border-radius, font-size and color',
    wxml: '<progress id="it" percent="50" border-radius="5" font-size="20" color="rgb(1, 2, 3)" show-info/>',
    async run({ style }) {
      expect(await style('#it .wx-progress-bar', 'border-radius')).toBe('5px');
      expect(await style('#it .wx-progress-info', 'font-size')).toBe('20px');
      expect(await style('#it .wx-progress-inner-bar', 'background-color')).toBe('rgb(1, 2, 3)');
    },
  },
  ...(['backwards', 'forwards'] as const).map((mode): Case => ({
    name: `progress active-mode ${mode}`,
    wxml: `<progress id="it" percent="{{p}}" active duration="2" active-mode="${mode}" bindactiveend="log"/>`,
    data: { p: 40 },
    async run({ frame, setData, event, events }) {
      await event('activeend');
      const least = await frame.locator('#it .wx-progress-inner-bar').evaluateHandle((node) => {
        const seen: number[] = [];
        new MutationObserver(() => seen.push(parseFloat((node as HTMLElement).style.width))).observe(node, {
          attributes: true,
        });
        return seen;
      });
      await setData({ p: 60 });
      await expect.poll(async () => (await events('activeend')).length).toBe(2);
      const from = await least.evaluate((seen) => Math.min(...seen));
      if (mode === 'forwards') expect(from).toBeGreaterThanOrEqual(40);
      else expect(from).toBeLessThan(40);
    },
  })),
  {
    name: 'progress keeps within 0 and 100',
    wxml: '<progress id="it" percent="{{p}}" show-info/>',
    data: { p: 150 },
    async run({ frame, setData }) {
      await expect(frame.locator('#it .wx-progress-info')).toHaveText('100%');
      await setData({ p: -5 });
      await expect(frame.locator('#it .wx-progress-info')).toHaveText('0%');
    },
  },
];

const medias: Case[] = [
  ['min-width="390"', true],
  ['min-width="391"', false],
  ['max-width="390"', true],
  ['max-width="389"', false],
  ['width="390"', true],
  ['width="391"', false],
  ['min-height="100"', true],
  ['min-height="2000"', false],
  ['max-height="2000"', true],
  ['max-height="100"', false],
  ['height="1"', false],
  ['orientation="portrait"', true],
  ['orientation="landscape"', false],
  ['min-width="300" orientation="landscape"', false],
].map(([attributes, shown]) => ({
  name: `match-media ${String(attributes)} is ${shown ? 'shown' : 'hidden'}`,
  wxml: `<match-media id="it" ${String(attributes)}>x</match-media>`,
  async run({ style }) {
    expect(await style('#it', 'display')).toBe(shown ? 'block' : 'none');
  },
}));

const container = (name: string, attributes: string, run: Case['run']): Case => ({
  name: `page-container ${name}`,
  wxml: `<page-container show="{{s}}" duration="{{20}}" ${attributes} bindafterenter="log" bindafterleave="log"><view id="it" style="height:120px">x</view></page-container>`,
  data: { s: false },
  async run(stage) {
    await stage.setData({ s: true });
    await stage.event('afterenter');
    await run(stage);
  },
});
const size = '.wx-page-container-content';

const containers: Case[] = [
  ...(
    [
      ['bottom', 'bottom'],
      ['top', 'top'],
      ['right', 'right'],
      ['center', 'center'],
    ] as const
  ).map(([position]) =>
    container(`position ${position}`, `position="${position}"`, async ({ box, frame }) => {
      const [width, height] = await frame.evaluate(() => [innerWidth, innerHeight] as const);
      const edge = async () => {
        const { x, y, width: w, height: h } = await box(size);
        return {
          top: Math.round(y),
          bottom: Math.round(y + h),
          left: Math.round(x),
          right: Math.round(x + w),
        };
      };
      if (position === 'bottom')
        await expect.poll(edge).toMatchObject({ bottom: height, left: 0, right: width });
      if (position === 'top') await expect.poll(edge).toMatchObject({ top: 0, left: 0, right: width });
      if (position === 'right') await expect.poll(edge).toMatchObject({ top: 0, right: width });
      if (position === 'center')
        await expect.poll(async () => ((await edge()).left + (await edge()).right) / 2).toBe(width / 2);
    }),
  ),
  container(
    'z-index, overlay-style, custom-style and round',
    'z-index="{{77}}" overlay-style="opacity: 0.3" custom-style="padding: 9px" round',
    async ({ style, frame }) => {
      expect(await style('wx-page-container', 'z-index')).toBe('77');
      expect(await style('.wx-page-container-overlay', 'opacity')).toBe('0.3');
      expect(await style(size, 'padding-top')).toBe('9px');
      await expect(frame.locator(size)).toHaveClass(/is-round/);
    },
  ),
  container('overlay=false leaves the page as it is', 'overlay="{{false}}"', async ({ frame }) => {
    await expect(frame.locator('.wx-page-container-overlay')).toBeHidden();
  }),
  container('close-on-slide-down', 'close-on-slide-down', async ({ drag, event }) => {
    await drag(size, 0, 110);
    await event('afterleave');
  }),
  container('the way back closes it first', '', async (stage) => {
    await inWx(stage, 'return wx.navigateBack().catch(() => null)');
    await stage.event('afterleave');
  }),
];

export const moreBasicCases: Case[] = [
  ...texts,
  ...images,
  ...richTexts,
  ...progresses,
  ...medias,
  ...containers,
];
