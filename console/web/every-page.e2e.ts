// Every page that the router of the site and that of the phone know, and the doors before them: nothing grave for axe, nothing
// that sticks out at the side of a phone, a screen or a wide screen, no complaint, no field without its text.
// TESSERA_LOOKS=all: each page light and dark in both languages, not one of the four in turn. TESSERA_SHOTS=<folder>: pictures.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { paths as phonePaths, findPage, type PhonePage } from '../phone/paths.ts';
import { createRegistry } from './frame/registry.ts';
import type { Section } from './kit/section.ts';
import { expectNoOverflow } from './testing/five.ts';
import { complaintsOf, enter, openShop, startSite, type Shop, type Site } from './testing/shop.ts';
import { loginTicket, stock, type Stock } from './testing/stock.ts';

const sections = path.join(import.meta.dirname, 'sections');
const languages = { en: 'en-US', zh: 'zh-CN' } as const;
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'zh'] as const).map((language) => ({ theme, language })),
);
type Look = (typeof looks)[number];
const isWhole = process.env.TESSERA_LOOKS === 'all';
const shots = process.env.TESSERA_SHOTS;
/** The middle one is where axe looks. */
const sizes = [
  { width: 360, height: 740 },
  { width: 2560, height: 1440 },
  { width: 1280, height: 800 },
];

let site: Site;
let empty: Site;
let shop: Shop;
let pages: Record<Look['language'], Page>;
let stocked: Stock;
/** What axe and the pages themselves say, of all pages at once. */
const found: string[] = [];
const complaints: string[][] = [];

async function openPages(browser: Browser): Promise<typeof pages> {
  const open = async (language: Look['language']) => {
    const context = await browser.newContext({ locale: languages[language], reducedMotion: 'reduce' });
    const page = await context.newPage();
    complaints.push(complaintsOf(page));
    return page;
  };
  return { en: await open('en'), zh: await open('zh') };
}

test.beforeAll(async ({ browser }) => {
  [site, empty] = await Promise.all([startSite(), startSite({ isEmpty: true })]);
  shop = await openShop(site);
  pages = await openPages(browser);
  stocked = await stock(site, shop, pages.en);
});
test.afterAll(async () => {
  await Promise.all(Object.values(pages ?? {}).map((page) => page.context().close()));
  await Promise.all([site?.dispose(), empty?.dispose()]);
});

async function registeredPaths(): Promise<string[]> {
  const files = readdirSync(sections).map((name) => path.join(sections, name, 'section.tsx'));
  const modules = await Promise.all(files.map((file) => import(file) as Promise<{ default: Section }>));
  return createRegistry(modules.map((module) => module.default)).pages.map((page) => page.path);
}

/** `/apps/:appId` with what the shop has; a page with a part that nobody knows here fails until it is stocked. */
function filled(pattern: string): string {
  const known: Record<string, string> = { ...shop, ...stocked } as never;
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    expect(known, `${pattern}: stock a ${name}`).toHaveProperty(name);
    return known[name]!;
  });
}

const isOfSite = (page: Page) => page.locator('main h1, main .state h2').first();

/** Loaded and named, whole at every width, and nothing grave. */
async function look(page: Page, name: string, theme: Look['theme'], fact = isOfSite(page)): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await expect(fact).toBeVisible();
  await expect(page.locator('.state-loading')).toHaveCount(0);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectNoOverflow(page);
    if (shots) await page.screenshot({ path: path.join(shots, `${size.width}`, `${name}.png`) });
  }
  if ((await graveOf(page)).length === 0) return;
  // A colour on its way to another one is gone a moment later; what is left then is told.
  const isFine = async () => expect(await graveOf(page)).toEqual([]);
  await expect(isFine)
    .toPass({ timeout: 5000 })
    .catch(async () => {
      for (const grave of await graveOf(page)) found.push(`${name} ${grave}`);
    });
}

async function graveOf(page: Page): Promise<string[]> {
  // What a mini program draws is its own affair.
  const { violations } = await new AxeBuilder({ page }).exclude('.stage').analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}

const programOn = (page: Page) =>
  page
    .frameLocator('.stage')
    .frameLocator('iframe')
    .frameLocator('iframe.page:not([hidden])')
    .locator('body');

let turn = 0;
/** One of the four in turn, or all of them; a language is a page loaded once. */
async function inLooks(visit: (page: Page, look: Look) => Promise<void>): Promise<void> {
  const chosen = isWhole ? looks : [looks[turn++ % looks.length]!];
  for (const one of chosen)
    await test.step(`${one.language} ${one.theme}`, () => visit(pages[one.language], one));
}

test.afterEach(() => {
  // Who is there is asked before anybody is, and a page may be refused.
  const told = complaints.flatMap((list) => list.splice(0)).filter((text) => !/40[13]/.test(text));
  expect([...found.splice(0), ...told]).toEqual([]);
});

async function enterBoth(): Promise<void> {
  for (const page of Object.values(pages)) await enter(page, site, 'root');
}

const nameOf = (place: string, { language, theme }: Look) =>
  `${place.replace(/^\/|[:?]/g, '').replace(/[/=]/g, '_') || 'home'}-${language}-${theme}`;

test('the doors: first run, sign-in, a place that is none (R-USER-07)', async () => {
  await inLooks(async (page, one) => {
    await page.goto(empty.address);
    await look(page, nameOf('first-run', one), one.theme, page.getByRole('heading', { level: 1 }));
  });
  await inLooks(async (page, one) => {
    await page.goto(site.address);
    await look(page, nameOf('sign-in', one), one.theme, page.getByRole('heading', { level: 1 }));
  });
  await enterBoth();
  await inLooks(async (page, one) => {
    await page.goto(`${site.address}/nowhere`);
    await look(page, nameOf('nowhere', one), one.theme);
  });
});

test('every page of the router, with the tabs that it offers (R-APR-01, R-AN-01)', async () => {
  test.setTimeout(isWhole ? 1_800_000 : 300_000);
  await enterBoth();
  const places = await registeredPaths();
  expect(places.length).toBeGreaterThan(30);
  for (const pattern of places) {
    const place = filled(pattern);
    const tabs = new Set<string>();
    await inLooks(async (page, one) => {
      await page.goto(`${site.address}${place}`);
      await look(page, nameOf(pattern, one), one.theme, page.getByRole('heading').first());
      for (const link of await page.locator('nav.tabs a[href*="?"]').all())
        tabs.add((await link.getAttribute('href'))!);
    });
    for (const tab of tabs)
      await inLooks(async (page, one) => {
        await page.goto(`${site.address}${tab}`);
        await look(page, nameOf(pattern + tab.slice(tab.indexOf('?')), one), one.theme);
      });
  }
});

test('every page of the phone (R-LOGIN-01, R-VER-15, R-APP-07)', async () => {
  test.setTimeout(isWhole ? 600_000 : 120_000);
  await enterBoth();
  const places: Record<PhonePage, () => string | Promise<string>> = {
    scanLogin: async () => `/q/${await loginTicket(site)}`,
    preview: () => `/p/${stocked.preview}`,
    trial: () => `/d/${shop.programId}`,
    inbox: () => '/inbox',
    demo: () => '/demo',
  };
  for (const name of Object.keys(phonePaths) as PhonePage[]) {
    await inLooks(async (page, one) => {
      const place = await places[name]();
      expect(findPage(place)?.page).toBe(name);
      await page.goto(`${site.address}${place}`);
      const fact = page.locator('#page h1, .drawer-opener').first();
      if (/preview|trial/.test(name)) await expect(programOn(page)).toContainText('Longjing');
      await look(page, nameOf(`phone-${name}`, one), one.theme, fact);
    });
  }
});
