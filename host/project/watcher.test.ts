import { readdirSync, readFileSync, renameSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileChange } from '../../contract/facts.ts';
import { Log } from '../log.ts';
import { temporaryFolder, writeFiles } from '../testing/test-host.ts';
import { isIgnoredFolder } from './open-projects.ts';
import { Watcher, type WatcherOptions } from './watcher.ts';

async function watchFolder(files: Record<string, string> = {}, options: Partial<WatcherOptions> = {}) {
  const folder = temporaryFolder();
  writeFiles(folder, files);
  const log = new Log().named('watch');
  const watcher = new Watcher({ projectId: 'p', folder, isIgnored: isIgnoredFolder, log, ...options });
  onTestFinished(() => watcher.dispose());
  await watcher.start();
  return { folder, watcher };
}

/** What is on the disk, in the watcher's words. */
function diskOf(folder: string, relative = ''): string[] {
  return readdirSync(path.join(folder, relative), { withFileTypes: true }).flatMap((entry) => {
    const child = relative === '' ? entry.name : `${relative}/${entry.name}`;
    if (!entry.isDirectory()) return [child];
    return [`${child}/`, ...(isIgnoredFolder(child) ? [] : diskOf(folder, child))];
  });
}

/** The facts of what `act` does, and in how many items they came. */
async function told(watcher: Watcher, act: () => unknown): Promise<FileChange[] & { items: number }> {
  const place = { epoch: watcher.facts.epoch, sequence: watcher.facts.sequence };
  await act();
  await watcher.settled();
  const stream = watcher.facts.follow(place);
  const changes: FileChange[] = [];
  let items = 0;
  for (let at = -1; at < watcher.facts.sequence;) {
    const { value } = await stream.next();
    if (!value) break;
    at = value.sequence;
    if (value.fact.type !== 'files.changed') continue;
    items += 1;
    changes.push(...value.fact.changes);
  }
  await stream.return();
  return Object.assign(changes, { items });
}

const short = ({ kind, path: file, isFolder }: FileChange) => `${kind} ${file}${isFolder ? '/' : ''}`;
const sorted = (changes: FileChange[]) => [...new Set(changes.map(short))].sort();

// Node's own recursive watch for Linux stands in for that of macOS and Windows.
describe.each([{ recursive: false }, { recursive: true }])('the watcher (%o)', (mode) => {
  it('tells of files that come, change and go', async () => {
    const { folder, watcher } = await watchFolder({ 'a.js': '1', 'b.js': '1' }, mode);
    const file = (name: string) => path.join(folder, name);
    expect(sorted(await told(watcher, () => writeFileSync(file('a.js'), '2')))).toEqual(['changed a.js']);
    expect(sorted(await told(watcher, () => renameSync(file('b.js'), file('ü 茶.js'))))).toEqual([
      'created ü 茶.js',
      'deleted b.js',
    ]);
    expect(sorted(await told(watcher, () => rmSync(file('a.js'))))).toEqual(['deleted a.js']);
  });

  it('tells of whole folders, whatever was put into them on the way', async () => {
    const { folder, watcher } = await watchFolder({ 'old/deep/a.js': '1' }, mode);
    const made = await told(watcher, () => writeFiles(folder, { 'new/deep/b.js': '1', 'new/c.js': '1' }));
    expect(sorted(made).filter((text) => !text.startsWith('changed'))).toEqual([
      'created new/',
      'created new/c.js',
      'created new/deep/',
      'created new/deep/b.js',
    ]);
    const moved = await told(watcher, () =>
      renameSync(path.join(folder, 'old'), path.join(folder, 'new/old')),
    );
    expect(sorted(moved).filter((text) => !text.startsWith('changed'))).toEqual([
      'created new/old/',
      'created new/old/deep/',
      'created new/old/deep/a.js',
      'deleted old/',
      'deleted old/deep/',
      'deleted old/deep/a.js',
    ]);
    const inside = await told(watcher, () => writeFiles(folder, { 'new/old/deep/a.js': '2' }));
    expect(sorted(inside)).toEqual(['changed new/old/deep/a.js']);
    await told(watcher, () => rmSync(path.join(folder, 'new'), { recursive: true }));
    expect([...watcher.paths()]).toEqual([]);
  });
});

describe('the watcher', () => {
  it('notices a folder that another one took the place of, and a file that became a folder', async () => {
    const { folder, watcher } = await watchFolder({
      'a/one.js': '1',
      'a/same.js': '1',
      'b/two.js': '1',
      'b/same.js': '2',
      c: '1',
    });
    const exchanged = await told(watcher, () => {
      rmSync(path.join(folder, 'a'), { recursive: true });
      renameSync(path.join(folder, 'b'), path.join(folder, 'a'));
      rmSync(path.join(folder, 'c'));
      writeFiles(folder, { 'c/three.js': '1' });
    });
    expect(exchanged.map(short)).toContain('changed a/same.js');
    expect([...watcher.paths()].sort()).toEqual(['a/', 'a/same.js', 'a/two.js', 'c/', 'c/three.js']);
    expect(
      sorted(await told(watcher, () => writeFiles(folder, { 'a/two.js': '2', 'c/three.js': '2' }))),
    ).toEqual(['changed a/two.js', 'changed c/three.js']);
  });

  it('tells a burst in few facts', async () => {
    const { folder, watcher } = await watchFolder({ 'a.js': '' });
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}.js`, '1']));
    const changes = await told(watcher, () => {
      for (let round = 0; round < 200; round += 1) writeFileSync(path.join(folder, 'a.js'), String(round));
      writeFiles(folder, many);
    });
    expect(new Set(changes.map(({ path: file }) => file)).size).toBe(1_001);
    expect(changes.items).toBeLessThan(10);
  });

  it('does not look into ignored folders, nor follow links in circles', async () => {
    const { folder, watcher } = await watchFolder({ 'src/a.js': '1', 'node_modules/x/index.js': '1' });
    expect([...watcher.paths()].sort()).toEqual(['node_modules/', 'src/', 'src/a.js']);
    const changes = await told(watcher, () => {
      writeFiles(folder, { 'node_modules/x/index.js': '2', 'node_modules/y/index.js': '1' });
      symlinkSync('..', path.join(folder, 'src/up'));
      symlinkSync('self', path.join(folder, 'src/self'));
    });
    expect(sorted(changes)).toEqual(['created src/self', 'created src/up']);
  });

  it('does not tell of files that are being written', async () => {
    const { folder, watcher } = await watchFolder({ 'a.js': '1' });
    const temporary = path.join(folder, '.tessera-0123456789ab.tmp');
    const changes = await told(watcher, () => {
      writeFileSync(temporary, '2');
      renameSync(temporary, path.join(folder, 'a.js'));
    });
    expect(sorted(changes)).toEqual(['changed a.js']);
  });

  it('says that its folder is gone, and goes on when it is back', async () => {
    const { folder, watcher } = await watchFolder({ 'a.js': '1', 'b/c.js': '1' });
    const stream = watcher.facts.follow();
    const deleted: string[] = [];
    renameSync(folder, `${folder}-away`);
    onTestFinished(() => rmSync(`${folder}-away`, { recursive: true, force: true }));
    for (let isGone = false; !isGone;) {
      const { value } = await stream.next();
      if (value?.fact.type === 'files.changed') deleted.push(...value.fact.changes.map(short));
      isGone = value?.fact.type === 'folder.gone';
    }
    expect(deleted.sort()).toEqual(['deleted a.js', 'deleted b/', 'deleted b/c.js']);
    renameSync(`${folder}-away`, folder);
    const { value } = await stream.next();
    expect(value?.fact).toMatchObject({ type: 'files.changed' });
    expect([...watcher.paths()].sort()).toEqual(['a.js', 'b/', 'b/c.js']);
    expect(sorted(await told(watcher, () => writeFiles(folder, { 'b/c.js': '2' })))).toEqual([
      'changed b/c.js',
    ]);
    await stream.return();
  });

  it('says that the system allows no more watches, and opens all the same', async () => {
    let left = 1;
    const limited = ((...args: Parameters<typeof watch>) => {
      left -= 1;
      if (left < 0) throw Object.assign(new Error('inotify'), { code: 'ENOSPC' });
      return watch(...args);
    }) as typeof watch;
    const { watcher } = await watchFolder({ 'a/b.js': '1' }, { watch: limited });
    expect(watcher.facts.recent()).toEqual([{ type: 'watch.limited', projectId: 'p' }]);
    expect([...watcher.paths()].sort()).toEqual(['a/', 'a/b.js']);
  });

  it('tells the truth after a flood that the system dropped events of', async () => {
    const { folder, watcher } = await watchFolder({ 'quiet/a.js': '1', 'gone/b.js': '1' });
    await told(watcher, () => {
      // Without a pause for events: more than the system's queue holds.
      for (let n = 0; n < 9_000; n += 1) writeFileSync(path.join(folder, `flood-${n % 3_000}.js`), String(n));
      writeFileSync(path.join(folder, 'quiet/a.js'), '2');
      rmSync(path.join(folder, 'gone'), { recursive: true });
      writeFiles(folder, { 'late/c.js': '1' });
    });
    expect([...watcher.paths()].sort()).toEqual(diskOf(folder).sort());
    const kinds = watcher.facts
      .recent()
      .flatMap((fact) => (fact.type === 'files.changed' ? fact.changes : []));
    expect(kinds.map(short)).toContain('changed quiet/a.js');
  });
});

/** A small generator with a seed: a failing run can be run again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const rounds = Number(process.env.TESSERA_WATCH_ROUNDS ?? 1_000);

describe(`${rounds} random edits, renames and deletes at once`, () => {
  it('leave a follower with the names and contents that are on the disk', async () => {
    const start = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`d${n % 6}/e${n % 3}/f${n}.js`, `${n}`]),
    );
    const { folder, watcher } = await watchFolder(start);
    const seed = Number(process.env.TESSERA_SEED ?? Date.now() % 100_000);
    const pick = random(seed);
    const names = new Set(watcher.paths());
    const contents = new Map(Object.entries(start));
    const stream = watcher.facts.follow();
    const read = async (name: string) => {
      contents.set(name, await readFile(path.join(folder, name), 'utf8').catch(() => ''));
    };
    const listening = (async () => {
      for await (const { fact } of stream) {
        if (fact.type !== 'files.changed') continue;
        for (const { path: name, kind, isFolder } of fact.changes) {
          const entry = isFolder ? `${name}/` : name;
          if (kind === 'deleted') names.delete(entry);
          else names.add(entry);
          if (!isFolder && kind !== 'deleted') await read(name);
        }
      }
    })();

    const spot = () => `d${pick(8)}${pick(2) ? `/e${pick(4)}` : ''}${pick(3) ? `/f${pick(40)}.js` : ''}`;
    const at = (name: string) => path.join(folder, name);
    const acts: ((round: number) => Promise<unknown>)[] = [
      (round) => writeFile(at(spot()), `round ${round}`),
      (round) => appendFile(at(spot()), `+${round}`),
      (round) =>
        mkdir(path.dirname(at(spot())), { recursive: true }).then(() =>
          writeFile(at(spot()), `new ${round}`),
        ),
      () => rename(at(spot()), at(spot())),
      () => rm(at(spot()), { recursive: true }),
    ];
    const running = new Set<Promise<unknown>>();
    for (let round = 0; round < rounds; round += 1) {
      // Many of them cannot be done (no such folder, not empty): that is part of it.
      const act: Promise<unknown> = acts[pick(acts.length)]!(round).catch(() => undefined);
      const done = act.finally(() => running.delete(done));
      running.add(done);
      if (running.size >= 8) await Promise.race(running);
    }
    await Promise.all(running);
    await watcher.settled();
    watcher.facts.dispose();
    await listening;

    const disk = diskOf(folder).sort();
    expect([...watcher.paths()].sort(), `seed ${seed}`).toEqual(disk);
    expect([...names].sort(), `seed ${seed}`).toEqual(disk);
    const files = disk.filter((name) => !name.endsWith('/'));
    const onDisk = Object.fromEntries(files.map((name) => [name, readFileSync(at(name), 'utf8')]));
    expect(Object.fromEntries(files.map((name) => [name, contents.get(name)])), `seed ${seed}`).toEqual(
      onDisk,
    );
  });
});
