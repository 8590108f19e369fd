// What operations see: use and crashes as host apps report them, log lines, feedback, features, branding.
import { expect, test, type Page } from '@playwright/test';
import { label, packSample } from '../../compiler/package/testing/sample.ts';
import { accessConsole, connectConsole, newSigningKey } from '../../host/console/console-access.ts';
import { uploadPackage } from '../../host/console/upload.ts';
import { choose, dialogOf, fill, press } from './testing/five.ts';
import { delivery, inBrowser, openShop, people, startSite, type Shop, type Site } from './testing/shop.ts';

let site: Site;
let shop: Shop;
test.beforeAll(async () => {
  site = await startSite();
  shop = await openShop(site);
});
test.afterAll(() => site?.dispose());
const open = (page: Page, path: string) => page.goto(`${site.address}${path}`);

/** Uploaded as the IDE does it: with source maps beside the package. */
async function uploadWithMaps(version: string): Promise<void> {
  const { publicKey, seed } = newSigningKey();
  const { account, password } = people.ann;
  const who = { workspace: 'acme', account, password };
  const session = await connectConsole(site.address).sessions.signIn({
    ...who,
    as: 'token',
    deviceKey: publicKey,
  });
  const packed = packSample(
    (program) => {
      const map = { version: 3, sources: ['app.ts'], names: [], mappings: 'AAAA' };
      program.scripts['app.js']!.map = JSON.stringify(map);
    },
    { ...label, appId: shop.programId, version },
  );
  await uploadPackage(accessConsole(site.address, session.token!, seed), packed);
}

test('operations: use, crashes and log lines in the source, feedback, features, branding (R-AN-01, R-QUAL-01, R-LOG-01, R-FB-01, R-FEAT-01, R-SET-01)', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await uploadWithMaps('9.0.0');
  await inBrowser(browser, site, people.root, async (page) => {
    const stack = 'TypeError: oops\n    at onLaunch (app.js:1:1)';
    const { programId } = shop;
    const seen = { guid: 'g-1', page: 'pages/index/index', version: '9.0.0', system: 'android' };
    const crash = { ...seen, kind: 'crash', name: 'TypeError: oops', detail: { stack } };
    await delivery(page, site, shop, 'events', { programId, events: [{ ...seen, kind: 'launch' }, crash] });
    await delivery(page, site, shop, 'logs', { programId, lines: [{ level: 'error', body: stack }] });

    await open(page, `/analytics?program=${programId}`);
    await expect(page.getByText('Active users').first()).toBeVisible();
    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download csv' }).first().click();
    expect((await csv).suggestedFilename()).toMatch(/\.csv$/);

    await open(page, `/quality?program=${programId}`);
    await press(page.getByRole('row', { name: /TypeError: oops/ }), 'Show details');
    await expect(page.locator('pre')).toContainText('at onLaunch (app.ts:1:1)');
    await expect(page.getByText('Places in the source as it was written.')).toBeVisible();

    await open(page, `/programs/${programId}/logs`);
    await press(page.getByRole('row', { name: /TypeError: oops/ }), 'Show details');
    await expect(page.locator('pre')).toContainText('at onLaunch');

    await open(page, '/feedback?dialog=submit');
    await fill(dialogOf(page), { 'What happened?': 'The tea is cold' });
    await press(dialogOf(page), 'Submit feedback');
    await expect(page.getByRole('row', { name: /The tea is cold/ })).toContainText('Open');

    await open(page, '/features');
    await page.getByRole('button', { name: 'Add feature' }).first().click();
    await fill(dialogOf(page), { Name: 'Live stream', Description: 'Shows the harvest' });
    await press(dialogOf(page), 'Add feature');
    await page.getByRole('link', { name: 'Live stream' }).click();
    await press(page, 'Apply for activation');
    await choose(dialogOf(page), 'Mini program', 'Tea');
    await press(dialogOf(page), 'Apply');
    await expect(page.getByRole('row', { name: /Tea/ }).first()).toContainText('In review');

    await open(page, '/settings/branding');
    await fill(page, { Title: 'Tea house', 'URL of About Us': 'https://example.com/about' });
    await press(page, 'Save');
    await expect(page.locator('.top .brand')).toContainText('Tea house');
  });
});
