import { expect, it } from 'vitest';
import { entriesOf, packPaths, pathsOf } from './file-lists.ts';

it('entries are where their folder is, folders first, links and what is no file told apart', () => {
  const list = {
    names: 'pages/up/a\nb/broken/pipe/茶 "quoted" \\.js',
    folders: 2,
    others: [3, 4],
    links: [1, 3],
  };
  expect(entriesOf(list, 'a/b')).toEqual([
    { name: 'pages', path: 'a/b/pages', kind: 'folder', isLink: false },
    { name: 'up', path: 'a/b/up', kind: 'folder', isLink: true },
    { name: 'a\nb', path: 'a/b/a\nb', kind: 'file', isLink: false },
    { name: 'broken', path: 'a/b/broken', kind: 'other', isLink: true },
    { name: 'pipe', path: 'a/b/pipe', kind: 'other', isLink: false },
    { name: '茶 "quoted" \\.js', path: 'a/b/茶 "quoted" \\.js', kind: 'file', isLink: false },
  ]);
  expect(entriesOf({ names: 'x', folders: 0, others: [], links: [] }, '')[0]?.path).toBe('x');
  expect(entriesOf({ names: '', folders: 0, others: [], links: [] }, 'empty')).toEqual([]);
});

it('every path comes out as it went in', () => {
  const paths = ['a.js', 'a/b/c.js', ' /x', 'line\nbreak', '茶/水.ts'];
  expect(pathsOf(packPaths(paths))).toEqual(paths);
  expect(pathsOf(packPaths([]))).toEqual([]);
});
