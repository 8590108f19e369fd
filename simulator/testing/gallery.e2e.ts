import { readdirSync, readFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { bundleSimulator, serveProgram } from './serve-program.ts';

const folder = path.resolve('examples/component-gallery');
const pictures = path.resolve('test-results/gallery');

interface Tag {
  tag: string;
  props: { name: string }[];
}
interface SimulatorWindow {
  __tesseraSimulator: {
    call(name: string, options: object): Promise<object>;
    runtime: {
      stack: {
        top():
          | {
              path: string;
              instance: { data: Record<string, unknown>; setData(data: object): void };
              frame: { document: Document; window: Window };
            }
          | undefined;
      };
    };
  };
}

function filesOfGallery(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), readFileSync(file, 'utf8')];
    }),
  );
}

const tagsOf = (files: Record<string, string>): Tag[] =>
  (new Function(`const exports = {}; ${files['tags.js']}; return exports.tags`) as () => Tag[])();

const open = async (page: Page, url: string, settings: object): Promise<void> => {
  await page.goto(`${url}?settings=${encodeURIComponent(JSON.stringify(settings))}`);
  await page.waitForFunction(() =>
    Boolean((window as unknown as SimulatorWindow).__tesseraSimulator?.runtime.stack.top()),
  );
};

const go = (page: Page, url: string) =>
  page.evaluate(
    (to) => (window as unknown as SimulatorWindow).__tesseraSimulator.call('reLaunch', { url: to }),
    url,
  );

test.beforeAll(() => bundleSimulator());

test('R-SIM-gallery: every tag is shown live with every attribute, and each can be changed', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const files = filesOfGallery();
  const tags = tagsOf(files);
  const served = await serveProgram(files);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, served.url, { language: 'en' });
  const missing: string[] = [];
  for (const { tag, props } of tags.filter((one) => one.tag !== 'web-view')) {
    await go(page, `/pages/tag/tag?name=${tag}`);
    const found = await page.evaluate(
      ([name, attributes]) => {
        const { frame } = (window as unknown as SimulatorWindow).__tesseraSimulator.runtime.stack.top()!;
        const known = Symbol.for('tessera.builtin');
        const node = frame.document.querySelector(`wx-${name}`) as unknown as
          (Element & Record<symbol, { data: object } | undefined>) | null;
        if (!node) return [`${name} is not there`];
        // A tag that is only its look keeps no values before one differs from its default.
        const data = node[known]?.data;
        const camel = (text: string) => text.replace(/-([a-z0-9])/g, (_, one: string) => one.toUpperCase());
        const listed = [...frame.document.querySelectorAll('.attribute .code')].map((one) => one.textContent);
        return attributes
          .filter((one) => !listed.includes(one) || (!one.includes(':') && data && !(camel(one) in data)))
          .map((one) => `${name} ${one}`);
      },
      [tag, props.map(({ name }) => name)] as const,
    );
    missing.push(...found);
  }
  expect(missing).toEqual([]);
  // Anew: the camera's question is still open.
  await open(page, served.url, { language: 'en' });
  await go(page, '/pages/tag/tag?name=button');
  const frame = page.locator('.page:not([hidden])').last().contentFrame();
  await frame.locator('.attribute', { hasText: 'plain' }).locator('wx-switch').click();
  await expect(frame.locator('#it')).toHaveAttribute('plain', '');
  await frame.locator('.attribute', { hasText: /^size/ }).locator('wx-picker').click();
  await page.locator('.tessera-picker-column').hover();
  await page.mouse.wheel(0, 48);
  await page.locator('.tessera-picker-confirm').click();
  await expect(frame.locator('#it')).toHaveAttribute('size', 'mini');
  await expect(frame.locator('.doc')).toHaveText('A button.');
  // Lists are typed as JSON, and what cannot be read is refused in words.
  await go(page, '/pages/tag/tag?name=grid-view');
  const padding = page
    .locator('.page:not([hidden])')
    .last()
    .contentFrame()
    .locator('.attribute', { hasText: 'padding' })
    .locator('input');
  await padding.fill('[1, 2, 3, 4]');
  await padding.blur();
  await expect(frame.locator('#it > div')).toHaveCSS('padding', '1px 2px 3px 4px');
  await padding.fill('[1');
  await padding.blur();
  await expect(page.locator('.overlay')).toContainText('This is not JSON.');
  await expect(padding).toHaveValue('[1,2,3,4]');
  await served.close();
  expect(errors).toEqual([]);
});

const call = (page: Page, name: string, options: object) =>
  page.evaluate(
    ([member, given]) =>
      (window as unknown as SimulatorWindow).__tesseraSimulator.call(member as string, given as object),
    [name, options],
  );

test('R-SIM: a modal takes Enter without a ring around its button; a toast has two lines at most', async ({
  page,
}) => {
  const served = await serveProgram(filesOfGallery());
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, served.url, { language: 'zh' });
  const answer = call(page, 'showModal', { title: '提示', content: '是吗' });
  await expect(page.locator('.tessera-modal')).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await answer).toMatchObject({ confirm: true, cancel: false });
  await call(page, 'showToast', { title: '一句很长的提示'.repeat(9), icon: 'none', duration: 60_000 });
  const lines = page
    .locator('.tessera-toast .text')
    .evaluate((node) => Math.round(node.clientHeight / parseFloat(getComputedStyle(node).lineHeight)));
  expect(await lines).toBe(2);
  await served.close();
});

// TESSERA_GALLERY=1 keeps pictures of all pages in two devices and two themes, to be looked at.
test('pictures of the gallery', async ({ browser }) => {
  test.skip(!process.env.TESSERA_GALLERY, 'only where pictures are wanted');
  test.setTimeout(300_000);
  mkdirSync(pictures, { recursive: true });
  const files = filesOfGallery();
  const served = await serveProgram(files);
  const groups = ['index', 'content', 'form', 'picker', 'container', 'scroll', 'media', 'drawing', 'open'];
  const pages = [
    ...groups.map((group) => [group, `/pages/${group}/${group}`] as const),
    ...tagsOf(files).map(({ tag }) => [`tag-${tag}`, `/pages/tag/tag?name=${tag}`] as const),
  ];
  const looks = [
    { device: 'iphone-15', language: 'zh', width: 393, height: 852 },
    { device: 'pixel-8', language: 'en', width: 412, height: 915 },
  ];
  for (const { device, language, width, height } of looks)
    for (const theme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
      await open(page, served.url, { device, language, theme });
      for (const [name, url] of pages) {
        await go(page, url);
        await page.evaluate(() => document.fonts.ready);
        // These ask once, and the question stays over every page until it is answered.
        if (/=(camera|live-pusher)$/.test(url)) {
          await page.locator('.tessera-ask-yes').click();
          await expect(page.locator('.tessera-ask-yes')).toHaveCount(0);
        }
        await page.screenshot({ path: path.join(pictures, `${name}-${device}-${theme}.png`) });
        await page.evaluate(() =>
          (window as unknown as SimulatorWindow).__tesseraSimulator.runtime.stack
            .top()!
            .frame.window.scrollTo(0, 9999),
        );
        await page.screenshot({ path: path.join(pictures, `${name}-${device}-${theme}-end.png`) });
      }
      await page.close();
    }
  await served.close();
});
