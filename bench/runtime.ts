// npm run bench -- runtime: the simulator's own times in a headless Chromium, and against hand-written DOM.
import { chromium, type Page } from 'playwright-core';
import type { Patch } from '../contract/program.ts';
import { compileTexts, serveProgram } from '../simulator/testing/program-server.ts';

const PAGES = 350;
const ROWS = 1000;

function manyPages(): Record<string, string> {
  const files: Record<string, string> = { 'app.js': 'App({})', 'project.config.json': '{}' };
  const pages = Array.from({ length: PAGES }, (_, at) => `pages/p${at}/p${at}`);
  files['app.json'] = JSON.stringify({ pages: ['pages/list/list', ...pages] });
  for (const [at, page] of pages.entries()) {
    files[`${page}.js`] = `Page({ data: { n: ${at}, l: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] } })`;
    files[`${page}.wxml`] =
      '<view class="top">Page {{n}}</view><view class="row" wx:for="{{l}}" wx:key="*this"><text>{{item}}</text><button size="mini">Go</button></view>';
    files[`${page}.wxss`] = `.top { color: #00${(at % 90) + 10}00; padding: 20rpx } .row { display: flex }`;
  }
  files['pages/list/list.js'] = 'Page({ data: { l: [] } })';
  files['pages/list/list.wxml'] =
    '<view class="row" wx:for="{{l}}" wx:key="id" data-id="{{item.id}}"><text>{{item.title}}</text><text>{{item.price}}</text></view>';
  return files;
}

/** In the page: the program's simulator. */
interface Inside {
  __tesseraSimulator: {
    wx: Record<string, (options: object) => Promise<unknown>>;
    runtime: {
      stack: { top(): { instance: { setData(data: object): void }; frame: { document: Document } } };
      program: { pages: string[] };
    };
    applyPatch(patch: unknown): Promise<unknown>;
  };
}

async function measureOpen(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const { wx, runtime } = (globalThis as unknown as Inside).__tesseraSimulator;
    const times: number[] = [];
    for (const path of runtime.program.pages.slice(1, 61)) {
      const started = performance.now();
      await wx.reLaunch!({ url: `/${path}` });
      times.push(performance.now() - started);
      // A person does not open pages back to back: the spare frame is there.
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
    return times;
  });
}

interface RowTimes {
  render: number;
  renderByHand: number;
  update: number;
  updateByHand: number;
}

async function measureRows(page: Page, count: number): Promise<RowTimes> {
  return page.evaluate(async (rows) => {
    const { wx, runtime } = (globalThis as unknown as Inside).__tesseraSimulator;
    const list = Array.from({ length: rows }, (_, id) => ({ id, title: `Row ${id}`, price: id * 3 }));
    /** A sum that is used: a read whose value nobody wants may be left out. */
    let sum = 0;
    const layout = (document: Document): void => {
      sum += [...document.querySelectorAll('.row')].at(-1)!.getBoundingClientRect().bottom;
    };
    const timed = (run: () => void): number => {
      const started = performance.now();
      run();
      return performance.now() - started;
    };
    const texts = new Map<number, Text>();
    const byHand = (document: Document): void => {
      const host = document.createElement('div');
      for (const { id, title, price } of list) {
        const row = document.createElement('wx-view');
        row.className = 'row';
        row.dataset.id = String(id);
        for (const value of [title, String(price)]) {
          const cell = document.createElement('wx-text');
          const text = document.createTextNode(value);
          texts.set(id, text);
          cell.append(text);
          row.append(cell);
        }
        host.append(row);
      }
      document.body.append(host);
      layout(document);
    };
    const best: RowTimes = {
      render: Infinity,
      renderByHand: Infinity,
      update: Infinity,
      updateByHand: Infinity,
    };
    for (let round = 0; round < 7; round++) {
      await wx.reLaunch!({ url: '/pages/list/list' });
      const { instance, frame } = runtime.stack.top();
      const render = timed(() => {
        instance.setData({ l: list });
        layout(frame.document);
      });
      const updateRows = (step: number): void => {
        for (let at = 0; at < rows; at++) instance.setData({ [`l[${at}].price`]: at + step });
        layout(frame.document);
      };
      // The browser lays out what it has just drawn for next to nothing, whoever changed it: the second time counts.
      updateRows(round);
      const update = timed(() => updateRows(round + 7));
      // The same document, so the same styles: only who makes the rows differs.
      instance.setData({ l: [] });
      const plain = frame.document;
      const renderByHand = timed(() => byHand(plain));
      const updateTexts = (step: number): void => {
        for (let at = 0; at < rows; at++) texts.get(at)!.data = String(at + step);
        layout(plain);
      };
      updateTexts(round);
      const updateByHand = timed(() => updateTexts(round + 7));
      for (const [name, value] of Object.entries({ render, renderByHand, update, updateByHand })) {
        best[name as keyof RowTimes] = Math.min(best[name as keyof RowTimes], value);
      }
    }
    if (!(sum > 0)) throw new Error('nothing was laid out');
    return best;
  }, count);
}

async function measureLeak(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const openAndClose = (times: number): Promise<void> =>
    page.evaluate(async (count) => {
      const { wx } = (globalThis as unknown as Inside).__tesseraSimulator;
      for (let at = 0; at < count; at++) {
        await wx.navigateTo!({ url: '/pages/p1/p1' });
        await wx.navigateBack!({});
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    }, times);
  await openAndClose(20);
  const before = await heap();
  await openAndClose(100);
  return ((await heap()) - before) / 1024 / 1024;
}

async function measurePatches(
  page: Page,
  update: (changes: Record<string, string>) => Promise<Patch | null>,
  change: (round: number) => Record<string, string>,
): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < 25; round++) {
    const started = performance.now();
    const patch = await update(change(round));
    await page.evaluate(async (given) => {
      await (globalThis as unknown as Inside).__tesseraSimulator.applyPatch(given);
      await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    }, patch);
    times.push(performance.now() - started);
  }
  return times;
}

const at = (times: number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))]!;
const ms = (value: number): string => `${value.toFixed(1)} ms`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const compiled = await compileTexts(manyPages());
const server = await serveProgram(compiled.program);
const asRoot = process.getuid?.() === 0;
const browser = await chromium.launch({
  executablePath: process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-gpu', ...(asRoot ? ['--no-sandbox'] : [])],
});
try {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  await page.goto(server.address);
  await page.waitForFunction(
    () => (globalThis as unknown as Partial<Inside>).__tesseraSimulator?.runtime.stack.top() !== undefined,
  );
  const opened = await measureOpen(page);
  say(`open a page: median ${ms(at(opened, 0.5))}, p95 ${ms(at(opened, 0.95))} (limit 30 ms)`);
  const rows = await measureRows(page, ROWS);
  say(
    `first render of ${ROWS} keyed rows: ${ms(rows.render)}, by hand ${ms(rows.renderByHand)}: ${(rows.render / rows.renderByHand).toFixed(2)}x (limit 1.5x)`,
  );
  say(
    `${ROWS} single-field updates: ${ms(rows.update)}, by hand ${ms(rows.updateByHand)}: ${(rows.update / rows.updateByHand).toFixed(2)}x (limit 3x)`,
  );
  say(`100 opens and closes leak ${(await measureLeak(page)).toFixed(2)} MB (limit 2 MB)`);
  await page.evaluate(() =>
    (globalThis as unknown as Inside).__tesseraSimulator.wx.reLaunch!({ url: '/pages/p7/p7' }),
  );
  const style = await measurePatches(page, compiled.update, (round) => ({
    'pages/p7/p7.wxss': `.top { padding: ${round}px }`,
  }));
  say(
    `saved wxss to painted, ${PAGES} pages: p50 ${ms(at(style, 0.5))}, p95 ${ms(at(style, 0.95))} (limit 60 and 100 ms)`,
  );
  const template = await measurePatches(page, compiled.update, (round) => ({
    'pages/p7/p7.wxml': `<view class="top">${round}</view>`,
  }));
  say(
    `saved wxml to painted, ${PAGES} pages: p50 ${ms(at(template, 0.5))}, p95 ${ms(at(template, 0.95))} (limit 60 and 100 ms)`,
  );
} finally {
  await browser.close();
  await server.close();
}
