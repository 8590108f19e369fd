import { expect, type Case } from '../conformance.ts';

const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAYAAAB/qH1jAAAAEUlEQVR42mNk+M9QzwAEjDAGAC5+A/8W0mZ2AAAAAElFTkSuQmCC';

const look = (tag: string, attributes: string, selector: string, property: string, value: string): Case => ({
  name: `${tag} ${attributes} ${property}`,
  wxml: `<${tag} id="it" ${attributes}>x</${tag}>`,
  async run({ style }) {
    expect(await style(selector, property)).toBe(value);
  },
});

export const basicCases: Case[] = [
  look('view', '', '#it', 'display', 'block'),
  look('text', '', '#it', 'white-space-collapse', 'preserve-breaks'),
  look('text', 'user-select', '#it', 'display', 'inline-block'),
  look('image', '', '#it', 'width', '320px'),
  look('image', '', '#it', 'height', '240px'),
  look('button', '', '#it', 'font-size', '18px'),
  look('button', 'type="primary"', '#it', 'background-color', 'rgb(26, 173, 25)'),
  look('button', 'type="warn"', '#it', 'background-color', 'rgb(230, 67, 64)'),
  look('button', 'size="mini"', '#it', 'display', 'inline-block'),
  look('button', 'plain', '#it', 'background-color', 'rgba(0, 0, 0, 0)'),
  look('button', 'disabled', '#it', 'background-color', 'rgb(247, 247, 247)'),
  look('view', 'hidden', '#it', 'display', 'none'),
  look('view', 'hidden="{{false}}"', '#it', 'display', 'block'),
  {
    name: 'view tap',
    wxml: '<view id="it" bindtap="log" data-a="1" style="height:40px">x</view>',
    async run({ tap, event }) {
      await tap('#it');
      expect((await event('tap')).id).toBe('it');
    },
  },
  {
    name: 'view longpress after 350 ms',
    wxml: '<view id="it" bind:longpress="log" style="height:40px">x</view>',
    async run({ page, box, event }) {
      const { y } = await box('#it');
      await page.mouse.move(60, y + 110);
      await page.mouse.down();
      await event('longpress');
      await page.mouse.up();
    },
  },
  {
    name: 'view hover-class comes and goes',
    wxml: '<view id="it" hover-class="on" hover-stay-time="50" style="height:60px">x</view>',
    wxss: '.on { opacity: 0.5 }',
    async run({ page, frame }) {
      const box = (await frame.locator('#it').boundingBox())!;
      await page.mouse.move(box.x + 20, box.y + 20);
      await page.mouse.down();
      await expect(frame.locator('#it')).toHaveCSS('opacity', '0.5');
      await page.mouse.up();
      await expect(frame.locator('#it')).toHaveCSS('opacity', '1');
    },
  },
  {
    name: 'view hover-stop-propagation keeps the parent as it is',
    wxml: '<view id="out" hover-class="on"><view id="it" hover-class="on" hover-stop-propagation style="height:60px">x</view></view>',
    wxss: '.on { opacity: 0.5 }',
    async run({ page, frame }) {
      const box = (await frame.locator('#it').boundingBox())!;
      await page.mouse.move(box.x + 20, box.y + 20);
      await page.mouse.down();
      await expect(frame.locator('#it')).toHaveCSS('opacity', '0.5');
      expect(await frame.locator('#out').evaluate((node) => getComputedStyle(node).opacity)).toBe('1');
      await page.mouse.up();
    },
  },
  {
    name: 'view aria attributes reach the document',
    wxml: '<view id="it" aria-role="button" aria-label="Go">x</view>',
    async run({ frame }) {
      await expect(frame.locator('#it')).toHaveAttribute('role', 'button');
      await expect(frame.locator('#it')).toHaveAttribute('aria-label', 'Go');
    },
  },
  {
    name: 'view animation is carried out',
    wxml: '<view id="it" animation="{{a}}" style="height:20px">x</view>',
    data: { a: null },
    async run({ page, frame, setData }) {
      const exported = await page.evaluate(() => {
        const { wx } = (
          window as unknown as { __tesseraSimulator: { wx: { createAnimation(o: object): never } } }
        ).__tesseraSimulator;
        const animation = wx.createAnimation({ duration: 50 }) as unknown as Record<
          string,
          (v?: number) => never
        >;
        (animation.translateX!(30) as unknown as Record<string, () => void>).step!();
        return animation.export!() as object;
      });
      await setData({ a: exported });
      await expect(frame.locator('#it')).toHaveCSS('transform', 'matrix(1, 0, 0, 1, 30, 0)');
    },
  },
  {
    name: 'text decode',
    wxml: '<text id="it" decode>{{t}}</text>',
    data: { t: 'a&lt;b&nbsp;c&amp;d&apos;' },
    async run({ frame }) {
      await expect
        .poll(() => frame.locator('#it').evaluate((node) => node.textContent))
        .toBe("a<b\u00a0c&d'");
    },
  },
  {
    name: 'text without decode shows entities as they are',
    wxml: '<text id="it">{{t}}</text>',
    data: { t: 'a&lt;b' },
    async run({ frame }) {
      expect(await frame.locator('#it').evaluate((node) => node.textContent)).toBe('a&lt;b');
    },
  },
  ...(['ensp', 'emsp', 'nbsp'] as const).map((space): Case => ({
    name: `text space ${space}`,
    wxml: `<text id="it" space="${space}">{{t}}</text>`,
    data: { t: 'a  b' },
    async run({ frame }) {
      const letter = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' }[space];
      await expect
        .poll(() => frame.locator('#it').evaluate((node) => node.textContent))
        .toBe(`a${letter}${letter}b`);
    },
  })),
  {
    name: 'text keeps line breaks',
    wxml: '<text id="it">{{t}}</text>',
    data: { t: 'a\nb' },
    async run({ box }) {
      expect((await box('#it')).height).toBeGreaterThan(30);
    },
  },
  {
    name: 'image load tells the size',
    wxml: '<image id="it" src="{{s}}" bindload="log"/>',
    data: { s: PNG },
    async run({ event }) {
      expect((await event('load')).detail).toEqual({ width: 4, height: 2 });
    },
  },
  {
    name: 'image error',
    wxml: '<image id="it" src="data:image/png;base64,AAAA" binderror="log"/>',
    async run({ event }) {
      expect(String((await event('error')).detail.errMsg)).toContain('data:image/png');
    },
  },
  ...(
    [
      ['scaleToFill', '100% 100%', '0% 0%'],
      ['aspectFit', 'contain', '50% 50%'],
      ['aspectFill', 'cover', '50% 50%'],
      ['top', 'auto', '50% 0%'],
      ['bottom', 'auto', '50% 100%'],
      ['center', 'auto', '50% 50%'],
      ['left', 'auto', '0% 50%'],
      ['right', 'auto', '100% 50%'],
      ['top left', 'auto', '0% 0%'],
      ['top right', 'auto', '100% 0%'],
      ['bottom left', 'auto', '0% 100%'],
      ['bottom right', 'auto', '100% 100%'],
    ] as const
  ).map(([mode, size, position]): Case => ({
    name: `image mode ${mode}`,
    wxml: `<image id="it" mode="${mode}" src="{{s}}"/>`,
    data: { s: PNG },
    async run({ style }) {
      expect(await style('#it > div', 'background-size')).toBe(size);
      expect(await style('#it > div', 'background-position')).toBe(position);
    },
  })),
  {
    name: 'image mode widthFix keeps the proportion',
    wxml: '<image id="it" mode="widthFix" style="width:200px" src="{{s}}"/>',
    data: { s: PNG },
    async run({ box }) {
      await expect.poll(async () => (await box('#it')).height).toBe(100);
    },
  },
  {
    name: 'image mode heightFix keeps the proportion',
    wxml: '<image id="it" mode="heightFix" style="height:50px" src="{{s}}"/>',
    data: { s: PNG },
    async run({ box }) {
      await expect.poll(async () => (await box('#it')).width).toBe(100);
    },
  },
  {
    name: 'image lazy-load waits until it is near',
    wxml: '<view style="height:5000px"/><image id="it" lazy-load src="{{s}}" bindload="log"/>',
    data: { s: PNG },
    async run({ frame, events, event }) {
      expect(await events('load')).toEqual([]);
      await frame.evaluate(() => window.scrollTo(0, 5000));
      await event('load');
    },
  },
  ...(
    [
      ['success', 'rgb(7, 193, 96)'],
      ['success_no_circle', 'rgb(7, 193, 96)'],
      ['info', 'rgb(16, 174, 255)'],
      ['warn', 'rgb(247, 98, 96)'],
      ['waiting', 'rgb(16, 174, 255)'],
      ['cancel', 'rgb(244, 53, 48)'],
      ['download', 'rgb(7, 193, 96)'],
      ['search', 'rgb(178, 178, 178)'],
      ['clear', 'rgb(178, 178, 178)'],
    ] as const
  ).map(([type, color]): Case => ({
    name: `icon ${type}`,
    wxml: `<icon id="it" type="${type}"/>`,
    async run({ style, frame, box }) {
      expect(await style('#it > i', 'color')).toBe(color);
      expect(await frame.locator('#it svg').count()).toBe(1);
      expect((await box('#it')).width).toBe(23);
    },
  })),
  {
    name: 'icon size and color',
    wxml: '<icon id="it" type="success" size="40" color="rgb(1, 2, 3)"/>',
    async run({ style, box }) {
      expect(await style('#it > i', 'color')).toBe('rgb(1, 2, 3)');
      expect((await box('#it')).width).toBe(40);
    },
  },
  {
    name: 'progress percent, show-info, stroke-width and colours',
    wxml: '<progress id="it" percent="40" show-info stroke-width="12" activeColor="rgb(1, 2, 3)" backgroundColor="rgb(4, 5, 6)"/>',
    async run({ frame, style, box }) {
      await expect(frame.locator('#it .wx-progress-info')).toHaveText('40%');
      expect(await style('#it .wx-progress-inner-bar', 'background-color')).toBe('rgb(1, 2, 3)');
      expect(await style('#it .wx-progress-bar', 'background-color')).toBe('rgb(4, 5, 6)');
      expect((await box('#it .wx-progress-bar')).height).toBe(12);
    },
  },
  {
    name: 'progress active grows and tells its end',
    wxml: '<progress id="it" percent="10" active duration="5" bindactiveend="log"/>',
    async run({ event }) {
      expect((await event('activeend')).detail).toEqual({ curPercent: 10 });
    },
  },
  {
    name: 'rich-text nodes from HTML leave out what is not trusted',
    wxml: '<rich-text id="it" nodes="{{n}}"/>',
    data: {
      n: '<p class="a" onclick="x()">b<script>c</script><b style="color:red">d</b></p><iframe>e</iframe>',
    },
    async run({ frame }) {
      expect(await frame.locator('#it > div').innerHTML()).toBe(
        '<p class="a">b<b style="color:red">d</b></p>',
      );
    },
  },
  {
    name: 'rich-text nodes from a list',
    wxml: '<rich-text id="it" nodes="{{n}}"/>',
    data: {
      n: [{ name: 'div', attrs: { style: 'color:red' }, children: [{ type: 'text', text: 'a&nbsp;b' }] }],
    },
    async run({ frame }) {
      expect(await frame.locator('#it div div').evaluate((node) => node.textContent)).toBe('a\u00a0b');
    },
  },
  {
    name: 'navigator opens a page',
    wxml: '<navigator id="it" url="/pages/case0/index">go</navigator>',
    async run({ page, tap }) {
      await tap('#it');
      await expect
        .poll(() =>
          page.evaluate(
            () =>
              (
                window as unknown as {
                  __tesseraSimulator: { runtime: { stack: { top(): { path: string } } } };
                }
              ).__tesseraSimulator.runtime.stack.top().path,
          ),
        )
        .toBe('pages/case0/index');
    },
  },
  {
    name: 'navigator tells a failure',
    wxml: '<navigator id="it" url="/pages/none/none" bindfail="log" bindcomplete="log">go</navigator>',
    async run({ tap, event }) {
      await tap('#it');
      expect(String((await event('fail')).detail.errMsg)).toContain('navigateTo:fail');
      await event('complete');
    },
  },
  {
    name: 'button hover-class is button-hover by default',
    wxml: '<button id="it">x</button>',
    async run({ page, frame }) {
      const box = (await frame.locator('#it').boundingBox())!;
      await page.mouse.move(box.x + 20, box.y + 20);
      await page.mouse.down();
      await expect(frame.locator('#it')).toHaveClass(/button-hover/);
      await page.mouse.up();
      await expect(frame.locator('#it')).not.toHaveClass(/button-hover/);
    },
  },
  {
    name: 'button disabled tells no tap',
    wxml: '<button id="it" disabled bindtap="log">x</button>',
    async run({ tap, events }) {
      await tap('#it');
      expect(await events('tap')).toEqual([]);
    },
  },
  {
    name: 'button loading shows a spinner',
    wxml: '<button id="it" loading>x</button>',
    async run({ frame }) {
      const name = await frame
        .locator('#it')
        .evaluate((node) => getComputedStyle(node, '::before').animationName);
      expect(name).toBe('wx-button-loading');
    },
  },
  {
    name: 'button open-type getPhoneNumber: allowed',
    wxml: '<button id="it" open-type="getPhoneNumber" bindgetphonenumber="log">x</button>',
    async run({ tap, overlay, event }) {
      await tap('#it');
      await overlay('.tessera-ask-yes');
      const { detail } = await event('getphonenumber');
      expect(detail.errMsg).toBe('getPhoneNumber:ok');
      expect(detail.code).toBeTruthy();
    },
  },
  {
    name: 'button open-type getPhoneNumber: denied',
    wxml: '<button id="it" open-type="getPhoneNumber" bindgetphonenumber="log">x</button>',
    async run({ tap, overlay, event }) {
      await tap('#it');
      await overlay('.tessera-ask-no');
      expect((await event('getphonenumber')).detail.errMsg).toBe('getPhoneNumber:fail user deny');
    },
  },
  {
    name: 'button open-type getUserInfo',
    wxml: '<button id="it" open-type="getUserInfo" bindgetuserinfo="log">x</button>',
    async run({ tap, event }) {
      await tap('#it');
      const { detail } = await event('getuserinfo');
      expect(detail.errMsg).toBe('getUserInfo:ok');
      expect((detail.userInfo as { nickName: string }).nickName).toBeTruthy();
    },
  },
  {
    name: "button open-type chooseAvatar: the account's own picture",
    wxml: '<button id="it" open-type="chooseAvatar" bindchooseavatar="log">x</button>',
    async run({ tap, overlay, event }) {
      await tap('#it');
      await overlay('.tessera-choice > button:first-of-type');
      expect(String((await event('chooseavatar')).detail.avatarUrl)).toMatch(/^http:\/\/tmp\/.*\.svg$/);
    },
  },
  {
    name: 'button open-type chooseAvatar: one of the album',
    wxml: '<button id="it" open-type="chooseAvatar" bindchooseavatar="log">x</button>',
    async run({ tap, overlay, page, event }) {
      await tap('#it');
      await overlay('.tessera-choice > button:nth-of-type(2)');
      await overlay('.tessera-native-row');
      await page.locator('.tessera-native-row.is-chosen').waitFor();
      await overlay('.tessera-native-done');
      expect(String((await event('chooseavatar')).detail.avatarUrl)).toMatch(/^http:\/\/tmp\//);
    },
  },
  {
    name: 'button open-type agreePrivacyAuthorization',
    wxml: '<button id="it" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="log">x</button>',
    async run({ tap, event }) {
      await tap('#it');
      expect((await event('agreeprivacyauthorization')).detail.errMsg).toBe('agreePrivacyAuthorization:ok');
    },
  },
  {
    name: 'button open-type openSetting',
    wxml: '<button id="it" open-type="openSetting" bindopensetting="log">x</button>',
    async run({ tap, overlay, page, event }) {
      await tap('#it');
      // It covers the screen, and the phone's own row stays above it.
      await expect(page.locator('.overlay > .status')).toBeVisible();
      await overlay('.tessera-native-back');
      expect((await event('opensetting')).detail).toHaveProperty('authSetting');
    },
  },
];
