// What the papers say of the house is what is on the disk.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const topFolders = [
  ...new Set(tracked.filter((file) => file.includes('/')).map((file) => file.split('/')[0] ?? '')),
];
const rooms = topFolders.filter((folder) => !folder.startsWith('.'));

describe('ARCHITECTURE.md', () => {
  const page = read('ARCHITECTURE.md');

  it('draws the tree that is on the disk', () => {
    const tree = /## Tree\n+```\n([^]*?)```/.exec(page)?.[1] ?? '';
    const folders: string[] = [];
    let top = '';
    for (const line of tree.split('\n')) {
      const isTop = !line.startsWith(' ');
      // One line may name several folders, with two spaces or more between what it says of each.
      for (const [, name = ''] of line.matchAll(/(?:^|  |^ +|\w\/ )([a-z-]+)\/(?=\s|$)/g)) {
        if (isTop) top = name;
        folders.push(isTop ? name : `${top}/${name}`);
      }
      for (const [names] of isTop ? [] : line.matchAll(/^ +(?:[a-z-]+\/ )+[a-z-]+\/$/g)) {
        folders.push(
          ...names
            .trim()
            .split(' ')
            .map((name) => `${top}/${name.slice(0, -1)}`),
        );
      }
    }
    expect(folders.filter((folder) => !folder.includes('/')).sort()).toEqual([...rooms].sort());
    expect(folders.filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
  });

  it('shows the import table that is enforced', async () => {
    const { roomTable } = (await import(path.join(root, 'build/architecture.mjs'))) as {
      roomTable: () => string;
    };
    // Prettier pads the cells.
    const plain = (text: string) => text.replaceAll(/ *\| */g, '|').replaceAll(/-{3,}/g, '---');
    expect(plain(page), 'run: node build/architecture.mjs && npm run format').toContain(plain(roomTable()));
  });

  it('fits on one page', () => {
    expect(page.split('\n').length).toBeLessThan(110);
  });
});

describe('folders', () => {
  it.each(rooms)('%s/ begins with a README of at most ten lines', (room) => {
    const lines = read(`${room}/README.md`).trim().split('\n');
    expect(lines[0]).toBe(`# ${room}/`);
    expect(lines.length).toBeLessThanOrEqual(10);
  });

  it('hold no drawer for odds and ends', () => {
    const drawers = /(^|\/)(utils?|common|helpers?|core|managers?|misc)(\/|\.[jt]sx?$|\.mjs$)/;
    expect(
      tracked.filter(
        (file) => drawers.test(file) && !file.startsWith('examples/') && !file.includes('/fixtures/'),
      ),
    ).toEqual([]);
  });
});

describe('package.json', () => {
  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const files = Object.values(scripts).flatMap((command) => /^node (\S+)/.exec(command)?.[1] ?? []);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('is what the README and CONTRIBUTING promise', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const promised = [
      ...`${read('README.md')}${read('CONTRIBUTING.md')}`.matchAll(/npm (?:run )?([a-z0-9]+)/g),
    ].map(([, name = '']) => name);
    const builtIn = ['ci', 'install'];
    expect([...new Set(promised)].filter((name) => !(name in scripts) && !builtIn.includes(name))).toEqual(
      [],
    );
  });
});
