// Statements of docs/requirements.md that no other journey passes: what each role is offered and refused, and what the forms hold.
import { expect, test, type Browser, type Page } from '@playwright/test';
import type { ConsoleClient } from '../api.ts';
import { choose, dialogOf, expectRefused, fill, press } from './testing/five.ts';
import {
  delivery,
  inBrowser,
  openShop,
  packageOf,
  people,
  startSite,
  type Shop,
  type Site,
} from './testing/shop.ts';

const password = 'Any-Secret-1';
const names = ['pia', 'ray', 'oli', 'dev', 'ada', 'max'] as const;
type Name = (typeof names)[number];
const accountOf = (name: Name) => ({ account: `${name}@acme.test`, password });
const { root, ann } = people;
let site: Site;
let shop: Shop;
const ids = {} as Record<Name, string>;

/** Beside Ann, the team's administrator: one person of each other role. */
test.beforeAll(async () => {
  site = await startSite();
  shop = await openShop(site);
  for (const name of names) {
    const role = name === 'pia' ? 'platform_admin' : name === 'ray' ? 'reviewer' : 'member';
    const user = { ...accountOf(name), name: name[0]!.toUpperCase() + name.slice(1) };
    ids[name] = (await shop.root.users.create({ ...user, role })).id;
  }
  await shop.root.teams.addMember({
    teamId: shop.teamId,
    members: [
      { userId: ids.oli, role: 'team_operator' },
      { userId: ids.dev, role: 'team_developer' },
      { userId: ids.ada, role: 'data_analyst' },
      { userId: ids.max, role: 'read_only' },
    ],
  });
  await shop.root.programs.addAdmin({ programId: shop.programId, userId: ids.max });
});
test.afterAll(() => site?.dispose());

const as = (
  browser: Browser,
  who: { account: string; password: string },
  act: (page: Page) => Promise<void>,
  isExpected?: (complaint: string) => boolean,
) => inBrowser(browser, site, who, act, isExpected);
const open = (page: Page, path: string) => page.goto(`${site.address}${path}`);
const here = (path = '') => `/programs/${shop.programId}${path}`;
const option = (page: Page, name: string) =>
  page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: name }).first();
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function uploaded(client: ConsoleClient, page: Page, number: string): Promise<string> {
  const { buffer } = packageOf(shop.programId, number);
  const headers = { 'content-type': 'application/octet-stream', 'x-csrf-token': await csrfOf(page) };
  const url = `${site.address}/uploads/${shop.programId}/package`;
  const answer = await page.request.post(url, { headers, data: buffer });
  const { versionId } = (await answer.json()) as { versionId: string };
  await client.versions.submit({ programId: shop.programId, versionId });
  return versionId;
}

async function csrfOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find(({ name }) => name === 'tessera_csrf')?.value ?? '';
}

test('each role of the workspace is offered what is its own (R-ROLE-01, R-ROLE-03, R-ROLE-04, R-ROLE-05, R-ROLE-06, R-ROLE-07, R-ROLE-20, R-ROLE-23, R-ROLE-24, R-ROLE-25, R-ROLE-26, R-ROLE-33, R-TEAM-07)', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await as(
    browser,
    root,
    async (page) => {
      await open(page, '/permissions');
      const head = page.getByRole('table').locator('thead');
      await expect(head).toContainText('Super Administrator');
      for (const role of ['Platform Administrator', 'Reviewer', 'Ordinary Member', 'Mini Program Admin'])
        await expect(head).toContainText(role);
      for (const role of ['Administrator', 'Operator', 'Developer'].map((name) => `Team ${name}`))
        await expect(head).toContainText(role);
      for (const role of ['Data Analyst', 'Read-Only']) await expect(head).toContainText(role);

      // Whoever is new is an ordinary member; only here a platform administrator can be chosen.
      await open(page, '/users?dialog=create');
      await expect(dialogOf(page).locator('.ant-select').last()).toContainText('Ordinary Member');
      await dialogOf(page).getByRole('combobox', { name: 'Account type' }).click();
      await expect(option(page, 'Platform Administrator')).not.toHaveClass(/option-disabled/);
      await page.keyboard.press('Escape');

      // A member of a team becomes no administrator, and administrators cannot be picked for a team.
      await open(page, '/users?search=dev');
      await page.getByRole('button', { name: 'More actions: Dev' }).click();
      await page.getByRole('menuitem', { name: 'Set as Workspace Admin' }).click();
      await press(dialogOf(page), 'Set as Workspace Admin');
      await expect(dialogOf(page).getByRole('alert')).toBeVisible();
      await press(dialogOf(page), 'Cancel');
      await shop.root.users.create({ account: 'new@acme.test', name: 'Newt', password });
      await open(page, `/teams/${shop.teamId}?dialog=add`);
      await dialogOf(page).getByRole('combobox', { name: 'Username' }).click();
      await expect(option(page, 'Newt')).toBeVisible();
      await expect(option(page, 'Pia')).toHaveCount(0);
      await option(page, 'Newt').click();
      await choose(dialogOf(page), 'Team Role', 'Team Administrator');
      await press(dialogOf(page).locator('.ant-modal-footer'), 'Add Team Member');
      await expect(page.getByRole('row', { name: /Newt/ })).toContainText('Team Administrator');
    },
    (text) => /40[09]/.test(text),
  );

  await as(browser, accountOf('pia'), async (page) => {
    await open(page, '/settings/general');
    await expect(page.getByText('Part of every sign-in; it never changes.')).toBeVisible();
    await open(page, '/users?role=super_admin');
    await expectRefused(page, 'Block', 'The Super Administrator is unique and cannot be changed.');
    await open(page, '/users?dialog=create');
    await dialogOf(page).getByRole('combobox', { name: 'Account type' }).click();
    await expect(option(page, 'Platform Administrator')).toHaveClass(/option-disabled/);
  });

  await as(browser, accountOf('ray'), async (page) => {
    await open(page, '/approvals');
    await expect(page.getByRole('heading', { level: 1, name: 'Approvals' })).toBeVisible();
    await open(page, '/settings/general');
    await expect(page.getByText('This page is not open to you')).toBeVisible();
  });
});

test('each role of a team is offered what is its own (R-ROLE-08, R-ROLE-09, R-ROLE-10, R-ROLE-12, R-ROLE-21, R-ROLE-22, R-ROLE-31, R-APR-02, R-MP-04, R-MP-09)', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  await as(browser, ann, async (page) => {
    await uploaded(shop.ann, page, '2.0.0');
    await open(page, `/teams/${shop.teamId}`);
    const row = page.getByRole('row', { name: /dev@acme\.test/ });
    await press(row, 'Set role');
    await expect(dialogOf(page)).toContainText('Team administrators are appointed by');
    await choose(dialogOf(page), 'Team Role', 'Team Operator');
    await press(dialogOf(page), 'Save');
    await expect(row).toContainText('Team Operator');
    await press(row, 'Set role');
    await choose(dialogOf(page), 'Team Role', 'Team Developer');
    await press(dialogOf(page), 'Save');
    await expect(row).toContainText('Team Developer');
  });

  await as(browser, accountOf('oli'), async (page) => {
    await open(page, '/apps');
    await expect(page.getByRole('button', { name: 'Create Application' })).not.toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await open(page, `/teams/${shop.teamId}`);
    await expectRefused(page, 'New Member', 'Team Operator');
    // An operator of the application's team handles the review.
    await open(page, `/apps/${shop.appId}/reviews`);
    await expect(page.getByRole('table')).toContainText('2.0.0');
  });

  await as(browser, accountOf('dev'), async (page) => {
    await open(page, '/programs');
    await expectRefused(page, 'Create Mini Program', 'Team Developer');
    await open(page, `/teams/${shop.teamId}`);
    await expectRefused(page, 'New Member', 'Team Developer');
  });

  await as(browser, accountOf('pia'), async (page) => {
    await open(page, '/approvals?category=launch');
    await page.getByRole('button', { name: 'Tea 2.0.0' }).click();
    await press(dialogOf(page), 'Approve');
    await expect(page.getByRole('button', { name: 'Tea 2.0.0' })).toBeHidden();
  });

  // The Mini Program Admin publishes and edits, though only reading in the team; removal waits where the policy says so.
  const { revision, policies } = await shop.root.workspaces.get({});
  await shop.root.workspaces.edit({ revision, policies: { ...policies, removalNeedsApproval: true } });
  await as(browser, accountOf('max'), async (page) => {
    await open(page, here('/versions'));
    await press(page, 'Publish');
    await press(dialogOf(page), 'Publish');
    await expect(card(page, 'Current Online Version')).toContainText('2.0.0');
    await open(page, here());
    await expect(card(page, 'Mini Program Admins')).toContainText('Max');
    await press(page, 'Edit');
    await fill(dialogOf(page), { Introduction: 'Leaves and water' });
    await dialogOf(page).getByRole('combobox', { name: 'Tags' }).fill('tea');
    await page.keyboard.press('Enter');
    await dialogOf(page).getByRole('combobox', { name: 'Categories' }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await dialogOf(page).getByLabel('Introduction').click();
    await press(dialogOf(page), 'Edit');
    await expect(card(page, 'Details')).toContainText('Leaves and water');
    await expect(card(page, 'Details').locator('.tag').getByText('tea', { exact: true })).toBeVisible();
    await press(page, 'Take off shelf');
    await press(dialogOf(page), 'Take off shelf');
    await expect(page.getByText('Applied for removal: an administrator decides.')).toBeVisible();
  });
  await as(browser, accountOf('ray'), async (page) => {
    await open(page, '/approvals?category=removal');
    await page.getByRole('button', { name: /Tea/ }).click();
    await dialogOf(page).getByLabel('Note').fill('Users still need it');
    await press(dialogOf(page), 'Reject');
    await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  });
});

test('a grayscale task holds every condition, and its page shows them; the list has the newest first (R-GRAY-05, R-GRAY-06, R-GRAY-07, R-GRAY-09, R-GRAY-10, R-GRAY-12, R-VER-16)', async ({
  browser,
}) => {
  await as(browser, ann, async (page) => {
    const versionId = await uploaded(shop.ann, page, '3.0.0');
    const { approvalId } = await shop.ann.versions.get({ programId: shop.programId, versionId });
    await shop.root.approvals.approve({ approvalId: approvalId!, note: '' });
    for (const name of ['Older', 'Newer']) {
      await open(page, here('/gray/new'));
      await expect(page.getByText('All conditions must hold at once.')).toBeVisible();
      await fill(page, { 'Task name': name, 'Number of grayscales': '40' });
      await choose(page, 'Version', '3.0.0');
      await fill(page, { 'Initial version of Super': '2.1', 'Final version of Super': '2.9' });
      await page.getByRole('checkbox', { name: 'Android' }).check();
      await fill(page, { 'Initial version of Android': '10', 'Final version of Android': '14' });
      await fill(page, { 'User account': 'mia' });
      await page.getByLabel('Wi-Fi only').check();
      await press(page, 'Create the task');
      await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    }
    const conditions = card(page, 'Conditions');
    for (const fact of ['40', 'Super 2.1 – 2.9', 'Android 10 – 14', 'Wi-Fi only'])
      await expect(conditions).toContainText(fact);
    await expect(card(page, 'Grayscale Progress')).toContainText('0 of 40');
    await open(page, here('/versions?tab=gray'));
    await expect(page.locator('tbody td[data-title="Task name"]')).toHaveText(['Newer', 'Older']);

    // A launch of one's own time: it waits, and can be dropped.
    await open(page, here('/versions'));
    await press(page, 'Publish');
    await dialogOf(page).getByLabel('At a time').check();
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await dialogOf(page).getByLabel('Publish at').fill(`${tomorrow} 08:00`);
    await page.locator('.ant-picker-ok').getByRole('button').click();
    await press(dialogOf(page), 'Publish');
    await expect(page.getByText(/Scheduled for/)).toBeVisible();
    await press(page, 'Drop the schedule');
    await expect(page.getByText(/Scheduled for/)).toBeHidden();
  });
});

test('development management asks for what the platform asks for, and a template is tried out (R-API-01, R-ROLE-32, R-DOM-03, R-KEY-03, R-KEY-05, R-MSG-02, R-MSG-03, R-MSG-11)', async ({
  browser,
}) => {
  await shop.ann.jsapis.create({ appId: shop.appId, name: 'getCard', isSensitive: true });
  await as(
    browser,
    ann,
    async (page) => {
      await open(page, here('/development'));
      await press(page, 'Add a domain');
      await choose(dialogOf(page), 'Kind', 'Business domain (web-view)');
      await expect(dialogOf(page)).toContainText('which take effect 24 hours later');
      await fill(dialogOf(page), { Domain: 'https://shop.example.com', 'ICP record': 'ICP 12345678' });
      await press(dialogOf(page), 'Add');
      await expect(page.getByText('takes effect')).toBeVisible();

      await open(page, here('/development?tab=interfaces'));
      await press(page, 'Apply for getCard (Super)');
      await press(dialogOf(page), 'Apply');
      const row = page.getByRole('row', { name: /getCard/ });
      await expect(row).toContainText('Pending');
      const { items } = await shop.root.approvals.list({ status: 'pending', category: 'sensitive_api' });
      await shop.root.approvals.approve({ approvalId: items[0]!.id, note: '' });
      await expect(row).toContainText('Approved');

      await open(page, here('/development?tab=keys'));
      await press(page, 'Generate');
      await press(dialogOf(page), 'I have kept it');
      await press(page, 'Reset');
      await expect(dialogOf(page)).toContainText('The old AppSecret stops working at once.');
      await expect(dialogOf(page)).toContainText('Integrators are notified');
      await press(dialogOf(page), 'Reset');
      await press(page.getByRole('dialog').filter({ hasText: 'shown once' }), 'I have kept it');

      const one = { programId: shop.programId, keywords: ['subject'] };
      await shop.ann.messages.add({ ...one, publicId: 'service-notice' });
      await shop.ann.messages.add({ ...one, publicId: 'service-paused', keywords: ['service'] });
      await shop.ann.messages.add({ ...one, publicId: 'service-changed', keywords: ['service'] });
      await open(page, here('/development?tab=messages&type=service'));
      await press(page, 'Choose Service resumed');
      await dialogOf(page).getByRole('checkbox', { name: 'service' }).check();
      await press(dialogOf(page), 'Add');
      await expect(dialogOf(page).getByRole('alert')).toContainText('3');
      await press(dialogOf(page), 'Cancel');
      await choose(page, 'Type', 'Long-term subscription');
      await expect(
        card(page, 'Public template library').getByRole('row', { name: /Bus arriving/ }),
      ).toBeVisible();

      const bus = { programId: shop.programId, publicId: 'bus-arriving', keywords: ['line', 'station'] };
      const { id: templateId } = await shop.ann.messages.add(bus);
      await delivery(page, site, shop, 'subscriptions', {
        programId: shop.programId,
        userKey: 'mia',
        templateIds: [templateId],
        accepted: [templateId],
        isAfterTap: true,
      });
      await press(page, 'Send a test Bus arriving');
      await choose(dialogOf(page), 'To the user', 'mia (5 left)');
      await fill(dialogOf(page), { line: '12', station: 'Market' });
      await expect(card(page, 'Preview').locator('dd')).toHaveText(['12', 'Market']);
      await press(dialogOf(page), 'Send');
      await expect(
        page.getByText('Sent to mia, who sees it when the application asks next. 4 left.'),
      ).toBeVisible();
      const taken = await delivery(page, site, shop, 'messages/take', {
        programId: shop.programId,
        userKey: 'mia',
      });
      expect(taken).toMatchObject({ items: [{ title: 'Bus arriving' }] });
    },
    (text) => text.includes('409'),
  );
});

test('the workspace, applications and downloads as administrators keep them; who is blocked sees nothing (R-WS-02, R-WS-04, R-APP-02, R-APP-10, R-MP-02, R-MEM-04, R-ROLE-34, R-VER-02)', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  await as(
    browser,
    root,
    async (page) => {
      await open(page, '/settings/general');
      await expect(page.getByText('Workspace ID', { exact: true })).toBeVisible();
      await expect(page.getByText('Active', { exact: true })).toBeVisible();
      await fill(page, { 'Business Address': '1 Tea Lane' });
      await press(page, 'Add a representative');
      await fill(page, { Name: 'Bo', 'E-mail': 'bo@acme.test' });
      await press(page, 'Save');
      await expect(page.getByText('Saved', { exact: true })).toBeVisible();
      await page.reload();
      await expect(page.getByLabel('Business Address')).toHaveValue('1 Tea Lane');
      await expect(page.getByLabel('E-mail')).toHaveValue('bo@acme.test');

      await open(page, '/settings/downloads');
      const mac = page.getByRole('group', { name: 'macOS arm64' });
      await fill(mac, { Version: '1.0.0', Address: 'https://example.com/tessera-arm64.dmg' });
      await press(page, 'Save');
      await expect(page.getByText('Saved', { exact: true })).toBeVisible();
      await open(page, here());
      await expect(card(page, 'IDE downloads').getByRole('link', { name: 'macOS arm64' })).toHaveAttribute(
        'href',
        'https://example.com/tessera-arm64.dmg',
      );

      await open(page, '/apps');
      await page.getByRole('link', { name: 'Super' }).click();
      await press(page, 'Edit Application');
      await fill(dialogOf(page), {
        'Application Overview': 'Everything in one',
        'Application Download Address': 'https://example.com/super',
      });
      await dialogOf(page).getByRole('checkbox', { name: 'iOS' }).check();
      await fill(dialogOf(page), { 'Package Name (iOS Bundle ID)': 'com.acme.super' });
      await press(dialogOf(page), 'Save');
      await expect(page.locator('#page').getByText('Everything in one')).toBeVisible();

      // A team without verification takes ten developers.
      const people = Array.from({ length: 10 }, (_, at) => `d${at}@acme.test, D${at}, , Team Developer`);
      await open(page, `/teams/${shop.teamId}?dialog=invite`);
      await fill(dialogOf(page), { 'People, one on each line': people.join('\n') });
      await press(dialogOf(page), 'Invite');
      await expect(dialogOf(page)).toContainText('1 refused');
    },
    (text) => text.includes('409'),
  );

  await as(
    browser,
    accountOf('ada'),
    async (page) => {
      await open(page, here('/versions'));
      await expect(card(page, 'Upload a package')).toContainText('Data Analyst');
      await shop.root.users.block({ userId: ids.ada });
      await expect(page.getByRole('heading', { name: 'You have been blocked' })).toBeVisible();
    },
    (text) => text.includes('403'),
  );
  // A broken connection leaves the page ready to send the same file again.
  await as(
    browser,
    accountOf('dev'),
    async (page) => {
      await open(page, here('/versions'));
      const picker = card(page, 'Upload a package').locator('input[type=file]');
      await page.route('**/uploads/**', (route) => route.abort());
      await picker.setInputFiles(packageOf(shop.programId, '4.0.0'));
      await expect(card(page, 'Upload a package').getByRole('alert')).toContainText('cannot be reached');
      await page.unroute('**/uploads/**');
      await picker.setInputFiles(packageOf(shop.programId, '4.0.0'));
      await expect(page.getByText('Version 4.0.0 has arrived.')).toBeVisible();
    },
    (text) => text.includes('ERR_FAILED'),
  );
});
