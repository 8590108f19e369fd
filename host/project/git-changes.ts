import { refuse } from '../errors.ts';
import { runGit, type GitCall } from './git.ts';

/** Runs git and refuses in words where it does: its own last lines are the reason a person can act on. */
async function must(folder: string, args: string[], call: GitCall = {}): Promise<string> {
  const answer = await runGit(folder, ['--literal-pathspecs', ...args], call);
  if (answer.isDone) return answer.output;
  if (answer.complaint === undefined) throw refuse('GIT_MISSING');
  if (/user\.(email|name)|identity unknown|empty ident/i.test(answer.complaint)) throw refuse('GIT_IDENTITY');
  const said = (answer.complaint || answer.output).split('\n').filter((line) => line.trim() !== '');
  const errors = said.filter((line) => /^(error|fatal):/.test(line));
  const reason = (errors.length ? errors : said).slice(-3).join(' ');
  throw refuse('GIT_REFUSED', { reason: reason.replace(/(error|fatal): /g, '').slice(0, 500) });
}

// Names of files go through standard input: a thousand of them would be longer than a command line may be.
const listed = ['--pathspec-from-file=-', '--pathspec-file-nul'];
const namesOf = (paths: readonly string[]) => ({ input: paths.join('\0') });

/** Puts files, gone ones too, into the next commit. */
export async function stage(folder: string, paths: readonly string[]): Promise<void> {
  await must(folder, ['add', '--all', ...listed], namesOf(paths));
}

export async function unstage(folder: string, paths: readonly string[]): Promise<void> {
  await must(folder, ['reset', '--quiet', ...listed], namesOf(paths));
}

/** Brings files back to what is staged, or to the last commit where nothing is. */
export async function takeBack(folder: string, paths: readonly string[]): Promise<void> {
  await must(folder, ['checkout', '--quiet', ...listed], namesOf(paths));
}

/** Commits what is staged. The repository's hooks run, as they would in a terminal. */
export async function commit(folder: string, message: string): Promise<void> {
  const call = { input: message, withHooks: true, milliseconds: 300_000 };
  await must(folder, ['commit', '--quiet', '--cleanup=whitespace', '--file=-'], call);
}

export interface GitBranch {
  name: string;
  isCurrent: boolean;
  /** Of its last commit: milliseconds since 1970, and the first line of its message. */
  time: number;
  subject: string;
}

/** Local branches, the one with the newest commit first. */
export async function listBranches(folder: string): Promise<GitBranch[]> {
  const format = '%(HEAD)%00%(refname:short)%00%(committerdate:unix)%00%(contents:subject)';
  const output = await must(folder, [
    'for-each-ref',
    '--sort=-committerdate',
    `--format=${format}`,
    'refs/heads',
  ]);
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [head = '', name = '', time = '', subject = ''] = line.split('\0');
      return { name, isCurrent: head === '*', time: Number(time) * 1_000, subject };
    });
}

/** Goes to a branch. git itself refuses where unsaved changes would be overwritten. */
export async function switchBranch(folder: string, name: string, isNew: boolean): Promise<void> {
  // `--` would make a file of it; a name that looks like an option is none that git allows.
  if (name.startsWith('-')) throw refuse('GIT_REFUSED', { reason: `'${name}' is not a valid branch name` });
  await must(folder, ['switch', '--quiet', ...(isNew ? ['--create'] : []), name], { withHooks: true });
}

export async function createRepository(folder: string): Promise<void> {
  await must(folder, ['init', '--quiet', '--initial-branch=main']);
}
