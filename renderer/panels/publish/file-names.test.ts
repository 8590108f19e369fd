import { expect, it } from 'vitest';
import { splitAtFiles } from './file-names.ts';

it('finds the files a reviewer names, with their lines', () => {
  expect(splitAtFiles('请修改 pages/a/a.js:12 和 /app.json，see https://x.example/a.b')).toEqual([
    '请修改 ',
    { text: 'pages/a/a.js:12', file: 'pages/a/a.js', line: 12 },
    ' 和 ',
    { text: '/app.json', file: 'app.json' },
    '，see https://x.example/a.b',
  ]);
  expect(splitAtFiles('fine')).toEqual(['fine']);
  expect(splitAtFiles('')).toEqual([]);
});
