// Five people, five browsers, one mini program: from the first run to off the shelf, everything through the site.
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { choose, dialogOf, expectNoOverflow, expectRefused, fill, press } from './testing/five.ts';
import { complaintsOf, enter, packageOf, people, startSite, type Site } from './testing/shop.ts';

let site: Site;
const contexts: BrowserContext[] = [];
const complaints: string[][] = [];
test.beforeAll(async () => {
  site = await startSite({ isEmpty: true });
});
test.afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await site?.dispose();
});

/** A browser of one's own, in one's own language and size. */
async function openBrowser(browser: Browser, isPhone = false): Promise<Page> {
  const context = await browser.newContext(
    isPhone
      ? { locale: 'zh-CN', viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' }
      : { locale: 'en-US' },
  );
  contexts.push(context);
  const page = await context.newPage();
  complaints.push(complaintsOf(page));
  return page;
}

async function signIn(page: Page, account: string, password: string): Promise<void> {
  const data = { workspace: 'acme', account, password, as: 'cookie' };
  const answer = await page.request.post(`${site.address}/api/sessions`, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
}

async function createUser(page: Page, name: string, account: string, password: string): Promise<void> {
  await page.goto(`${site.address}/users?dialog=create`);
  const dialog = dialogOf(page);
  await dialog.getByLabel('Automatically generate').uncheck();
  await fill(dialog, { Username: name, 'Login account': account, 'Initial password': password });
  await press(dialog, 'Create New User');
  await expect(page.getByText('The account is ready')).toBeVisible();
  await press(page.getByRole('dialog').filter({ hasText: 'The account is ready' }), 'Done');
  await expect(page.getByRole('cell', { name: account })).toBeVisible();
}

async function createTeam(page: Page, name: string, admin: string, without: string): Promise<string> {
  await page.goto(`${site.address}/teams?dialog=create`);
  const dialog = dialogOf(page);
  await fill(dialog, { 'Team Name': name });
  await choose(dialog, 'Set Team Administrator', admin);
  await dialog.getByLabel(without).uncheck();
  await press(dialog, 'Create New Team');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function upload(page: Page, programId: string, number: string): Promise<void> {
  await page.goto(`${site.address}/programs/${programId}/versions`);
  await page.locator('input[type=file]').setInputFiles(packageOf(programId, number));
  await expect(page.getByText(`Version ${number} has arrived.`)).toBeVisible();
}

async function submit(page: Page): Promise<void> {
  await press(page, 'Submit Review');
  await press(dialogOf(page), 'Submit Review');
  await expect(dialogOf(page)).toBeHidden();
}

/** R-VER-14, R-APR-03: on a phone and in Chinese, from the inbox. */
async function approveOnPhone(page: Page, title: string): Promise<void> {
  await page.goto(`${site.address}/approvals`);
  await page.getByRole('button', { name: title }).click();
  await press(dialogOf(page), '通过');
  await expect(dialogOf(page)).toBeHidden();
  await expect(page.getByRole('button', { name: title })).toBeHidden();
}

test('five roles lead a mini program through its life, each seeing only what it may (R-USER-07, R-TEAM-03, R-TEAM-06, R-USER-01, R-USER-04, R-MEM-02, R-APP-01, R-MP-01, R-BIND-01, R-BIND-02, R-BIND-04, R-VER-09, R-VER-10, R-VER-12, R-VER-13, R-VER-14, R-GRAY-01, R-MP-05, R-MP-10, R-ROLE-11, R-ROLE-13, R-TEAM-01, R-TEAM-02, R-TEAM-04)', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const root = await openBrowser(browser);

  // The first run: the workspace and its super administrator.
  await root.goto(site.address);
  await fill(root, { 'Workspace name': 'acme' });
  await press(root, 'Next');
  const { account, password } = people.root;
  await fill(root, { Name: 'Root', Account: account, 'Password again': password });
  await root.getByLabel('Password', { exact: true }).fill(password);
  await press(root, 'Next');
  await press(root, 'Grant');
  await expect(root.getByRole('button', { name: 'Root (Super Administrator)' })).toBeVisible();

  // What is empty says what to do next.
  await root.goto(`${site.address}/teams`);
  await expect(root.getByText('No teams yet')).toBeVisible();
  await expect(root.locator('.state').getByRole('button', { name: 'Create New Team' })).toBeVisible();

  // Users and teams: one team writes mini programs, the other owns the application.
  await createUser(root, 'Ann', people.ann.account, people.ann.password);
  await createUser(root, 'Otto', 'otto@acme.test', 'Otto-Secret-1');
  await createTeam(root, 'Host', 'Otto', 'Mini Program Management');
  const shopPath = await createTeam(root, 'Shop', 'Ann', 'Application Management');
  const ann = await openBrowser(browser);
  await enter(ann, site, 'ann');
  await ann.goto(`${site.address}${shopPath}?dialog=invite`);
  await fill(dialogOf(ann), {
    'People, one on each line': 'dora@acme.test, Dora, , Team Developer\nrea@acme.test, Rea, , Read-Only',
  });
  await press(dialogOf(ann), 'Invite');
  await expect(dialogOf(ann).getByText('2 created, 0 added, 0 refused')).toBeVisible();
  const [doras = '', reas = ''] = await dialogOf(ann).locator('td .copyable code').allTextContents();

  // The application, on a phone, in Chinese.
  const otto = await openBrowser(browser, true);
  await signIn(otto, 'otto@acme.test', 'Otto-Secret-1');
  await otto.goto(`${site.address}/apps/new`);
  await fill(otto, { 应用名称: '超级应用', '包名（Android）': 'com.acme.super' });
  await press(otto, '下一步');
  const download = otto.waitForEvent('download');
  await press(otto, '下载配置文件');
  expect((await download).suggestedFilename()).toMatch(/^tessera-android-app-/);
  await expectNoOverflow(otto);
  await press(otto, '查看详情');
  await expect(otto.getByRole('heading', { level: 1, name: '超级应用' })).toBeVisible();

  // The mini program, and its binding across teams.
  await ann.goto(`${site.address}/programs?dialog=create`);
  await fill(dialogOf(ann), { Name: 'Tea' });
  await press(dialogOf(ann), 'Create Mini Program');
  await expect(ann).toHaveURL(/\/programs\/mp-/);
  const programId = new URL(ann.url()).pathname.split('/')[2]!;
  await press(ann, 'Apply for binding');
  await choose(dialogOf(ann), 'Application', '超级应用');
  await press(dialogOf(ann), 'Apply for binding');
  await expect(dialogOf(ann)).toBeHidden();
  await approveOnPhone(otto, 'Tea ↔ 超级应用');
  await expect(ann.getByText('Bound', { exact: true })).toBeVisible();

  // A developer uploads and submits, but neither decides nor publishes; who may only look, only looks.
  const dora = await openBrowser(browser);
  await signIn(dora, 'dora@acme.test', doras);
  await upload(dora, programId, '1.0.0');
  await submit(dora);
  const rea = await openBrowser(browser);
  await signIn(rea, 'rea@acme.test', reas);
  await rea.goto(`${site.address}/programs/${programId}/versions`);
  await expect(rea.getByRole('region', { name: 'Version Review Progress' })).toContainText('1.0.0');
  await rea.goto(`${site.address}/programs/${programId}`);
  await expectRefused(rea, 'Take off shelf', 'Here you are: Ordinary Member, Read-Only.');
  await rea.goto(`${site.address}/users`);
  await expect(rea.getByText('This page is not open to you')).toBeVisible();
  const navigation = rea.getByRole('navigation', { name: 'Areas' });
  await expect(navigation.getByRole('link', { name: 'Analytics' })).toBeVisible();
  for (const hidden of ['User List', 'Audit log', 'Logo & links'])
    await expect(navigation.getByRole('link', { name: hidden })).toHaveCount(0);
  await otto.goto(`${site.address}/programs`);
  await expect(otto.getByText('还没有小程序')).toBeVisible();
  await press(otto.locator('.page-actions'), '创建小程序');
  await expect(dialogOf(otto)).toContainText('尚无具有小程序管理权限的团队');

  // The application's side decides; the developer sees it without reloading.
  await approveOnPhone(otto, 'Tea 1.0.0');
  await expect(dora.getByText('The review is passed. To be released').first()).toBeVisible();
  await expectRefused(dora, 'Publish', 'Team Developer');

  // Trial, grayscale, publish.
  await dora.goto(`${site.address}/programs/${programId}/versions?tab=all`);
  await dora.getByRole('link', { name: '1.0.0' }).click();
  await press(dora, 'Configure Experience Version');
  await press(dialogOf(dora), 'Configure Experience Version');
  await expect(dialogOf(dora)).toBeHidden();
  await dora.goto(`${site.address}/programs/${programId}/gray/new`);
  await fill(dora, { 'Task name': 'First cups' });
  await choose(dora, 'Version', '1.0.0');
  await dora.getByLabel('超级应用').first().check();
  await press(dora, 'Create the task');
  await expect(dora.getByText('Being delivered')).toBeVisible();
  await ann.goto(`${site.address}/programs/${programId}/versions`);
  await press(ann, 'Publish');
  await press(dialogOf(ann), 'Publish');
  await expect(ann.getByRole('region', { name: 'Current Online Version' })).toContainText('1.0.0');
  await expect(dora.getByText('Ended').first()).toBeVisible();

  // A second version, and one step back.
  await upload(dora, programId, '1.1.0');
  await submit(dora);
  await approveOnPhone(otto, 'Tea 1.1.0');
  await press(ann, 'Publish');
  await press(dialogOf(ann), 'Publish');
  const online = ann.getByRole('region', { name: 'Current Online Version' });
  await expect(online).toContainText('1.1.0');
  await press(ann, 'Roll back');
  await press(dialogOf(ann), 'Roll back');
  await expect(online).toContainText('1.0.0');
  await expectRefused(ann, 'Roll back', 'Rolled back already');

  // Off the shelf, and everything is in the audit log of the one who may read it.
  await ann.goto(`${site.address}/programs/${programId}`);
  await press(ann, 'Take off shelf');
  await press(dialogOf(ann), 'Take off shelf');
  await expect(ann.getByText('Off shelf').first()).toBeVisible();
  await root.goto(`${site.address}/audit`);
  await press(root, 'Verify the chain');
  await expect(root.getByText(/rows follow from one another/)).toBeVisible();
  for (const action of ['versions.publish', 'versions.rollback', 'programs.offShelf']) {
    await root.goto(`${site.address}/audit?action=${action}`);
    await expect(root.getByRole('cell', { name: 'Ann', exact: true }).first()).toBeVisible();
  }
  // The very first question, who is there, is answered with 401.
  expect(complaints.flat().filter((text) => !text.includes('401'))).toEqual([]);
});
