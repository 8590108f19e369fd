import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestClient } from './testing/client.ts';

let client: TestClient;
const script = `Page({
  data: { title: 'a', user: { name: 'x', age: 1 }, list: [{ id: 1, tags: ['t'] }] },
  onTap() { this.setData({ 'late.deep': 1, theme: 'dark' }); },
  onLoad() {},
});
`;

beforeAll(async () => {
  client = await TestClient.start({
    'app.json': '{"pages":["pages/index/index"]}',
    'app.js': 'App({})',
    'pages/index/index.js': script,
    'pages/index/index.json': '{}',
    'pages/index/index.wxml': '',
  });
});
afterAll(() => client.stop());

const file = 'pages/index/index.wxml';
const labels = async (marked: string) => (await client.complete(file, marked)).map(({ label }) => label);

describe('expressions in templates', () => {
  it.each([
    ['<view>{{|}}</view>', ['title', 'user', 'list', 'theme']],
    ['<view>{{user.|}}</view>', ['name', 'age']],
    ['<view wx:for="{{list}}">{{item.|}}</view>', ['id', 'tags']],
    [
      '<view wx:for="{{list}}"><view wx:for="{{item.tags}}" wx:for-item="t">{{|}}</view></view>',
      ['t', 'item', 'index', 'title'],
    ],
    ['<view bindtap="|"/>', ['onTap', 'onLoad']],
  ])('completes %s', async (marked, expected) => {
    expect(await labels(marked)).toEqual(expect.arrayContaining(expected));
  });

  it('offers nothing of the generated code and no globals', async () => {
    expect(
      (await labels('<view>{{|}}</view>')).filter((label) => label.startsWith('__') || label === 'Array'),
    ).toEqual([]);
  });

  it('names what is not there, once, at its place', async () => {
    const found = await client.diagnose(
      file,
      '<view bindtap="onTip" class="{{titel}}">{{user.nope}}{{late}}</view>',
    );
    const places = found.map(({ message, range }) => [message, range.start.character]);
    expect(places.sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ['“onTip” is not in the data, properties or methods of this component. Did you mean “onTap”?', 15],
      ['“titel” is not in the data, properties or methods of this component. Did you mean “title”?', 31],
    ]);
  });
});
