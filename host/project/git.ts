import { execFile } from 'node:child_process';

export type GitMark = 'M' | 'A' | 'D' | 'R' | 'U' | 'C';

export interface GitStatus {
  branch: string;
  ahead: number;
  behind: number;
  /** Paths relative to the project, with `/`. `staged` and `unstaged` as git tells them apart. */
  files: { path: string; mark: GitMark; isStaged: boolean }[];
  /** Ignored files and (with a `/` at the end) folders. */
  ignored: string[];
}

export interface GitAnswer {
  isDone: boolean;
  output: string;
  /** What it said besides; `undefined` where git could not be started at all. */
  complaint: string | undefined;
}

export interface GitCall {
  input?: string;
  /** The repository's own hooks run: only where a person asked for what they belong to (a commit). */
  withHooks?: boolean;
  milliseconds?: number;
}

/** git itself, without a shell. */
export function runGit(folder: string, args: string[], call: GitCall = {}): Promise<GitAnswer> {
  const { input, withHooks = false, milliseconds = 20_000 } = call;
  // Nothing may ask for a password, an editor or a pager, and a status must not take locks from the person's own git.
  const env = {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    GIT_EDITOR: 'true',
    LC_ALL: 'C',
  };
  const options = {
    cwd: folder,
    env,
    maxBuffer: 64 * 1024 * 1024,
    timeout: milliseconds,
    windowsHide: true,
  };
  return new Promise((resolve) => {
    // A repository's own configuration could name programs to run: the ones a status would start are switched off.
    const safe = ['-c', 'core.fsmonitor=false', ...(withHooks ? [] : ['-c', 'core.hooksPath=/dev/null'])];
    const child = execFile('git', [...safe, ...args], options, (error, stdout, stderr) => {
      const isMissing = error?.code === 'ENOENT';
      resolve({ isDone: !error, output: stdout, complaint: isMissing ? undefined : stderr.trim() });
    });
    // git may end before it has read everything; its answer says why.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input ?? '');
  });
}

/** Its output, or undefined where git is not installed, this is no repository, or it refuses. */
async function git(folder: string, args: string[]): Promise<string | undefined> {
  const { isDone, output } = await runGit(folder, args);
  return isDone ? output : undefined;
}

const listed = [
  'status',
  '--porcelain=v2',
  '--branch',
  '-z',
  '--untracked-files=all',
  '--ignored=matching',
  '--',
  '.',
];

export async function readStatus(folder: string): Promise<GitStatus | null> {
  const [output, prefix] = await Promise.all([
    git(folder, listed),
    git(folder, ['rev-parse', '--show-prefix']),
  ]);
  return output === undefined || prefix === undefined ? null : parseStatus(output, prefix.trim());
}

/** The format of `git status --porcelain=v2 -z`; paths are relative to the repository, `prefix` is where we are in it. */
export function parseStatus(output: string, prefix: string): GitStatus {
  const status: GitStatus = { branch: '', ahead: 0, behind: 0, files: [], ignored: [] };
  const within = (path: string) => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  const parts = output.split('\0');
  for (let index = 0; index < parts.length; index += 1) {
    const line = parts[index] ?? '';
    if (line.startsWith('# ')) readHeader(line, status);
    else if (line.startsWith('? '))
      status.files.push({ path: within(line.slice(2)), mark: 'U', isStaged: false });
    else if (line.startsWith('! ')) status.ignored.push(within(line.slice(2)));
    else if (/^[12u] /.test(line)) {
      status.files.push(...readChanges(line, within));
      // A rename is followed by the name it had.
      if (line.startsWith('2 ')) index += 1;
    }
  }
  return status;
}

function readHeader(line: string, status: GitStatus): void {
  const [, key, ...rest] = line.split(' ');
  if (key === 'branch.head') status.branch = rest.join(' ');
  if (key !== 'branch.ab') return;
  status.ahead = Math.abs(Number(rest[0]));
  status.behind = Math.abs(Number(rest[1]));
}

/** A file that was staged and then changed again is in both lists, as git sees it. */
function readChanges(line: string, within: (path: string) => string): GitStatus['files'] {
  const fields = line.split(' ');
  const kind = fields[0];
  const [staged = '.', unstaged = '.'] = fields[1] ?? '';
  const path = within(fields.slice(kind === '1' ? 8 : kind === '2' ? 9 : 10).join(' '));
  if (kind === 'u') return [{ path, mark: 'C', isStaged: false }];
  const changes: GitStatus['files'] = [];
  if (staged !== '.') changes.push({ path, mark: markOf(staged), isStaged: true });
  if (unstaged !== '.') changes.push({ path, mark: markOf(unstaged), isStaged: false });
  return changes;
}

const markOf = (letter: string): GitMark =>
  letter === 'A' || letter === 'D' || letter === 'R' ? letter : letter === 'C' ? 'A' : 'M';

/** A file's text in the last commit or, staged, in what the next one would hold. */
export async function readCommitted(
  folder: string,
  path: string,
  from: 'head' | 'staged',
): Promise<string | null> {
  return (await git(folder, ['show', `${from === 'head' ? 'HEAD' : ''}:./${path}`])) ?? null;
}

/** First lines of the commits that touched the project since then, newest first; none outside a repository. */
export async function readSubjects(folder: string, since: number, most: number): Promise<string[]> {
  const range = [`--since=${new Date(since).toISOString()}`, `--max-count=${most}`];
  const output = await git(folder, ['log', '--no-merges', '--format=%s', ...range, '--', '.']);
  return output?.split('\n').filter((line) => line !== '') ?? [];
}
