import { expect, test, type Page } from '@playwright/test';
import { compileTexts, serveProgram } from '../testing/program-server.ts';

interface Simulated {
  __tesseraSimulator?: {
    wx: Record<string, (options: object) => Promise<object>>;
    runtime: {
      setForeground(shown: boolean): void;
      stack: { top(): { path: string; query: object; instance: { seen: unknown } } | undefined };
    };
  };
}

const files = {
  'project.config.json': '{}',
  'app.json': '{"pages":["home","form"]}',
  'app.js': 'App({})',
  'home.wxml': '<view>home</view>',
  'home.js': 'Page({ onLoad() { this.seen = this.exitState ?? null; } })',
  'home.json': '{}',
  'form.wxml': '<view>form</view>',
  'form.js':
    'Page({ onLoad() { this.seen = this.exitState ?? null; }, onSaveExitState() { return { data: { text: "half written" } }; } })',
  'form.json': '{"restartStrategy":"homePageAndLatestPage"}',
};

/** The page that is seen, once there is one. */
async function shown(page: Page): Promise<{ path: string; query: object; seen: unknown }> {
  await page.waitForFunction(() => (window as unknown as Simulated).__tesseraSimulator?.runtime.stack.top());
  return page.evaluate(() => {
    const { path, query, instance } = (
      window as unknown as Simulated
    ).__tesseraSimulator!.runtime.stack.top()!;
    return { path, query, seen: instance.seen };
  });
}

const run = (page: Page, shows: readonly boolean[]) =>
  page.evaluate((steps) => {
    const { runtime } = (window as unknown as Simulated).__tesseraSimulator!;
    for (const step of steps) runtime.setForeground(step);
  }, shows);

test('R-SIM a page left in the background is opened again with its exitState, where its restartStrategy says so', async ({
  page,
}) => {
  const { program } = await compileTexts(files);
  const server = await serveProgram(program);
  await page.goto(server.address);
  expect(await shown(page)).toEqual({ path: 'home', query: {}, seen: null });
  await page.evaluate(() =>
    (window as unknown as Simulated).__tesseraSimulator!.wx.navigateTo!({ url: '/form?id=7' }),
  );
  // It came back: the program lives on, and starts at home.
  await run(page, [false, true]);
  await page.reload();
  expect(await shown(page)).toEqual({ path: 'home', query: {}, seen: null });
  await page.evaluate(() =>
    (window as unknown as Simulated).__tesseraSimulator!.wx.navigateTo!({ url: '/form?id=7' }),
  );
  await run(page, [false]);
  await page.reload();
  expect(await shown(page)).toEqual({ path: 'form', query: { id: '7' }, seen: { text: 'half written' } });
  await page.reload();
  expect((await shown(page)).path).toBe('home');
  await server.close();
});
