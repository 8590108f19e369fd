import { createStore, type StoreApi } from 'zustand/vanilla';
import { entriesOf } from '../../../contract/file-lists.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { above, emptyTree, staleFolders, withChildren, withExpanded, without, type Tree } from './tree.ts';

/** A row that is being written: a new file or folder below `folder`, or a new name for `path`. */
export type Draft = { kind: 'file' | 'folder'; folder: string } | { kind: 'rename'; path: string };

export interface ExplorerState {
  tree: Tree;
  focused: string | undefined;
  selected: ReadonlySet<string>;
  draft: Draft | undefined;
  clipboard: { paths: string[]; isCut: boolean } | undefined;
  isGone: boolean;
}

export type ExplorerStore = StoreApi<ExplorerState>;

const stores = new WeakMap<Workbench, ExplorerStore>();

/** One explorer per window; its commands work without its view. */
export function explorerOf(bench: Workbench): ExplorerStore {
  const known = stores.get(bench);
  if (known) return known;
  const store = createStore<ExplorerState>(fresh);
  stores.set(bench, store);
  return store;
}

const fresh = (): ExplorerState => ({
  tree: emptyTree,
  focused: undefined,
  selected: new Set(),
  draft: undefined,
  clipboard: undefined,
  isGone: false,
});

export function startExplorer(bench: Workbench): void {
  const store = explorerOf(bench);
  let projectId: string | undefined;
  bench.project.subscribe(({ open }) => {
    if (open?.id === projectId) return;
    projectId = open?.id;
    store.setState(fresh(), true);
    if (projectId !== undefined) void load(bench, '');
  });
  bench.files.onGone(() => store.setState({ isGone: true }));
  bench.files.onChange((changes, isAll) => {
    const { tree } = store.getState();
    if (isAll) {
      for (const folder of tree.children.keys()) void load(bench, folder);
      return;
    }
    const gone = changes.filter(({ kind, isFolder }) => kind === 'deleted' && isFolder);
    if (gone.length) {
      store.setState({ tree: gone.reduce((left, { path }) => without(left, path), tree) });
    }
    const moved = changes.filter(({ kind }) => kind !== 'changed').map(({ path }) => path);
    for (const folder of staleFolders(store.getState().tree, moved)) void load(bench, folder);
  });
}

/** Asks the host for a folder's entries. A folder that is gone is forgotten. */
export async function load(bench: Workbench, folder: string): Promise<void> {
  const store = explorerOf(bench);
  const id = bench.project.getState().open?.id;
  if (id === undefined) return;
  const entries = await bench.host.client.files.list({ projectId: id, path: folder }).then(
    (list) => entriesOf(list, folder),
    () => undefined,
  );
  if (bench.project.getState().open?.id !== id) return;
  store.setState(({ tree }) => ({
    isGone: folder === '' ? entries === undefined : store.getState().isGone,
    tree: entries ? withChildren(tree, folder, entries) : without(tree, folder),
  }));
}

export async function expand(bench: Workbench, folder: string, isExpanded: boolean): Promise<void> {
  const store = explorerOf(bench);
  if (isExpanded && !store.getState().tree.children.has(folder)) await load(bench, folder);
  store.setState(({ tree }) => ({ tree: withExpanded(tree, folder, isExpanded) }));
}

/** Opens the folders above a path and puts the focus on it. */
export async function revealPath(bench: Workbench, path: string): Promise<void> {
  for (const folder of above(path)) await expand(bench, folder, true);
  explorerOf(bench).setState({ focused: path, selected: new Set([path]) });
}
