// node bench/site.ts: the console's site on loopback. First page with a cold cache on a processor four times slower, then route changes.
import { chromium, type Browser, type Page } from 'playwright-core';
import { enter, openShop, startSite, type Site } from '../console/web/testing/shop.ts';

const rounds = 5;
const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
if (process.getuid?.() === 0) args.push('--no-sandbox');
let isOverLimit = false;

function report(what: string, values: number[], limit: number): void {
  const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  const isOk = median <= limit;
  isOverLimit ||= !isOk;
  const all = values.map((value) => value.toFixed(0)).join(' ');
  console.log(`${isOk ? 'ok  ' : 'OVER'} ${what}: ${median.toFixed(0)} ms (limit ${limit} ms; ${all})`);
}

/** In the page's own clock: from the start of the navigation to the frame in which `selector` is drawn. */
async function untilDrawn(page: Page, address: string, selector: string): Promise<number> {
  await page.addInitScript((wanted) => {
    const look = () => {
      if (!document.querySelector(wanted)) return void requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => Object.assign(window, { drawnAt: performance.now() });
      // After this frame, which draws it.
      requestAnimationFrame(() => port2.postMessage(null));
    };
    requestAnimationFrame(look);
  }, selector);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(address, { waitUntil: 'commit' });
  const drawn = await page.waitForFunction(() => (window as { drawnAt?: number }).drawnAt);
  return (await drawn.jsonValue())!;
}

/** A browser that has never been here: the list with its rows, and for somebody unknown the sign-in. */
async function firstPage(browser: Browser, site: Site, isKnown: boolean): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (isKnown) await enter(page, site, 'ann');
  const wanted = isKnown ? '.resource-table tbody a' : 'input[name=password]';
  const drawn = await untilDrawn(page, `${site.address}/programs`, wanted);
  await context.close();
  return drawn;
}

/** From the click to the frame in which the next page's heading stands. */
function change(page: Page, href: string, heading: string): Promise<number> {
  return page.evaluate(
    ([to, title]) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.querySelector('h1')?.textContent === title) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLAnchorElement>(`nav a[href="${to}"]`)!.click();
        requestAnimationFrame(look);
      }),
    [href, heading] as const,
  );
}

async function routeChanges(browser: Browser, site: Site): Promise<number[]> {
  const page = await browser.newPage();
  await enter(page, site, 'ann');
  await page.goto(`${site.address}/programs`);
  await page.getByRole('link', { name: 'Tea', exact: true }).waitFor();
  const routes = [
    ['/apps', 'Applications'],
    ['/approvals', 'Approvals'],
    ['/teams', 'Team List'],
    ['/users', 'User List'],
    ['/programs', 'Mini programs'],
  ] as const;
  // The code of all pages is fetched when the first one stands: the first round only waits for that.
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1)
    for (const [href, heading] of routes) {
      const time = await change(page, href, heading);
      if (round > 0) times.push(time);
    }
  await page.close();
  return times;
}

const site = await startSite();
const browser = await chromium.launch({
  executablePath: process.env.TESSERA_CHROMIUM ?? '/usr/bin/chromium',
  args,
});
try {
  await openShop(site);
  for (const isKnown of [true, false]) {
    const first: number[] = [];
    for (let round = 0; round < rounds; round += 1) first.push(await firstPage(browser, site, isKnown));
    const what = isKnown ? 'the list of mini programs with its rows' : 'sign-in';
    report(`first page (${what}), cold cache, processor four times slower`, first, 1000);
  }
  report('route changes', await routeChanges(browser, site), 150);
} finally {
  await browser.close();
  await site.dispose();
}
process.exitCode = isOverLimit ? 1 : 0;
