// @vitest-environment jsdom
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Api from './index.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const fixture = (name: string): string => path.join(fixtures, name, name);
const root = path.resolve(import.meta.dirname, '..');

let simulate: typeof Api;

beforeAll(async () => {
  const { bundleAll } = (await import(path.join(root, 'build/bundle.mjs'))) as {
    bundleAll: (names: string[]) => Promise<unknown>;
  };
  await bundleAll(['test', 'test-compiler']);
  // As a test of a program has it: by the package's name, from Node's own loader.
  simulate = createRequire(import.meta.url)('tessera/test') as typeof Api;
});

const attached: Api.RootComponent[] = [];
afterEach(() => {
  for (const component of attached.splice(0)) component.detach();
  vi.useRealTimers();
});

function show(id: string, properties?: Record<string, unknown>): Api.RootComponent {
  const component = simulate.render(id, properties);
  component.attach(document.body);
  attached.push(component);
  return component;
}

const inline = (definition: Api.InlineComponent): Api.RootComponent => show(simulate.load(definition));

describe('R-RUN-COMPONENT-TESTS load and render', () => {
  it('loads a component from its files, with those it uses, wxs and behaviors', () => {
    const parent = show(simulate.load(fixture('parent'), 'my-parent'), { title: 'Hello' });
    expect(parent.dom.tagName).toBe('MY-PARENT');
    expect(parent.querySelector('#box')!.dom.textContent).toBe('Hello!');
    expect(parent.querySelector('.child')!.dom.textContent).toBe('0inside');
    expect((parent.querySelector('.child')!.instance.shout as () => string)()).toBe('shared');
  });

  it('has data, properties, observers and children there when setData returns', () => {
    const parent = show(simulate.load(fixture('parent'), 'my-parent'));
    const child = parent.querySelector('.child')!;
    parent.setData({ count: 4, title: 'Now' });
    expect(child.data).toMatchObject({ value: 4, twice: 8 });
    expect(child.querySelector('.number')!.dom.textContent).toBe('8');
    expect(parent.querySelector('.box')!.dom.textContent).toBe('Now!');
  });

  it('prefixes classes with the tag, and draws styles with their imports', () => {
    const parent = show(simulate.load(fixture('parent'), 'my-parent'));
    const { dom } = parent.querySelector('.box')!;
    expect(dom.classList.contains('my-parent--box')).toBe(true);
    expect(getComputedStyle(dom).color).toBe('rgb(1, 2, 3)');
    expect(dom.style.width).toBe('20px');
  });

  it('compiles TypeScript and less', () => {
    const typed = show(simulate.load(fixture('typed'), 'my-typed'));
    expect(typed.querySelector('.greeting')!.dom.textContent).toBe('typed');
    expect(getComputedStyle(typed.querySelector('.greeting')!.dom).width).toBe('40px');
  });

  it('relates components', () => {
    const usingComponents = {
      'my-list': simulate.load(fixture('list'), 'my-list'),
      'my-item': simulate.load(fixture('item'), 'my-item'),
    };
    const template = '<my-list class="list"><my-item wx:for="{{3}}" wx:key="*this" /></my-list>';
    const page = inline({ usingComponents, template });
    expect((page.querySelector('.list')!.instance.items as () => number)()).toBe(3);
  });

  it('puts stand-ins in the place of what a component uses', () => {
    const child = simulate.mockComponent('my-child', { properties: { value: Number } });
    const rows = simulate.load({
      usingComponents: { 'my-child': child },
      template: '<my-child class="child" value="{{7}}">slot</my-child>',
    });
    const page = show(rows);
    expect(page.querySelector('.child')!.data).toEqual({ value: 7 });
    expect(simulate.match(page.dom, '<my-child class="main--child">slot</my-child>')).toBe(true);
    expect(simulate.match(page.dom, '<my-child>slot</my-child>')).toBe(false);
  });

  it('names what is not there', () => {
    expect(() => simulate.load(path.join(fixtures, 'absent/absent'))).toThrow(
      /There is no component at .*absent/,
    );
    expect(() => simulate.render('')).toThrow('render() takes the id that load() gave.');
  });
});

const linesOf = (component: Api.Component): string[] => (component.instance.lines as () => string[])();

describe('R-RUN-COMPONENT-TESTS lifetimes', () => {
  it('attaches, is ready children first, hears of its page, and detaches', () => {
    const parent = show(simulate.load(fixture('parent'), 'my-parent'));
    const lines = linesOf(parent);
    parent.triggerPageLifeTime('show');
    parent.detach();
    expect(lines.slice(-5)).toEqual([
      'parent attached',
      'child ready',
      'parent ready',
      'parent shown',
      'parent detached',
    ]);
    expect(parent.parentNode).toBe(null);
    expect(document.body.contains(parent.dom)).toBe(false);
  });

  it('shows a component with a virtual host in a place made for it', () => {
    const page = inline({
      options: { virtualHost: true },
      template: '<view class="inner">{{text}}</view>',
      data: { text: 'a' },
    });
    expect(page.dom.tagName).toBe('VIRTUAL');
    page.setData({ text: 'b' });
    expect(page.dom.textContent).toBe('b');
  });
});

describe('R-RUN-COMPONENT-TESTS events', () => {
  it('makes a tap of touches that stay where they are, and none of those that move', async () => {
    const parent = show(simulate.load(fixture('parent'), 'my-parent'));
    const box = parent.querySelector('.box')!;
    box.dispatchEvent('touchstart');
    box.dispatchEvent('touchend');
    await simulate.sleep();
    expect(parent.data.count).toBe(1);
    box.dispatchEvent('touchstart');
    box.dispatchEvent('touchmove', { touches: [{ x: 0, y: 40 }], changedTouches: [{ x: 0, y: 40 }] });
    box.dispatchEvent('touchend');
    await simulate.sleep();
    expect(parent.data.count).toBe(1);
  });

  it('makes a long press of one that is held, also with fake timers', async () => {
    vi.useFakeTimers();
    const parent = show(simulate.load(fixture('parent'), 'my-parent'));
    parent.querySelector('.box')!.dispatchEvent('touchstart');
    await vi.advanceTimersByTimeAsync(400);
    expect(linesOf(parent).at(-1)).toBe('held');
  });

  it('tells events of components, with detail, to templates and listeners', async () => {
    const parent = show(simulate.load(fixture('parent'), 'my-parent'));
    parent.setData({ count: 3 });
    const heard = vi.fn();
    parent.querySelector('.child')!.addEventListener('bump', heard);
    parent.querySelector('.child >>> .number')!.dispatchEvent('tap');
    await simulate.sleep();
    expect(linesOf(parent).at(-1)).toBe('told 3');
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('scrolls step by step', async () => {
    const onScroll = vi.fn();
    const page = inline({
      template: '<scroll-view class="area" bindscroll="onScroll" />',
      methods: { onScroll },
    });
    simulate.scroll(page.querySelector('.area')!, 100, 4);
    await vi.waitFor(() => expect(onScroll).toHaveBeenCalledTimes(4));
    expect(onScroll.mock.lastCall![0]).toMatchObject({ type: 'scroll', detail: { scrollTop: 100 } });
  });

  it('tells what a handler throws, and goes on', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const page = inline({
      template: '<view class="bad" bindtap="fail" />',
      methods: {
        fail() {
          throw new Error('as the test wants it');
        },
      },
    });
    page.querySelector('.bad')!.dispatchEvent('tap');
    await vi.waitFor(() => expect(said.mock.calls.flat().join()).toContain('as the test wants it'));
    said.mockRestore();
  });
});

describe('R-RUN-COMPONENT-TESTS what a test looks at', () => {
  it('writes a tree for snapshots', () => {
    expect.addSnapshotSerializer(simulate.snapshotSerializer as never);
    const page = inline({
      tagName: 'my-page',
      template: '<view class="a" data-id="7" bindtap="tap"><input placeholder-class="b" />text</view>',
      methods: { tap() {} },
    });
    expect(page.toJSON()).toMatchInlineSnapshot(`
      <my-page>
        <wx-view
          bind:tap
          class="my-page--a"
          data-id="7"
        >
          <wx-input
            placeholder-class="b"
          />
          text
        </wx-view>
      </my-page>
    `);
  });

  it('gives wx: facts, storage, queries, and success for the rest', async () => {
    const { wx } = globalThis as unknown as { wx: Record<string, (...given: never[]) => unknown> };
    expect(wx.getWindowInfo!()).toMatchObject({ screenWidth: 390, windowHeight: expect.any(Number) });
    wx.setStorageSync!('key' as never, { a: 1 } as never);
    expect(wx.getStorageSync!('key' as never)).toEqual({ a: 1 });
    await expect(wx.login!()).resolves.toEqual({ errMsg: 'login:ok' });
    const page = inline({ template: '<view class="box" id="one" />' });
    const query = (page.instance.createSelectorQuery as () => Query)();
    const found = new Promise((resolve) => query.select('.box').fields({ id: true }).exec(resolve));
    await expect(found).resolves.toEqual([{ id: 'one' }]);
  });

  it('tells what an intersection observer would see', async () => {
    const seen = vi.fn();
    const page = inline({ template: '<view class="box" />' });
    const observer = (page.instance.createIntersectionObserver as () => Observer)();
    observer.relativeToViewport().observe('.box', seen);
    await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(1));
    expect(seen.mock.lastCall![0]).toMatchObject({ intersectionRatio: 1 });
    observer.disconnect();
  });
});

interface Query {
  select(selector: string): { fields(fields: object): { exec(done: (result: unknown) => void): void } };
}

interface Observer {
  relativeToViewport(): { observe(selector: string, seen: (entry: unknown) => void): void };
  disconnect(): void;
}

describe('R-RUN-COMPONENT-TESTS the template', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(path.join(tmpdir(), 'component-library-'));
    cpSync(path.join(root, 'examples/component-library'), copy, { recursive: true });
    mkdirSync(path.join(copy, 'node_modules'));
    symlinkSync(root, path.join(copy, 'node_modules/tessera'), 'junction');
    for (const name of ['vitest', 'jsdom'])
      symlinkSync(
        realpathSync(path.join(root, 'node_modules', name)),
        path.join(copy, 'node_modules', name),
        'junction',
      );
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it('comes with tests that pass', async () => {
    const runner = path.join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [runner, 'run', '--no-color'], {
      cwd: copy,
      env: {
        ...process.env,
        VITEST: undefined,
        VITEST_POOL_ID: undefined,
        VITEST_WORKER_ID: undefined,
        NO_COLOR: '1',
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    await new Promise((resolve) => child.on('close', resolve));
    expect(output).toMatch(/Tests +3 passed \(3\)/);
  }, 120_000);
});
