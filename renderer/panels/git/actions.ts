import { createStore, type StoreApi } from 'zustand/vanilla';
import { remember } from '../../shell/remember.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { refreshGit } from './follow-git.ts';
import { gitWords as w } from './words.ts';

const drafts = new WeakMap<Workbench, StoreApi<string>>();
const keyOf = (bench: Workbench) => `tessera.commit.${bench.project.getState().open?.id ?? ''}`;

/** The message of the next commit: typed words outlive the view, the project's closing and a crash. */
export function draftOf(bench: Workbench): StoreApi<string> {
  const known = drafts.get(bench);
  if (known) return known;
  const store = createStore<string>(() => localStorage.getItem(keyOf(bench)) ?? '');
  drafts.set(bench, store);
  store.subscribe((text) => remember(keyOf(bench), text));
  bench.project.subscribe((now, before) => {
    if (now.open?.id !== before.open?.id) store.setState(localStorage.getItem(keyOf(bench)) ?? '', true);
  });
  return store;
}

/** Runs git for the open project, says why where it refuses, and shows what is true afterwards. */
async function act(bench: Workbench, run: (projectId: string) => Promise<unknown>): Promise<boolean> {
  const id = bench.project.getState().open?.id;
  if (id === undefined) return false;
  const isDone = await bench.attempt(async () => {
    await run(id);
    return true;
  });
  await refreshGit(bench);
  return isDone ?? false;
}

export const pathsOf = (bench: Workbench, isStaged: boolean): string[] =>
  bench.git.store
    .getState()
    .files.filter((file) => file.isStaged === isStaged)
    .map(({ path }) => path);

export async function stage(bench: Workbench, paths: string[]): Promise<boolean> {
  if (!paths.length) return true;
  return act(bench, (projectId) => bench.host.client.git.stage({ projectId, paths }));
}

export async function unstage(bench: Workbench, paths: string[]): Promise<boolean> {
  if (!paths.length) return true;
  return act(bench, (projectId) => bench.host.client.git.unstage({ projectId, paths }));
}

/** Gives changes up after a question; what the files held can be had back. */
export async function discard(bench: Workbench, paths: string[]): Promise<void> {
  if (!paths.length) return;
  const answer = await bench.questions.ask({
    title: w.discardTitle,
    text: w.discardText,
    values: { n: paths.length },
    lines: paths.slice(0, 20),
    answers: [
      { id: 'cancel', title: w.cancel },
      { id: 'discard', title: w.discard, danger: true, primary: true },
    ],
  });
  if (answer?.id !== 'discard') return;
  await act(bench, async (projectId) => {
    const discarded = await bench.host.client.git.discard({ projectId, paths });
    const undo = async () => {
      for (const { path, item, isBack } of discarded) {
        if (isBack) await bench.host.client.files.delete({ projectId, path });
        await bench.host.client.files.restore({ projectId, id: item });
      }
    };
    bench.notices.show({
      text: w.discarded,
      values: { n: paths.length },
      actions: discarded.length ? [{ title: w.undo, run: () => void act(bench, undo) }] : [],
    });
  });
}

/** Commits what is staged, or everything where nothing is. Unsaved files are saved or left out, as the person says. */
export async function commit(bench: Workbench): Promise<void> {
  const draft = draftOf(bench);
  const message = draft.getState().trim();
  if (!message) return bench.dock.show('git', { focus: true });
  if (!(await settleUnsaved(bench))) return;
  if (!pathsOf(bench, true).length && !(await stage(bench, pathsOf(bench, false)))) return;
  const isDone = await act(bench, (projectId) => bench.host.client.git.commit({ projectId, message }));
  if (!isDone) return;
  draft.setState('', true);
  bench.notices.show({ tone: 'ok', text: w.committed, values: { subject: message.split('\n')[0] ?? '' } });
}

async function settleUnsaved(bench: Workbench): Promise<boolean> {
  const changed = new Set(bench.git.store.getState().files.map(({ path }) => path));
  const unsaved = [...bench.editors.dirty.getState()].filter((path) => changed.has(path));
  if (!unsaved.length) return true;
  const answer = await bench.questions.ask({
    title: w.unsavedTitle,
    text: w.unsavedText,
    lines: unsaved,
    answers: [
      { id: 'cancel', title: w.cancel },
      { id: 'without', title: w.commitWithout },
      { id: 'save', title: w.saveAndCommit, primary: true },
    ],
  });
  if (answer?.id === 'save') {
    await bench.commands.run('editor.saveAll');
    await refreshGit(bench);
    // What was staged of these files is meant to hold what they hold now.
    const staged = pathsOf(bench, true).filter((path) => unsaved.includes(path));
    return stage(bench, staged);
  }
  return answer?.id === 'without';
}

export async function chooseBranch(bench: Workbench): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return;
  const branches = await bench.attempt(() => bench.host.client.git.branches({ projectId }));
  if (!branches) return;
  const chosen = await bench.questions.pick({
    placeholder: w.switchBranch,
    items: branches.map(({ name, subject, isCurrent }) => ({
      id: name,
      title: name,
      detail: subject,
      icon: isCurrent ? 'check' : 'git-branch',
      current: isCurrent,
    })),
  });
  if (chosen === undefined) return;
  await act(bench, () => bench.host.client.git.switchBranch({ projectId, name: chosen }));
}

export async function newBranch(bench: Workbench): Promise<void> {
  const answer = await bench.questions.ask({
    title: w.newBranch,
    input: {
      label: w.branchName,
      value: '',
      check: (value) => (/^[^\s~^:?*[\\-][^\s~^:?*[\\]*$/.test(value.trim()) ? undefined : w.branchNameWrong),
    },
    answers: [
      { id: 'cancel', title: w.cancel },
      { id: 'create', title: w.create, primary: true },
    ],
  });
  if (answer?.id !== 'create') return;
  const name = answer.value.trim();
  await act(bench, (projectId) => bench.host.client.git.switchBranch({ projectId, name, isNew: true }));
}

export async function createRepository(bench: Workbench): Promise<void> {
  await act(bench, (projectId) => bench.host.client.git.init({ projectId }));
}
