import './explorer.css';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { Menu, type MenuAt } from '../../kit/menu.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { moveInto } from './actions.ts';
import { expand, explorerOf, revealPath, type Draft, type ExplorerStore } from './explorer-state.ts';
import { onTreeKey } from './keys.ts';
import { rowMenu } from './row-menu.ts';
import { DraftRow, EntryRow } from './rows.tsx';
import { parentOf, rowsOf, type TreeRow } from './tree.ts';
import { explorerWords as w } from './words.ts';

const headActions = ['explorer.newFile', 'explorer.newFolder', 'explorer.refresh', 'explorer.collapse'];
export type Shown = TreeRow | { draft: Draft; level: number };

export default function ExplorerView({ workbench }: PanelProps) {
  const say = useSay();
  const store = explorerOf(workbench);
  const open = useStore(workbench.project, (state) => state.open);
  const isGone = useStore(store, (state) => state.isGone);
  useFollowActive(workbench);
  if (!open) return <Empty text={say(w.noProject)} />;
  return (
    <>
      <div className="panel-head">
        <h2 title={open.folder}>{open.name}</h2>
        {headActions.map((id) => {
          const command = workbench.registry.command(id);
          if (!command) return null;
          const run = () => void workbench.commands.run(id);
          return (
            <IconButton key={id} icon={command.icon ?? 'circle'} name={say(command.title)} onPress={run} />
          );
        })}
      </div>
      {isGone ? <Empty text={say(w.gone)} /> : <Files workbench={workbench} store={store} />}
    </>
  );
}

/** The row of the active file follows the tabs, without taking the focus. */
function useFollowActive(workbench: Workbench): void {
  const active = useStore(workbench.dock.store, (state) => state.active.centre);
  useEffect(() => {
    const path = workbench.editors.activePath();
    if (path !== undefined) void revealPath(workbench, path);
  }, [workbench, active]);
}

function Files({ workbench, store }: { workbench: Workbench; store: ExplorerStore }) {
  const say = useSay();
  const { tree, focused, draft, selected } = useStore(store);
  const [menu, setMenu] = useState<MenuAt>();
  const exclude = useStore(workbench.settings.store, ({ values }) => values['files.exclude']);
  const rows = useMemo(() => withDraft(rowsOf(tree, hider(exclude)), draft), [tree, exclude, draft]);
  const index = rows.findIndex((row) => 'path' in row && row.path === focused);
  const focusRow = (at: number) => {
    const row = rows[at];
    if (row && 'path' in row) store.setState({ focused: row.path });
  };
  const open = (row: Shown, how: 'click' | 'enter' | 'double') => {
    if (!('path' in row)) return;
    store.setState({ selected: new Set([row.path]) });
    workbench.touch();
    if (row.kind === 'folder') void expand(workbench, row.path, !row.isExpanded);
    else void workbench.editors.open(row.path, { preview: how === 'click', focus: how !== 'click' });
  };
  if (rows.length === 0 && tree.children.has('')) return <Empty text={say(w.empty)} />;
  return (
    <div
      className="explorer"
      data-autofocus-list
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => onDrop(event, workbench, '')}
    >
      <List
        id="explorer"
        label={say(w.title)}
        role="tree"
        items={rows}
        focused={index}
        keyOf={(row) => ('path' in row ? row.path : 'draft')}
        onFocus={focusRow}
        onOpen={(row, _at, how) => open(row, how)}
        onSelect={(row, event) => ('path' in row ? select(store, rows, row.path, event) : true)}
        onKey={(event) => onTreeKey(event, workbench, store, rows)}
        onMenu={(event, at) => {
          const row = rows[at];
          if (row && 'path' in row && !selected.has(row.path))
            store.setState({ selected: new Set([row.path]) });
          workbench.touch();
          setMenu({ x: event.clientX, y: event.clientY, items: rowMenu(workbench, say, row) });
        }}
        rowClass={(row) => ('path' in row && selected.has(row.path) ? 'selected' : '')}
        rowProps={(row) => rowProps(row, workbench, store)}
        row={(row) =>
          'path' in row ? (
            <EntryRow workbench={workbench} store={store} row={row} />
          ) : (
            <DraftRow workbench={workbench} store={store} draft={row.draft} level={row.level} />
          )
        }
      />
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </div>
  );
}

/** Hidden by `files.exclude`: patterns of the form `**`-slash-name and plain names or paths. */
function hider(exclude: unknown): (path: string, name: string) => boolean {
  const patterns = Array.isArray(exclude) ? exclude.map(String) : [];
  const names = new Set(patterns.filter((one) => /^\*\*\/[^*/]+$/.test(one)).map((one) => one.slice(3)));
  const paths = new Set(patterns.filter((one) => !one.includes('*')));
  return (path, name) => names.has(name) || paths.has(path);
}

/** The row being written stands first in its folder, or in the place of the row it renames. */
function withDraft(rows: TreeRow[], draft: Draft | undefined): Shown[] {
  if (!draft) return rows;
  if (draft.kind === 'rename') return rows;
  const at = rows.findIndex(({ path }) => path === draft.folder);
  const level = at < 0 ? 0 : (rows[at]?.level ?? 0) + 1;
  return [...rows.slice(0, at + 1), { draft, level }, ...rows.slice(at + 1)];
}

function select(
  store: ExplorerStore,
  rows: readonly Shown[],
  path: string,
  event: React.MouseEvent,
): boolean {
  const { selected, focused } = store.getState();
  if (event.ctrlKey || event.metaKey) {
    const next = new Set(selected);
    if (!next.delete(path)) next.add(path);
    store.setState({ selected: next, focused: path });
    return true;
  }
  if (!event.shiftKey || focused === undefined) return false;
  const paths = rows.flatMap((row) => ('path' in row ? [row.path] : []));
  const [from, to] = [paths.indexOf(focused), paths.indexOf(path)].sort((a, b) => a - b);
  store.setState({ selected: new Set(paths.slice(from, (to ?? 0) + 1)) });
  return true;
}

const dragType = 'application/x-tessera-paths';

function rowProps(row: Shown, workbench: Workbench, store: ExplorerStore): Record<string, unknown> {
  if (!('path' in row)) return { 'aria-level': row.level + 1 };
  const folder = row.kind === 'folder' ? row.path : parentOf(row.path);
  return {
    'data-path': row.path,
    'aria-level': row.level + 1,
    'aria-label': row.name,
    ...(row.kind === 'folder' ? { 'aria-expanded': row.isExpanded } : {}),
    draggable: true,
    onDragStart: (event: React.DragEvent) => {
      const { selected } = store.getState();
      const paths = selected.has(row.path) ? [...selected] : [row.path];
      event.dataTransfer.setData(dragType, JSON.stringify(paths));
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes(dragType)) return;
      event.preventDefault();
      event.currentTarget.classList.add('drop-target');
    },
    onDragLeave: (event: React.DragEvent) => event.currentTarget.classList.remove('drop-target'),
    onDrop: (event: React.DragEvent) => {
      event.currentTarget.classList.remove('drop-target');
      event.stopPropagation();
      onDrop(event, workbench, folder);
    },
  };
}

function onDrop(event: React.DragEvent, workbench: Workbench, folder: string): void {
  const data = event.dataTransfer.getData(dragType);
  if (!data) return;
  event.preventDefault();
  void moveInto(workbench, JSON.parse(data) as string[], folder);
}
