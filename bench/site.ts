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

/** A browser that has never been here; the page counts as there when it shows its rows. */
async function firstPage(browser: Browser, site: Site): Promise<number> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await enter(page, site, 'ann');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.goto(`${site.address}/programs`, { waitUntil: 'commit' });
  await page.getByRole('link', { name: 'Tea', exact: true }).waitFor();
  // In the page's own clock: from the start of the navigation to the paint that holds the most.
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const seen = new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime));
        seen.observe({ type: 'largest-contentful-paint', buffered: true });
      }),
  );
  await context.close();
  return painted;
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
  const first: number[] = [];
  for (let round = 0; round < rounds; round += 1) first.push(await firstPage(browser, site));
  report('first page, cold cache, processor four times slower', first, 1000);
  report('route changes', await routeChanges(browser, site), 150);
} finally {
  await browser.close();
  await site.dispose();
}
process.exitCode = isOverLimit ? 1 : 0;
