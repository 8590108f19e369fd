// What administrators do with people, applications and approvals, and every such page as it looks on a screen and on a phone.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { png } from '../testing/png.ts';
import { dialogOf, expectNoOverflow, expectRefused, fill, press } from './testing/five.ts';
import { clientOf, complaintsOf, enter, openShop, startSite, type Shop, type Site } from './testing/shop.ts';

let site: Site;
let shop: Shop;
test.beforeAll(async () => {
  site = await startSite();
  shop = await openShop(site);
});
test.afterAll(() => site?.dispose());

const picture = (side: number) => ({
  name: 'logo.png',
  mimeType: 'image/png',
  buffer: Buffer.from(png(side), 'base64'),
});

test('people: the dialogs, their texts, and what is refused says why (R-USER-02, R-USER-03, R-USER-05, R-MEM-01, R-MEM-03, R-MEM-05, R-MEM-06, R-MEM-07, R-MEM-08, R-ROLE-02, R-TEAM-05)', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await clientOf(site, 'rea');
  await enter(page, site, 'root');
  await page.goto(`${site.address}/teams/${shop.teamId}?dialog=new`);
  const dialog = dialogOf(page);
  await expect(dialog).toContainText(
    'Letters, digits, or English symbols, at least 8 characters, case sensitive',
  );
  await expect(dialog.getByLabel('Automatically generate')).toBeChecked();
  const made = dialog.getByLabel('Login Password');
  await expect(made).toHaveValue(/^.{16}$/);
  const first = await made.inputValue();
  await press(dialog, 'Generate');
  await expect(made).not.toHaveValue(first);
  await fill(dialog, { Username: 'Nina', 'Login Account': 'nina@acme.test' });
  const password = await made.inputValue();
  await press(dialog, 'New Member');
  await expect(page.getByText(password)).toBeVisible();
  await press(page.getByRole('dialog').filter({ hasText: 'The account is ready' }), 'Done');

  const columns = ['Login Account', 'Username', 'Role', 'Status', 'Start Date', 'Action'];
  await expect(page.getByRole('columnheader')).toHaveText(columns);
  const row = page.getByRole('row', { name: /nina@acme\.test/ });
  await press(row, 'Block');
  await expect(dialogOf(page)).toContainText(
    'If the member has been blocked, he/she will not be able to view or operate all mini programs he/she has been joined. Are you sure you want to block the member?',
  );
  await press(dialogOf(page), 'Block');
  await expect(row.getByText('Inactive')).toBeVisible();
  await press(row, 'Unblock');
  await expect(dialogOf(page)).toContainText(
    'If you unblock the member, he/she will be able to view or operate all mini programs he/she has been joined. Are you sure you want to unblock the member?',
  );
  await press(dialogOf(page), 'Unblock');
  await expect(row.getByText('Active', { exact: true })).toBeVisible();

  await press(page, 'Edit Team');
  await expect(dialogOf(page).getByRole('textbox')).toHaveCount(1);
  await press(dialogOf(page), 'Cancel');
  await page.goto(`${site.address}/users?search=rea`);
  await page.getByRole('button', { name: 'More actions: Rea' }).click();
  await page.getByRole('menuitem', { name: 'Authorization' }).click();
  await press(dialogOf(page), 'Revoke authorization');
  const sure = page.getByRole('dialog').filter({ hasText: 'All sessions of Rea end at once' });
  await press(sure, 'Revoke authorization');
  await expect(page.getByText('Signed in nowhere')).toBeVisible();
  await press(
    page.getByRole('dialog').filter({ hasText: 'Where Rea' }).locator('.ant-modal-footer'),
    'Close',
  );
  await page.goto(`${site.address}/users?search=nina`);
  await page.getByRole('button', { name: 'More actions: Nina' }).click();
  await page.getByRole('menuitem', { name: 'Set as Reviewer' }).click();
  await press(dialogOf(page), 'Set as Reviewer');
  await expect(page.getByRole('row', { name: /nina@acme\.test/ })).toContainText('Reviewer');
  await page.goto(`${site.address}/users?role=super_admin`);
  await expectRefused(page, 'Block', 'This is you.');
  expect(complaints).toEqual([]);
});

test('a registration link leads to an application that waits in the inbox, decided by keyboard (R-TEAM-08, R-APR-01, R-APR-03, R-APR-04)', async ({
  page,
  browser,
}) => {
  const complaints = complaintsOf(page);
  const { url } = await shop.root.links.create({ teamId: shop.teamId, teamRole: 'read_only' });
  const outside = await browser.newContext({ locale: 'zh-CN' });
  const stranger = await outside.newPage();
  await stranger.goto(url);
  await fill(stranger, { 姓名: '小李', 登录账号: 'li@acme.test', 密码: 'Li-Secret-1' });
  await press(stranger, '注册');
  await expect(stranger.getByText('已提交注册，等待管理员审批。')).toBeVisible();
  await outside.close();

  await enter(page, site, 'root');
  await page.goto(`${site.address}/approvals?category=member`);
  await expect(page.getByRole('button', { name: /小李/ })).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toContainText('小李 gets the account or role asked for, at once.');
  await page.keyboard.press('r');
  await expect(dialogOf(page).getByRole('alert')).toHaveText('Say why: the applicant reads it.');
  await dialogOf(page).getByLabel('Note').fill('Welcome');
  await press(dialogOf(page), 'Approve');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  await page.goto(`${site.address}/approvals?show=decided&category=member&status=approved`);
  await page.getByRole('button', { name: /小李/ }).click();
  await expect(dialogOf(page)).toContainText('Welcome');
  expect(complaints).toEqual([]);
});

test('an applicant withdraws before anybody decided, and the inbox shows it (R-APR-04, R-BIND-03)', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  const app = await shop.ann.apps.create({
    teamId: shop.teamId,
    name: 'Third',
    platforms: [{ platform: 'ios', packageName: 'com.acme.third' }],
  });
  await shop.ann.bindings.apply({ programId: shop.programId, appId: app.id });
  await enter(page, site, 'ann');
  await page.goto(`${site.address}/approvals?show=mine&status=pending`);
  await page.getByRole('button', { name: 'Tea ↔ Third' }).click();
  await expectRefused(page, 'Approve', 'Nobody decides on their own application.');
  await press(dialogOf(page), 'Withdraw');
  await press(page.getByRole('dialog').filter({ hasText: 'closed without a decision' }), 'Withdraw');
  await page.goto(`${site.address}/approvals?show=mine&status=withdrawn`);
  await expect(page.getByRole('row', { name: /Tea ↔ Third/ })).toContainText('Withdrawn');
  await page.goto(`${site.address}/apps/${app.id}/bindings`);
  await expect(page.getByRole('row', { name: /Tea/ })).toContainText('Withdrawn');
  expect(complaints).toEqual([]);
});

test('an application: limits of its fields, logo checked before it travels, keys shown once, JSAPI with parameters (R-APP-03, R-APP-04, R-APP-05, R-APP-06, R-APP-08, R-JSAPI-01)', async ({
  page,
}) => {
  const complaints = complaintsOf(page);
  await enter(page, site, 'ann');
  await page.goto(`${site.address}/apps/new`);
  await fill(page, { 'Application Name': 'No spaces!', 'Package Name (Android)': 'nodots' });
  await press(page, 'Next');
  await expect(page.locator('.ant-form-item-explain-error').first()).toHaveText(
    'Only Chinese characters, letters and digits, within 20 characters',
  );
  await expect(page.locator('.ant-form-item-explain-error').last()).toHaveText(
    'Such as com.tencent.tcmpp.demo',
  );
  const logo = page.locator('input[type=file]');
  await logo.setInputFiles(picture(64));
  await expect(page.getByText('The picture is not 128*128 pixels.')).toBeVisible();
  await logo.setInputFiles(picture(128));
  await expect(page.getByRole('button', { name: 'Use the default' })).toBeVisible();
  await fill(page, { 'Application Name': 'Second', 'Package Name (Android)': 'com.acme.second' });
  await press(page, 'Next');
  await expect(page.getByText('“Second” has been created.')).toBeVisible();

  await page.goto(`${site.address}/apps/${shop.appId}/keys?dialog=new`);
  await fill(dialogOf(page), { Label: 'CI' });
  await press(dialogOf(page), 'New upload key');
  const once = page.getByRole('dialog').filter({ hasText: 'shown once' });
  await expect(once.locator('code')).toContainText('tuk_');
  await press(once, 'I have kept it');
  const row = page.getByRole('row', { name: /CI/ });
  await expect(row).not.toContainText('tuk_');
  await press(row, 'Revoke');
  await press(dialogOf(page), 'Revoke');
  await expect(row.getByText('Revoked')).toBeVisible();

  await page.goto(`${site.address}/apps/${shop.appId}/jsapis?dialog=new`);
  await fill(dialogOf(page), { Name: 'getUserCard', Summary: 'The card of the user' });
  await dialogOf(page).getByLabel('Sensitive').check();
  await press(dialogOf(page), 'Add a parameter');
  await fill(dialogOf(page), { Parameter: 'size', Type: 'number' });
  await press(dialogOf(page), 'New API');
  await expect(page.getByRole('cell', { name: 'getUserCard' })).toBeVisible();
  await page.goto(`${site.address}/jsapis?sensitive=yes`);
  await expect(page.getByRole('row', { name: /getUserCard/ })).toContainText('Super');
  expect(complaints).toEqual([]);
});

const pages = (at: Shop) => [
  '/teams',
  `/teams/${at.teamId}`,
  `/teams/${at.teamId}/links`,
  '/users',
  '/permissions?why=secrets.manage',
  '/apps',
  '/apps/new',
  `/apps/${at.appId}`,
  `/apps/${at.appId}/keys`,
  `/apps/${at.appId}/bindings`,
  `/apps/${at.appId}/reviews`,
  `/apps/${at.appId}/grants`,
  '/jsapis',
  '/approvals?show=decided',
  '/analytics',
  '/quality',
  '/features',
  '/feedback',
  '/audit',
  '/settings/general',
  '/settings/branding',
  '/settings/mail',
  '/settings/downloads',
];

/** Loaded, not failed, named; nothing sticks out at the side. */
async function look(page: Page, path: string): Promise<void> {
  await page.goto(`${site.address}${path}`);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.locator('main .state-loading')).toHaveCount(0);
  await expectNoOverflow(page);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const found = serious.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
  expect(found).toEqual([]);
}

/** Pages that between them hold every kind of thing a page may hold; they are looked at in the dark too. */
const kinds = /\/apps\/new|\/keys|\/approvals|\/analytics/;

test('every page of people, applications, approvals and operations: on a screen in English, on a phone of 360 px in Chinese and the dark (R-AN-01, R-QUAL-01, R-FEAT-01, R-FB-01, R-SET-01)', async ({
  browser,
}) => {
  test.setTimeout(420_000);
  const viewers = [
    { locale: 'en-US', viewport: { width: 1280, height: 800 } },
    { locale: 'zh-CN', viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const },
  ];
  for (const viewer of viewers) {
    const context = await browser.newContext(viewer);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await enter(page, site, 'root');
    for (const path of pages(shop)) {
      await look(page, path);
      if (viewer.locale === 'en-US' || kinds.test(path)) await expectAccessible(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  }
});
