import { expect, test, type Page } from '@playwright/test';
import { compileTexts, serveProgram, type ProgramServer } from './program-server.ts';

/** One page of a program, what is done to it, and what must come of it. */
export interface Case {
  title: string;
  wxml?: string;
  /** Beside `log(...)`, which writes into the case's list. `Page({})` where left out. */
  js?: string;
  wxss?: string;
  json?: object;
  /** Components by name: `[wxml, js, wxss?, json?]`; the page may use each by its name. */
  parts?: Record<string, readonly [wxml: string, js: string, wxss?: string, json?: object]>;
  /** Further files, from the case's folder. */
  files?: Record<string, string>;
  query?: string;
  /** Body of an async function in the logic realm; its value is compared. The log is, where left out. */
  act?: string;
  expect: unknown;
}

const LOG = 'const log = (...values) => getApp().log.push(values.length > 1 ? values : values[0]);';

function filesOf(one: Case, at: number): Record<string, string> {
  const base = `c${at}`;
  const names = Object.keys(one.parts ?? {});
  const using = Object.fromEntries(names.map((name) => [name, `/${base}/${name}`]));
  const files: Record<string, string> = {
    [`${base}/page.wxml`]: one.wxml ?? '<view/>',
    [`${base}/page.js`]: `${LOG}${one.js ?? 'Page({})'}`,
    [`${base}/page.wxss`]: one.wxss ?? '',
    [`${base}/page.json`]: JSON.stringify({ usingComponents: using, ...one.json }),
  };
  for (const [name, [wxml, js, wxss = '', json = {}]] of Object.entries(one.parts ?? {})) {
    files[`${base}/${name}.wxml`] = wxml;
    files[`${base}/${name}.js`] = `${LOG}${js}`;
    files[`${base}/${name}.wxss`] = wxss;
    files[`${base}/${name}.json`] = JSON.stringify({ component: true, usingComponents: using, ...json });
  }
  for (const [name, text] of Object.entries(one.files ?? {})) files[`${base}/${name}`] = text;
  return files;
}

/** Runs in the page: the names a case may use, then the case's own code. */
async function perform({ path, body }: { path: string; body: string }): Promise<unknown> {
  interface Instance {
    data: Record<string, unknown>;
  }
  interface Simulator {
    runtime: {
      app: { get(): { log: unknown[] } };
      stack: {
        top(): { instance: Instance; frame: { document: Document; window: Window } };
        pages: unknown[];
      };
    };
    wx: Record<string, (options?: object) => unknown>;
  }
  const sim = (window as unknown as { __tesseraSimulator: Simulator }).__tesseraSimulator;
  const app = sim.runtime.app.get();
  const tick = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  app.log = [];
  await sim.wx.reLaunch!({ url: `/${path}` });
  const top = () => sim.runtime.stack.top();
  const doc = () => top().frame.document;
  const $ = (selector: string): Element | null => doc().querySelector(selector);
  const $$ = (selector: string): Element[] => [...doc().querySelectorAll(selector)];
  const touch = (type: string, target: Element, x: number, y: number): boolean => {
    const view = doc().defaultView as Window & typeof globalThis;
    const one = new view.Touch({ identifier: 0, target, clientX: x, clientY: y, pageX: x, pageY: y });
    const touches = type === 'touchend' || type === 'touchcancel' ? [] : [one];
    const options = { bubbles: true, cancelable: true, composed: true, touches, changedTouches: [one] };
    return target.dispatchEvent(new view.TouchEvent(type, options));
  };
  const helpers = {
    sim,
    app,
    wx: sim.wx,
    tick,
    frame,
    $,
    $$,
    doc,
    touch,
    page: () => top().instance,
    top,
    log: () => app.log,
    text: (selector: string) => $(selector)?.textContent ?? null,
    texts: (selector: string) => $$(selector).map((element) => element.textContent),
    style: (selector: string, name: string) =>
      doc().defaultView!.getComputedStyle($(selector)!).getPropertyValue(name),
    tap(selector: string) {
      const target = $(selector)!;
      touch('touchstart', target, 5, 5);
      touch('touchend', target, 5, 5);
    },
  };
  const names = Object.keys(helpers);
  const AsyncFunction = (async () => undefined).constructor as new (
    ...args: string[]
  ) => (...values: unknown[]) => Promise<unknown>;
  const value = await new AsyncFunction(...names, body)(...Object.values(helpers));
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

/** One program of all cases, one browser page for all of them, one test for each. */
export function runCases(
  group: string,
  cases: readonly Case[],
  app: { json?: object; wxss?: string; files?: Record<string, string> } = {},
): void {
  test.describe(group, () => {
    let view: Page;
    let server: ProgramServer;
    const errors: string[] = [];

    test.beforeAll(async ({ browser }) => {
      const files: Record<string, string> = {};
      cases.forEach((one, at) => Object.assign(files, filesOf(one, at)));
      files['app.json'] = JSON.stringify({ pages: cases.map((_, at) => `c${at}/page`), ...app.json });
      files['app.js'] = 'App({ log: [] })';
      files['app.wxss'] = app.wxss ?? '';
      files['project.config.json'] = '{}';
      Object.assign(files, app.files);
      const { program } = await compileTexts(files);
      server = await serveProgram(program);
      view = await browser.newPage({ viewport: { width: 375, height: 667 } });
      view.on('pageerror', (error) => errors.push(error.message));
      await view.goto(server.address);
      await view.waitForFunction(() => {
        const { __tesseraSimulator: sim } = window as unknown as {
          __tesseraSimulator?: { runtime: { stack: { top(): unknown } } };
        };
        return sim?.runtime.stack.top() !== undefined;
      });
    });

    test.afterAll(async () => {
      await view?.close();
      await server?.close();
    });

    cases.forEach((one, at) => {
      test(one.title, async () => {
        const path = `c${at}/page${one.query ? `?${one.query}` : ''}`;
        const value = await view.evaluate(perform, { path, body: one.act ?? 'return log()' });
        expect(value).toEqual(one.expect);
        expect(errors.splice(0)).toEqual([]);
      });
    });
  });
}
