import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCommitted, readStatus } from './git.ts';

let folder: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    stdio: 'pipe',
  });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'git-status-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what git says', () => {
  it('is null outside a repository', async () => {
    expect(await readStatus(folder)).toBeNull();
  });

  it('names branch, changes and what is ignored, relative to the project', async () => {
    git('init', '-q', '-b', 'main');
    const app = path.join(folder, 'apps', 'one two');
    mkdirSync(path.join(app, 'node_modules'), { recursive: true });
    writeFileSync(path.join(folder, '.gitignore'), 'node_modules\n');
    for (const name of ['a.js', 'b.js', 'c.js'])
      writeFileSync(path.join(app, name), `// ${name}\n`.repeat(9));
    writeFileSync(path.join(app, 'node_modules', 'x.js'), '');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(path.join(app, 'a.js'), 'changed\n');
    rmSync(path.join(app, 'b.js'));
    git('mv', 'apps/one two/c.js', 'apps/one two/ç d.js');
    writeFileSync(path.join(app, 'new.js'), '');
    const status = await readStatus(app);
    expect(status?.branch).toBe('main');
    expect(Object.fromEntries(status?.files.map(({ path: file, mark }) => [file, mark]) ?? [])).toEqual({
      'a.js': 'M',
      'b.js': 'D',
      'ç d.js': 'R',
      'new.js': 'U',
    });
    expect(status?.ignored).toEqual(['node_modules/']);
    expect(await readCommitted(app, 'a.js', 'head')).toContain('// a.js');
    expect(await readCommitted(app, 'new.js', 'head')).toBeNull();
  });
});
