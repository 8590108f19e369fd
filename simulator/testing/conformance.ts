import { expect as patient, type Frame, type Page } from '@playwright/test';
import { serveProgram, type ServedProgram } from './serve-program.ts';

/** A case that fails must not hold up the table. */
export const expect = patient.configure({ timeout: 3000 });

/** One line of the conformance table: a piece of wxml, what is done to it, and what has to be so. */
export interface Case {
  name: string;
  wxml: string;
  data?: Record<string, unknown>;
  wxss?: string;
  json?: object;
  run(stage: Stage): Promise<void>;
}

/** What a case may do with its page. */
export interface Stage {
  page: Page;
  frame: Frame;
  /** Events told to `bind…="log"`, oldest first. */
  events(type?: string): Promise<LoggedEvent[]>;
  /** Waits until an event of the type came. */
  event(type: string): Promise<LoggedEvent>;
  setData(data: Record<string, unknown>): Promise<void>;
  data(): Promise<Record<string, unknown>>;
  tap(selector: string): Promise<void>;
  drag(selector: string, dx: number, dy: number): Promise<void>;
  box(selector: string): Promise<{ x: number; y: number; width: number; height: number }>;
  style(selector: string, property: string): Promise<string>;
  /** A tap in the layer above the pages. */
  overlay(selector: string): Promise<void>;
}

export interface LoggedEvent {
  type: string;
  detail: Record<string, unknown>;
  id: string;
}

const script = `Page({
  data: DATA,
  onLoad(query) { this.events = []; if (query.again) this.setData({ again: true }); },
  go() { wx.navigateTo({ url: './index?again=1' }); },
  log(event) { this.events.push({ type: event.type, detail: JSON.parse(JSON.stringify(event.detail ?? {})), id: event.currentTarget.id }); },
  gesture(event) { this.events.push({ type: 'gesture', detail: event, id: '' }); },
  inner(event) { this.events.push({ type: 'inner', detail: event, id: '' }); },
  refuse() { return false; },
  still() { return 0; },
  steady() { return 1000; },
  elsewhere() { return { left: 1, top: 2, width: 3, height: 4 }; },
  upper(event) { this.log(event); return event.detail.value.toUpperCase(); },
});`;

/** A program with one page for each case. */
export async function serveCases(
  cases: readonly Case[],
  extra: Record<string, string> = {},
): Promise<ServedProgram> {
  const files: Record<string, string> = {
    'project.config.json': '{"appid":"wx0000000000000000"}',
    'app.json': JSON.stringify({
      pages: cases.map((_, index) => `pages/case${index}/index`),
      window: {
        navigationBarTitleText: 'Cases',
        navigationBarBackgroundColor: '#ffffff',
        navigationBarTextStyle: 'black',
      },
    }),
    'app.js': 'App({})',
    ...extra,
  };
  cases.forEach(({ wxml, data = {}, wxss = '', json = {} }, index) => {
    const base = `pages/case${index}/index`;
    files[`${base}.wxml`] = wxml;
    files[`${base}.wxss`] = wxss;
    files[`${base}.json`] = JSON.stringify(json);
    files[`${base}.js`] = script.replace('DATA', JSON.stringify(data));
  });
  return serveProgram(files);
}

interface Instance {
  events: LoggedEvent[];
  data: Record<string, unknown>;
  setData(data: object, done?: () => void): void;
}

interface TesseraWindow {
  __tesseraSimulator: {
    call(name: string, options?: object): Promise<object>;
    runtime: { stack: { top(): { instance: Instance; frame: { element: HTMLIFrameElement } } } };
  };
}

export async function openCase(page: Page, index: number): Promise<Stage> {
  await page.waitForFunction(() =>
    Boolean((window as unknown as TesseraWindow).__tesseraSimulator?.runtime.stack.top()),
  );
  await page.evaluate(
    (url) => (window as unknown as TesseraWindow).__tesseraSimulator.call('reLaunch', { url }),
    `/pages/case${index}/index`,
  );
  const handle = await page.evaluateHandle(
    () => (window as unknown as TesseraWindow).__tesseraSimulator.runtime.stack.top().frame.element,
  );
  const frame = await handle.asElement()!.contentFrame();
  return createStage(page, frame!);
}

function createStage(page: Page, frame: Frame): Stage {
  const events = (type?: string) =>
    page.evaluate(
      (wanted) =>
        (window as unknown as TesseraWindow).__tesseraSimulator.runtime.stack
          .top()
          .instance.events.filter((event) => wanted === undefined || event.type === wanted),
      type,
    );
  const center = async (selector: string) => {
    const box = await frame.locator(selector).first().boundingBox();
    if (!box) throw new Error(`${selector} is not shown`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  return {
    page,
    frame,
    events,
    async event(type) {
      await expect
        .poll(async () => (await events(type)).length, { message: `event ${type}` })
        .toBeGreaterThan(0);
      return (await events(type)).at(-1)!;
    },
    setData: (data) =>
      page.evaluate(
        (values) =>
          new Promise<void>((resolve) =>
            (window as unknown as TesseraWindow).__tesseraSimulator.runtime.stack
              .top()
              .instance.setData(values, resolve),
          ),
        data,
      ),
    data: () =>
      page.evaluate(
        () => (window as unknown as TesseraWindow).__tesseraSimulator.runtime.stack.top().instance.data,
      ),
    async tap(selector) {
      const { x, y } = await center(selector);
      await page.mouse.click(x, y);
    },
    async drag(selector, dx, dy) {
      const { x, y } = await center(selector);
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 1; step <= 6; step += 1)
        await page.mouse.move(x + (dx * step) / 6, y + (dy * step) / 6);
      await page.mouse.up();
    },
    async box(selector) {
      return frame
        .locator(selector)
        .first()
        .evaluate((node) => {
          const { x, y, width, height } = node.getBoundingClientRect();
          return { x, y, width, height };
        });
    },
    style: (selector, property) =>
      frame
        .locator(selector)
        .first()
        .evaluate((node, name) => getComputedStyle(node).getPropertyValue(name), property),
    overlay: (selector) => page.locator(`.tessera-overlay ${selector}`).first().click(),
  };
}
