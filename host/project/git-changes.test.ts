import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { temporaryFolder } from '../testing/test-host.ts';
import {
  commit,
  createRepository,
  listBranches,
  stage,
  switchBranch,
  takeBack,
  unstage,
} from './git-changes.ts';
import { readCommitted, readStatus } from './git.ts';

let folder: string;
const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
const changes = async () =>
  (await readStatus(folder))?.files
    .map(({ path: file, mark, isStaged }) => `${isStaged ? 'staged ' : ''}${mark} ${file}`)
    .sort();

beforeEach(async () => {
  folder = temporaryFolder();
  await createRepository(folder);
  git('config', 'user.name', 'Tea');
  git('config', 'user.email', 'tea@example.com');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('changes of a git repository', () => {
  it('are staged, unstaged and committed, before the first commit and after it', async () => {
    write('a.js', '1');
    write('-b *.js', '1');
    await stage(folder, ['a.js', '-b *.js']);
    expect(await changes()).toEqual(['staged A -b *.js', 'staged A a.js']);
    await unstage(folder, ['-b *.js']);
    expect(await changes()).toEqual(['U -b *.js', 'staged A a.js']);
    await commit(folder, '#12 First\n\n# 中文');
    expect(git('log', '--format=%B').trim()).toBe('#12 First\n\n# 中文');
    expect(await changes()).toEqual(['U -b *.js']);
  });

  it('show a file that was staged and changed again in both lists', async () => {
    write('a.js', '1');
    await stage(folder, ['a.js']);
    await commit(folder, 'first');
    write('a.js', '2');
    await stage(folder, ['a.js']);
    write('a.js', '3');
    expect(await changes()).toEqual(['M a.js', 'staged M a.js']);
    expect(await readCommitted(folder, 'a.js', 'staged')).toBe('2');
    await takeBack(folder, ['a.js']);
    expect(readFileSync(path.join(folder, 'a.js'), 'utf8')).toBe('2');
    expect(await changes()).toEqual(['staged M a.js']);
  });

  it('go along to a new branch; git refuses a switch that would overwrite them', async () => {
    write('a.js', '1');
    await stage(folder, ['a.js']);
    await commit(folder, 'first');
    await switchBranch(folder, 'feature/tea', true);
    write('a.js', '2');
    await stage(folder, ['a.js']);
    await commit(folder, 'second');
    write('a.js', '3');
    await expect(switchBranch(folder, 'main', false)).rejects.toMatchObject({ code: 'GIT_REFUSED' });
    await expect(switchBranch(folder, '--orphan', true)).rejects.toMatchObject({ code: 'GIT_REFUSED' });
    const branches = await listBranches(folder);
    expect(branches.map(({ name, isCurrent, subject }) => ({ name, isCurrent, subject }))).toContainEqual({
      name: 'feature/tea',
      isCurrent: true,
      subject: 'second',
    });
  });

  it('are refused in words: nothing staged, a hook that says no, nobody to commit as', async () => {
    await expect(commit(folder, 'empty')).rejects.toMatchObject({ code: 'GIT_REFUSED' });
    write('a.js', '1');
    await stage(folder, ['a.js']);
    const hook = path.join(folder, '.git/hooks/pre-commit');
    mkdirSync(path.dirname(hook), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho "no tea today" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(commit(folder, 'refused')).rejects.toThrow('no tea today');
    writeFileSync(hook, '#!/bin/sh\nexit 0\n');
    git('config', 'user.name', '');
    vi.stubEnv('GIT_AUTHOR_NAME', '');
    vi.stubEnv('GIT_COMMITTER_NAME', '');
    await expect(commit(folder, 'nobody')).rejects.toMatchObject({ code: 'GIT_IDENTITY' });
  });
});
