import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { WebSocketServer } from 'ws';
import { makeExample, showPanel } from '../../testing/example.ts';
import { runCommand, startStudio, tab, watchErrors, type Studio } from '../../testing/studio.ts';

const picture = readFileSync('examples/sample/images/leaf.png');
let studio: Studio;
let server: Server;
let sockets: WebSocketServer;

test.beforeEach(async () => {
  server = createServer((request, response) => {
    if (request.url === '/leaf.png') response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    else if (request.url === '/missing') response.writeHead(404).end('no such tea');
    else {
      const name = 'set-cookie';
      response.writeHead(200, { 'content-type': 'application/json', [name]: 'steep=3' });
      response.end(JSON.stringify({ teas: [{ name: 'longjing' }], method: request.method }));
    }
  });
  sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) =>
    socket.on('message', (said) => socket.send(`you said: ${String(said)}`)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = makeExample('sample', {
    'app.js': (text) =>
      text.replace(
        'onLaunch() {',
        `onLaunch() {
    const url = '${origin}';
    wx.request({ url: url + '/teas', data: { kind: 'green' } });
    wx.request({ url: url + '/notes', method: 'POST', data: { words: "it's good" }, header: { 'x-tea': '1' } });
    wx.request({ url: url + '/missing' });
    wx.downloadFile({ url: url + '/leaf.png' });
    const file = wx.env.USER_DATA_PATH + '/note.txt';
    wx.getFileSystemManager().writeFileSync(file, 'a note');
    wx.uploadFile({ url: url + '/upload', filePath: file, name: 'note' });
    wx.request({ url: 'http://127.0.0.1:9/nobody', fail() {} });
    this.talk = () => {
      const socket = wx.connectSocket({ url: url.replace('http:', 'ws:') + '/steam' });
      socket.onOpen(() => socket.send({ data: 'is it hot?' }));
    };
    // Ten at once, the others wait for their turn: lines all the same.
    this.flood = () => {
      for (let n = 0; n < 5000; n += 1) wx.request({ url: url + '/flood?n=' + n, fail() {} });
    };`,
      ),
  });
  studio = await startStudio(folder);
  mkdirSync('test-results/panels', { recursive: true });
});
test.afterEach(async () => {
  await studio.dispose();
  for (const client of sockets.clients) client.terminate();
  await new Promise((resolve) => server.close(resolve));
});

const row = (page: Page, text: string) => page.locator('.list .network-row', { hasText: text });
const detail = (page: Page) => page.locator('.network-detail');
const openTab = (page: Page, name: string) => detail(page).getByRole('tab', { name }).click();

test('R-SIM what a real program sends and receives: headers, payload, preview, timing, filter, cURL, HAR', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  test.setTimeout(180_000);
  const errors = watchErrors(page);
  await page.goto(studio.url);
  await showPanel(page, 'Network');
  await expect(row(page, 'teas')).toContainText('200');
  await expect(row(page, 'missing')).toContainText('404');
  await expect(row(page, 'nobody')).toContainText('failed');
  await expect(row(page, 'leaf.png')).toContainText('Download');
  await expect(row(page, 'upload')).toContainText('Upload');

  await row(page, 'notes').click();
  await expect(detail(page)).toContainText('x-tea');
  await expect(detail(page)).toContainText('steep');
  await openTab(page, 'Payload');
  await expect(detail(page)).toContainText("it's good");
  await openTab(page, 'Preview');
  await detail(page).locator('.value-member-name', { hasText: 'teas' }).waitFor();
  await page.screenshot({ path: 'test-results/panels/network.png' });
  await openTab(page, 'Response');
  await expect(detail(page).locator('pre')).toContainText('"method":"POST"');
  await openTab(page, 'Timing');
  await expect(detail(page)).toContainText('Waiting for the answer');
  await row(page, 'leaf.png').click();
  await openTab(page, 'Preview');
  await expect(detail(page).locator('img')).toHaveJSProperty('naturalWidth', 81);
  await row(page, 'upload').click();
  await openTab(page, 'Payload');
  await expect(detail(page)).toContainText('a note');

  // Where it was asked for.
  await row(page, 'teas').first().click();
  await openTab(page, 'Headers');
  await detail(page).getByRole('button', { name: 'app.js:6' }).click();
  await expect(tab(page, 'app.js')).toBeVisible();

  // As a line for a shell, and all of it as an archive.
  await row(page, 'notes').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy as cURL' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain(
      `-X POST -H 'x-tea: 1' -H 'content-type: application/json' --data-raw '{"words":"it'\\''s good"}'`,
    );
  const saving = page.waitForEvent('download');
  await runCommand(page, 'Save all as HAR');
  const har = JSON.parse(readFileSync(await (await saving).path(), 'utf8')) as {
    log: { entries: { request: { url: string }; response: { status: number; content: { text: string } } }[] };
  };
  expect(har.log.entries).toHaveLength(6);
  expect(har.log.entries[1]?.response.content.text).toContain('longjing');

  // Kinds and words; then many, of which only those in sight are drawn.
  await page.getByRole('button', { name: 'Download', exact: true }).click();
  await expect(page.locator('.list .network-row')).toHaveCount(1);
  await page.getByRole('button', { name: 'All', exact: true }).click();
  // With the method: the port of every address may hold these three digits.
  await page.getByLabel('Filter: address').fill('GET 404');
  await expect(page.locator('.list .network-row')).toHaveCount(1);
  await page.getByLabel('Filter: address').fill('');
  await runCommand(page, 'Clear requests');
  await expect(page.locator('.network-table')).toContainText('No requests yet');
  await page.locator('.dv-tab', { hasText: 'Console' }).click();
  const prompt = page.locator('.console-prompt textarea');
  await prompt.fill('getApp().talk()');
  await prompt.press('Enter');
  await page.locator('.dv-tab', { hasText: 'Network' }).click();
  await row(page, 'steam').click();
  await openTab(page, 'Messages');
  await expect(detail(page)).toContainText('you said: is it hot?');
  await runCommand(page, 'Clear requests');
  await page.locator('.dv-tab', { hasText: 'Console' }).click();
  await prompt.fill('getApp().flood()');
  await prompt.press('Enter');
  await page.locator('.dv-tab', { hasText: 'Network' }).click();
  await expect(page.locator('.network-summary')).toContainText('5000 requests', { timeout: 40_000 });
  expect(await page.locator('.list .network-row').count()).toBeLessThan(60);
  expect(errors).toEqual([]);
});
