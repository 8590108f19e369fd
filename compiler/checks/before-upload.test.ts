import { expect, it } from 'vitest';
import { findPrivateApis } from './private-apis.ts';
import { findServerHosts } from './server-hosts.ts';
import { viewProject } from './testing/view.ts';

const page = { 'p.wxml': '<view/>', 'p.json': '{}' };

it('R-DOM-01 finds the servers that scripts name, not the pictures they show', async () => {
  const view = await viewProject({
    ...page,
    'app.json': '{"pages":["p"]}',
    'p.js': [
      "const base = 'https://api.shop.example/v1';",
      'wx.connectSocket({ url: `wss://live.shop.example:8443/${room}` });',
      "const logo = 'https://cdn.shop.example/logo.png?v=2';",
      "// wx.request({ url: 'https://old.shop.example' })",
      "wx.request({ url: 'http://api.shop.example' }); wx.request({ url: base + 'https://' });",
      'Page({})',
    ].join('\n'),
  });
  expect(findServerHosts(view).map(({ origin, kind, uses }) => [origin, kind, uses[0]!.range.start])).toEqual(
    [
      ['http://api.shop.example', 'request', { line: 4, column: 19 }],
      ['https://api.shop.example', 'request', { line: 0, column: 14 }],
      ['wss://live.shop.example:8443', 'socket', { line: 1, column: 25 }],
    ],
  );
});

it('R-PRIV-01 finds what hands personal data to the program, and whether app.json declares it', async () => {
  const view = await viewProject({
    ...page,
    'app.json': '{"pages":["p"],"requiredPrivateInfos":["getLocation"]}',
    'p.js': 'wx.getLocation(); wx.chooseAddress(); wx.chooseMedia(); wx.chooseMedia(); wx.login(); Page({})',
  });
  expect(findPrivateApis(view).map(({ name, isDeclared, uses }) => [name, isDeclared, uses.length])).toEqual([
    ['chooseAddress', false, 1],
    ['chooseMedia', true, 2],
    ['getLocation', true, 1],
  ]);
});
