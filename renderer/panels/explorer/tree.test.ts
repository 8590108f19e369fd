import { describe, expect, it } from 'vitest';
import type { FolderEntry } from '../../../contract/file-lists.ts';
import {
  above,
  collapsed,
  emptyTree,
  freeName,
  rowsOf,
  staleFolders,
  withChildren,
  withExpanded,
  without,
} from './tree.ts';

const entry = (path: string, kind: FolderEntry['kind'] = 'file'): FolderEntry => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  kind,
  isLink: false,
});
const all = () => false;

describe('the explorer’s tree', () => {
  const root = withChildren(emptyTree, '', [entry('pages', 'folder'), entry('app.js')]);
  const open = withExpanded(
    withChildren(root, 'pages', [entry('pages/index', 'folder'), entry('pages/a.js')]),
    'pages',
    true,
  );

  it('shows what is expanded, in order, and hides what is to be hidden', () => {
    expect(rowsOf(root, all).map(({ path }) => path)).toEqual(['pages', 'app.js']);
    expect(rowsOf(open, all).map(({ path, level }) => `${level} ${path}`)).toEqual([
      '0 pages',
      '1 pages/index',
      '1 pages/a.js',
      '0 app.js',
    ]);
    expect(rowsOf(open, (_, name) => name === 'a.js').map(({ path }) => path)).not.toContain('pages/a.js');
    expect(rowsOf(collapsed(open), all)).toHaveLength(2);
  });

  it('knows which lists a change makes stale, and forgets a folder with all below it', () => {
    expect(staleFolders(open, ['pages/b.js', 'unknown/x.js', 'c.js']).sort()).toEqual(['', 'pages']);
    const gone = without(open, 'pages');
    expect(gone.children.has('pages')).toBe(false);
    expect(gone.expanded.has('pages')).toBe(false);
  });

  it('finds free names and the folders above', () => {
    expect(freeName('a.js', new Set())).toBe('a.js');
    expect(freeName('a.js', new Set(['a.js']))).toBe('a copy.js');
    expect(freeName('a.js', new Set(['a.js', 'a copy.js']))).toBe('a copy 2.js');
    expect(above('pages/detail/index.js')).toEqual(['pages', 'pages/detail']);
  });

  it('R-IDE explorer: flattens 100,000 files in a moment', () => {
    const files = Array.from({ length: 100_000 }, (_, index) => entry(`file-${index}.js`));
    const started = performance.now();
    expect(rowsOf(withChildren(emptyTree, '', files), all)).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
