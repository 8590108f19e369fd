import type { Workbench } from '../../shell/workbench.ts';
import { expand, type ExplorerStore } from './explorer-state.ts';
import { parentOf, type TreeRow } from './tree.ts';

type Rows = readonly (TreeRow | { draft: unknown })[];

const commandKeys: Record<string, string> = { F2: 'explorer.rename', Delete: 'explorer.delete' };
const modKeys: Record<string, string> = { c: 'explorer.copy', x: 'explorer.cut', v: 'explorer.paste' };

/** Keys of the tree beyond moving: expand, collapse, rename, delete, clipboard, select all. True where it was one. */
export function onTreeKey(
  event: React.KeyboardEvent,
  bench: Workbench,
  store: ExplorerStore,
  rows: Rows,
): boolean {
  const { focused } = store.getState();
  const row = rows.find((one): one is TreeRow => 'path' in one && one.path === focused);
  const mod = event.ctrlKey || event.metaKey;
  const command = mod ? modKeys[event.key.toLowerCase()] : commandKeys[event.key];
  if (command) {
    if (row && !store.getState().selected.has(row.path)) store.setState({ selected: new Set([row.path]) });
    void bench.commands.run(command);
    return true;
  }
  if (mod && event.key.toLowerCase() === 'a') {
    store.setState({ selected: new Set(rows.flatMap((one) => ('path' in one ? [one.path] : []))) });
    return true;
  }
  if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    return extend(event.key === 'ArrowDown' ? 1 : -1, store, rows);
  }
  if (!row || mod) return false;
  if (event.key === 'ArrowRight') return right(bench, store, rows, row);
  if (event.key === 'ArrowLeft') return left(bench, store, row);
  if (event.key === ' ') {
    if (row.kind === 'folder') void expand(bench, row.path, !row.isExpanded);
    else void bench.editors.open(row.path, { preview: true, focus: false });
    return true;
  }
  return typeAhead(event, store, rows, row);
}

function right(bench: Workbench, store: ExplorerStore, rows: Rows, row: TreeRow): boolean {
  if (row.kind !== 'folder') return true;
  if (!row.isExpanded) void expand(bench, row.path, true);
  else {
    const next = rows[rows.indexOf(row) + 1];
    if (next && 'path' in next && next.level > row.level) store.setState({ focused: next.path });
  }
  return true;
}

function left(bench: Workbench, store: ExplorerStore, row: TreeRow): boolean {
  if (row.isExpanded) void expand(bench, row.path, false);
  else if (parentOf(row.path) !== '') store.setState({ focused: parentOf(row.path) });
  return true;
}

function extend(by: number, store: ExplorerStore, rows: Rows): boolean {
  const { focused, selected } = store.getState();
  const paths = rows.flatMap((one) => ('path' in one ? [one.path] : []));
  const next = paths[paths.indexOf(focused ?? '') + by];
  if (next === undefined) return true;
  store.setState({ focused: next, selected: new Set([...selected, ...(focused ? [focused] : []), next]) });
  return true;
}

/** A letter goes to the next name that begins with it. */
function typeAhead(event: React.KeyboardEvent, store: ExplorerStore, rows: Rows, row: TreeRow): boolean {
  if (event.key.length !== 1 || event.altKey) return false;
  const here = rows.indexOf(row);
  const order = [...rows.slice(here + 1), ...rows.slice(0, here)];
  const letter = event.key.toLowerCase();
  const found = order.find(
    (one): one is TreeRow => 'path' in one && one.name.toLowerCase().startsWith(letter),
  );
  if (found) store.setState({ focused: found.path });
  return true;
}
