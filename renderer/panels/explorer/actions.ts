import type { Workbench } from '../../shell/workbench.ts';
import { expand, explorerOf, load } from './explorer-state.ts';
import { collapsed, freeName, join, nameOf, parentOf } from './tree.ts';
import { explorerWords as w } from './words.ts';

const projectOf = (bench: Workbench) => bench.project.getState().open;

/** What an action is about: the selection where the focus is in it, else the focused row. */
export function targets(bench: Workbench): string[] {
  const { focused, selected } = explorerOf(bench).getState();
  if (focused === undefined) return [];
  const paths = selected.has(focused) ? [...selected] : [focused];
  // A folder brings what is in it: its children need no turn of their own.
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(`${other}/`)));
}

/** The folder new things go to: the focused one, or the one around the focused file. */
export function targetFolder(bench: Workbench): string {
  const { focused, tree } = explorerOf(bench).getState();
  if (focused === undefined) return '';
  const entry = tree.children.get(parentOf(focused))?.find(({ path }) => path === focused);
  return entry?.kind === 'folder' ? focused : parentOf(focused);
}

export async function startDraft(bench: Workbench, kind: 'file' | 'folder'): Promise<void> {
  await bench.dock.show('explorer');
  const folder = targetFolder(bench);
  if (folder !== '') await expand(bench, folder, true);
  explorerOf(bench).setState({ draft: { kind, folder } });
}

export async function startRename(bench: Workbench): Promise<void> {
  await bench.dock.show('explorer', { focus: false });
  const [path] = targets(bench);
  if (path !== undefined) explorerOf(bench).setState({ draft: { kind: 'rename', path } });
}

/** What a draft became: a file, a folder (also several levels: `a/b/c.js`), a new name. */
export async function finishDraft(bench: Workbench, name: string): Promise<void> {
  const store = explorerOf(bench);
  const { draft } = store.getState();
  const project = projectOf(bench);
  store.setState({ draft: undefined });
  if (!draft || !project || !name) return;
  const { files } = bench.host.client;
  await bench.attempt(async () => {
    if (draft.kind === 'rename') {
      const to = join(parentOf(draft.path), name);
      if (to !== draft.path) await moveTo(bench, draft.path, to);
      store.setState({ focused: to, selected: new Set([to]) });
      return;
    }
    const path = join(draft.folder, name);
    if (draft.kind === 'folder') await files.createFolder({ projectId: project.id, path });
    else await files.createFile({ projectId: project.id, path });
    await load(bench, draft.folder);
    store.setState({ focused: path, selected: new Set([path]) });
    if (draft.kind === 'file') await bench.editors.open(path, { focus: true });
  });
}

/** Moves on disk; open documents go along with their unsaved text. */
export async function moveTo(bench: Workbench, from: string, to: string): Promise<void> {
  const project = projectOf(bench);
  if (!project) return;
  if (!(await bench.editors.hooks.moving(from, to))) {
    await bench.host.client.files.move({ projectId: project.id, path: from, to });
    await bench.editors.hooks.moved(from, to);
  }
  await Promise.all([...new Set([parentOf(from), parentOf(to)])].map((folder) => load(bench, folder)));
}

export async function moveInto(bench: Workbench, paths: readonly string[], folder: string): Promise<void> {
  const wanted = paths.filter(
    (path) => parentOf(path) !== folder && path !== folder && !folder.startsWith(`${path}/`),
  );
  if (!wanted.length) return;
  await bench.attempt(async () => {
    for (const path of wanted) await moveTo(bench, path, join(folder, nameOf(path)));
    if (folder !== '') await expand(bench, folder, true);
  });
}

export async function remove(bench: Workbench): Promise<void> {
  const project = projectOf(bench);
  const paths = targets(bench);
  if (!project || !paths.length) return;
  const dirty = [...bench.editors.dirty.getState()].filter((path) =>
    paths.some((gone) => path === gone || path.startsWith(`${gone}/`)),
  );
  const answer = await bench.questions.ask({
    title: w.deleteTitle,
    text: dirty.length ? w.dirtyText : w.deleteText,
    values: { n: paths.length },
    lines: paths,
    answers: [
      { id: 'cancel', title: w.cancel },
      { id: 'delete', title: w.delete, danger: true, primary: true },
    ],
  });
  if (answer?.id !== 'delete') return;
  await bench.attempt(async () => {
    const items = [];
    for (const path of paths) {
      await bench.editors.hooks.deleted(path);
      items.push(await bench.host.client.files.delete({ projectId: project.id, path }));
    }
    offerUndo(bench, project.id, items);
    await Promise.all([...new Set(paths.map(parentOf))].map((folder) => load(bench, folder)));
  });
}

function offerUndo(bench: Workbench, projectId: string, items: readonly { id: string }[]): void {
  const restore = async () => {
    for (const { id } of items) await bench.host.client.files.restore({ projectId, id });
  };
  bench.notices.show({
    text: w.deleted,
    values: { n: items.length },
    actions: [{ title: w.undo, run: () => void bench.attempt(restore) }],
  });
}

export function take(bench: Workbench, isCut: boolean): void {
  explorerOf(bench).setState({ clipboard: { paths: targets(bench), isCut } });
  bench.touch();
}

export async function paste(bench: Workbench): Promise<void> {
  const store = explorerOf(bench);
  const { clipboard } = store.getState();
  const project = projectOf(bench);
  if (!clipboard || !project) return;
  const folder = targetFolder(bench);
  if (clipboard.isCut) {
    await moveInto(bench, clipboard.paths, folder);
    store.setState({ clipboard: undefined });
    return;
  }
  await bench.attempt(async () => {
    await load(bench, folder);
    for (const path of clipboard.paths) {
      const taken = new Set(
        store
          .getState()
          .tree.children.get(folder)
          ?.map(({ name }) => name),
      );
      const to = join(folder, freeName(nameOf(path), taken));
      await bench.host.client.files.copy({ projectId: project.id, path, to });
      await load(bench, folder);
    }
  });
}

export async function copyPath(bench: Workbench, isRelative: boolean): Promise<void> {
  const project = projectOf(bench);
  const [path] = targets(bench);
  if (!project || path === undefined) return;
  await navigator.clipboard.writeText(isRelative ? path : `${project.folder}/${path}`);
}

export function collapseAll(bench: Workbench): void {
  explorerOf(bench).setState(({ tree }) => ({ tree: collapsed(tree) }));
}
