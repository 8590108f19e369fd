import { expect, test, type Page } from '@playwright/test';
import { catalog } from '../wx/catalog.ts';
import { badCalls, goodCalls, refusedCalls, strandedCalls, type Bad } from './cases/apis.ts';
import { directCalls, heard, listening } from './cases/direct-apis.ts';
import { bundleSimulator, serveProgram } from './serve-program.ts';

test.beforeAll(() => bundleSimulator());

const page = {
  'index.wxml': '<canvas canvas-id="c" style="width:100px;height:50px"/>',
  'index.js': 'Page({})',
};

interface Outcome {
  called: string[];
  result: Record<string, unknown> | null;
  promise: { ok: boolean; result: Record<string, unknown> } | null;
}

/** Calls a member with callbacks, then without; a person who says yes, or no, to everything sits at the phone. */
async function callBoth(input: {
  name: string;
  options: Record<string, unknown>;
  refuses?: boolean;
}): Promise<Outcome> {
  type Wx = Record<string, (options: object) => unknown>;
  const { __tesseraSimulator: simulator, __tmp } = window as unknown as {
    __tesseraSimulator: {
      wx: Wx;
      permissions: { all(): object; forget(scopes: string[]): void };
    };
    __tmp: string;
  };
  // Whoever says no is asked again, whatever was said before.
  if (input.refuses) simulator.permissions.forget(Object.keys(simulator.permissions.all()));
  const member = simulator.wx[input.name]!;
  const fill = (value: unknown): unknown => {
    if (value === '$tmp') return __tmp;
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)]));
  };
  const options = fill(input.options) as object;
  const sayYes = setInterval(() => {
    const click = (selector: string) => {
      const found = document.querySelector<HTMLElement>(`.tessera-layer:not(.tessera-leaving) ${selector}`);
      found?.click();
      return Boolean(found);
    };
    if (input.refuses) {
      const ways = [
        '.tessera-ask-no',
        '.tessera-action-sheet .cancel',
        '.tessera-native-cancel',
        '.tessera-native-back',
      ];
      ways.some(click);
      return;
    }
    if (click('.tessera-ask-yes') || click('.tessera-modal .confirm') || click('.tessera-action-sheet .item'))
      return;
    const isChosen = document.querySelector('.tessera-layer:not(.tessera-leaving) .is-chosen');
    if (isChosen && click('.tessera-native-done')) return;
    if (!isChosen && click('button.tessera-native-row')) return;
    click('.tessera-native-back');
  }, 30);
  const plain = (value: unknown) =>
    Object.fromEntries(
      Object.entries(value as object).map(([key, one]) => [key, typeof one === 'object' ? '…' : one]),
    );
  const called: string[] = [];
  const limit = <T>(promise: Promise<T>) =>
    Promise.race([promise, new Promise<null>((resolve) => setTimeout(() => resolve(null), 15_000))]);
  const result = await limit(
    new Promise<Record<string, unknown>>((resolve) => {
      const note = (kind: string) => (given: unknown) => {
        called.push(kind);
        if (kind === 'complete') resolve(plain(given));
      };
      member({ ...options, success: note('success'), fail: note('fail'), complete: note('complete') });
    }),
  );
  const promise = await limit(
    Promise.resolve(member(options)).then(
      (given) => ({ ok: true, result: plain(given) }),
      (given: unknown) => ({ ok: false, result: plain(given) }),
    ),
  );
  clearInterval(sayYes);
  return { called, result, promise };
}

/** A program of three pages, two of them tabs, and a temporary file of it. */
async function openProgram(tab: Page) {
  const served = await serveProgram({
    'project.config.json': '{"appid":"wx0000000000000000"}',
    'app.json': JSON.stringify({
      pages: ['pages/index/index', 'pages/next/next', 'pages/other/other'],
      workers: 'workers',
      tabBar: {
        list: [
          { pagePath: 'pages/index/index', text: 'A' },
          { pagePath: 'pages/other/other', text: 'B' },
        ],
      },
    }),
    'app.js': 'App({})',
    'workers/index.js': 'worker.onMessage(({ n }) => worker.postMessage({ n: n * 2 }));',
    ...Object.fromEntries(
      ['index', 'next', 'other'].flatMap((name) => [
        [`pages/${name}/${name}.wxml`, page['index.wxml']],
        [`pages/${name}/${name}.js`, page['index.js']],
        [`pages/${name}/${name}.json`, '{}'],
      ]),
    ),
  });
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(served.url);
  await tab.waitForFunction(() =>
    Boolean(
      (
        window as unknown as { __tesseraSimulator?: { runtime: { stack: { top(): unknown } } } }
      ).__tesseraSimulator?.runtime.stack.top(),
    ),
  );
  await tab.evaluate(async () => {
    const holder = window as unknown as {
      __tesseraSimulator: { wx: Record<string, (options: object) => Promise<{ tempFilePath: string }>> };
      __tmp: string;
    };
    holder.__tmp = (await holder.__tesseraSimulator.wx.canvasToTempFilePath!({ canvasId: 'c' })).tempFilePath;
  });
  return { served, errors };
}

test(`${goodCalls.length + badCalls.length + refusedCalls.length + strandedCalls.length} members of wx in success, failure and promise form`, async ({
  page: tab,
}) => {
  test.setTimeout(120_000);
  const { served, errors } = await openProgram(tab);
  const problems: string[] = [];
  const check = (name: string, condition: boolean, outcome: Outcome) => {
    if (!condition) problems.push(`${name}: ${JSON.stringify(outcome).slice(0, 300)}`);
  };
  const checkFailure = async ([name, options, message, errno]: Bad, refuses = false) => {
    const outcome = await tab.evaluate(callBoth, { name, options, refuses });
    const text = String(outcome.result?.errMsg);
    const isWorded =
      typeof message === 'string'
        ? text === `${name}:fail ${message}`
        : text.startsWith(`${name}:fail `) && message.test(text);
    const isGood =
      outcome.called.join() === 'fail,complete' && isWorded && (!errno || outcome.result?.errno === errno);
    check(name, isGood && outcome.promise?.ok === false && outcome.promise.result.errMsg === text, outcome);
  };
  for (const one of badCalls) await checkFailure(one);
  for (const [name, options = {}, fields = []] of goodCalls) {
    const outcome = await tab.evaluate(callBoth, { name, options });
    const isGood = outcome.called.join() === 'success,complete' && outcome.result?.errMsg === `${name}:ok`;
    const hasFields = fields.every((field) => field in (outcome.result ?? {}));
    check(name, isGood && hasFields && outcome.promise?.ok === true, outcome);
  }
  for (const one of refusedCalls) await checkFailure(one, true);
  await tab.evaluate(() =>
    (
      window as unknown as { __tesseraSimulator: { call(name: string, options: object): Promise<object> } }
    ).__tesseraSimulator.call('reLaunch', { url: '/pages/next/next' }),
  );
  for (const one of strandedCalls) await checkFailure(one);
  await served.close();
  expect(problems.join('\n')).toBe('');
  expect(errors).toEqual([]);
});

test(`wx has exactly the documented members; ${directCalls.length} that answer at once and ${listening.length} pairs of listening`, async ({
  page: tab,
}) => {
  const { served, errors } = await openProgram(tab);
  await tab.evaluate(() =>
    (
      window as unknown as { __tesseraSimulator: { permissions: { set(scope: string, on: boolean): void } } }
    ).__tesseraSimulator.permissions.set('scope.userLocation', true),
  );
  const { members, unlistened } = await tab.evaluate((names) => {
    const { wx } = (window as unknown as { __tesseraSimulator: { wx: Record<string, unknown> } })
      .__tesseraSimulator;
    const isMissing = (name: string) => {
      const listener = () => undefined;
      for (const kind of ['on', 'off']) (wx[kind + name] as (listener: () => void) => void)(listener);
      return typeof wx[`on${name}`] !== 'function';
    };
    const found: string[] = [];
    for (const name in wx) found.push(name);
    return { members: found.sort(), unlistened: names.filter(isMissing) };
  }, listening);
  // The catalog's own test compares it with the typings.
  expect(members).toEqual(catalog.toSorted());
  expect(unlistened).toEqual([]);
  for (const [name, body, expected] of directCalls) {
    const value = await tab.evaluate(async (text) => {
      const { wx, runtime } = (
        window as unknown as {
          __tesseraSimulator: { wx: object; runtime: { stack: { top(): { instance: object } } } };
        }
      ).__tesseraSimulator;
      const Body = (async () => undefined).constructor as new (
        ...texts: string[]
      ) => (...values: object[]) => Promise<unknown>;
      const answer = new Body('wx', 'page', text)(wx, runtime.stack.top().instance);
      const silence = new Promise((resolve) => setTimeout(resolve, 20_000, 'no answer'));
      return Promise.race([answer, silence]).catch((error: unknown) => String(error));
    }, body);
    expect.soft(value, name).toEqual(expected);
  }
  for (const [fact, cause, field, again] of heard) {
    const value = await tab.evaluate(
      async (texts) => {
        const simulator = (window as unknown as { __tesseraSimulator: Record<string, object> })
          .__tesseraSimulator;
        const { wx, device, runtime } = simulator;
        const Body = (async () => undefined).constructor as new (
          ...names: string[]
        ) => (...values: unknown[]) => Promise<void>;
        const run = (text: string) => new Body('wx', 'device', 'runtime', text)(wx, device, runtime);
        const api = wx as Record<string, (listener: unknown) => void>;
        const seen: string[] = [];
        const listener = (name: string) => (fact?: object) =>
          seen.push(`${name} ${texts.field === '' || texts.field in (fact ?? {})}`);
        const [first, second] = [listener('first'), listener('second')];
        for (const one of [first, second]) api[`on${texts.fact}`]!(one);
        await run(texts.cause);
        await Promise.resolve();
        api[`off${texts.fact}`]!(first);
        await run(texts.again);
        await Promise.resolve();
        api[`off${texts.fact}`]!(second);
        return seen;
      },
      { fact, cause, field, again },
    );
    expect.soft(value, fact).toEqual(['first true', 'second true', 'second true']);
  }
  await served.close();
  expect(errors).toEqual([]);
});
