import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TreeNode } from '../../../contract/debug/tree.ts';
import type { DebugSession } from '../../debug/session.ts';

export interface TreeRow {
  node: TreeNode;
  depth: number;
  isOpen: boolean;
  /** The line that ends an open element. */
  isEnd: boolean;
}

export interface TreeState {
  rows: readonly TreeRow[];
  chosen: number | undefined;
  isPicking: boolean;
  /** Counts changes of the chosen node. */
  changes: number;
  isLoaded: boolean;
}

/** The tree as far as it is open. Children are asked for when their parent opens, and again when they change. */
export interface TreeModel {
  store: StoreApi<TreeState>;
  toggle(id: number, wanted?: boolean): void;
  choose(id: number): void;
  refresh(): void;
  pick(on: boolean): void;
  dispose(): void;
}

/** What was read so far: children of opened nodes, each asked for once at a time. */
function createReader(session: DebugSession, draw: () => void) {
  const nodes = new Map<number, TreeNode>();
  const children = new Map<number, number[]>();
  const opened = new Set<number>();
  const asked = new Map<number, 'asked' | 'stale'>();
  let roots: number[] = [];
  const keep = (told: readonly TreeNode[]): number[] => {
    for (const node of told) nodes.set(node.id, node);
    return told.map(({ id }) => id);
  };

  /** Of many changes while an answer is under way, one more question comes of them. */
  async function load(id: number): Promise<void> {
    if (asked.has(id)) return void asked.set(id, 'stale');
    asked.set(id, 'asked');
    const found = await session.call('tree.children', { id }).catch(() => undefined);
    const isStale = asked.get(id) === 'stale';
    asked.delete(id);
    if (!found) return;
    if (found.isGone) opened.delete(id);
    children.set(id, keep(found.nodes));
    for (const node of found.nodes) if (node.kind === 'shadow' && !children.has(node.id)) open(node.id);
    if (isStale) await load(id);
    draw();
  }
  function open(id: number): void {
    opened.add(id);
    void load(id);
  }
  async function loadRoots(): Promise<void> {
    const found = await session.call('tree.roots', {}).catch(() => undefined);
    if (!found) return;
    const known = new Set(roots);
    roots = keep(found.nodes);
    const [shown] = found.nodes;
    if (shown && !known.has(shown.id)) open(shown.id);
    draw();
  }
  return { opened, keep, load, open, loadRoots, rows: () => rowsOf({ roots, nodes, children, opened }) };
}

export function createTreeModel(session: DebugSession): TreeModel {
  const store = createStore<TreeState>(() => ({
    rows: [],
    chosen: undefined,
    isPicking: false,
    changes: 0,
    isLoaded: false,
  }));
  const draw = (): void => store.setState({ rows: reader.rows(), isLoaded: true });
  const reader = createReader(session, draw);
  const { opened, load } = reader;

  async function reveal(ids: readonly number[]): Promise<void> {
    for (const id of ids.slice(0, -1)) {
      opened.add(id);
      await load(id);
    }
    draw();
    store.setState(({ changes }) => ({ chosen: ids.at(-1), changes: changes + 1, isPicking: false }));
  }
  const stops = [
    session.on('tree.changed', ({ ids, lines, all, hasNewRoots }) => {
      reader.keep(lines);
      if (hasNewRoots || all) void reader.loadRoots();
      for (const id of all ? opened : ids) if (opened.has(id)) void load(id);
      const { chosen, changes } = store.getState();
      if (chosen !== undefined && (all || ids.includes(chosen) || lines.some(({ id }) => id === chosen)))
        store.setState({ changes: changes + 1 });
      if (lines.length > 0) draw();
    }),
    session.on('tree.picked', ({ ids }) => void reveal(ids)),
  ];
  void reader.loadRoots();
  return {
    store,
    toggle(id, wanted) {
      if (wanted ?? !opened.has(id)) reader.open(id);
      else opened.delete(id);
      draw();
    },
    choose: (id) => store.setState({ chosen: id }),
    refresh() {
      void reader.loadRoots();
      for (const id of opened) void load(id);
    },
    pick(on) {
      store.setState({ isPicking: on });
      session.call('tree.pick', { on }).catch(() => store.setState({ isPicking: false }));
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

interface Opened {
  roots: readonly number[];
  nodes: ReadonlyMap<number, TreeNode>;
  children: ReadonlyMap<number, readonly number[]>;
  opened: ReadonlySet<number>;
}

function rowsOf({ roots, nodes, children, opened }: Opened): TreeRow[] {
  const rows: TreeRow[] = [];
  const add = (id: number, depth: number): void => {
    const node = nodes.get(id);
    if (!node) return;
    const inside = children.get(id) ?? [];
    const isOpen = opened.has(id) && inside.length > 0;
    rows.push({ node, depth, isOpen, isEnd: false });
    if (!isOpen) return;
    for (const child of inside) add(child, depth + 1);
    if (node.tag) rows.push({ node, depth, isOpen, isEnd: true });
  };
  for (const id of roots) add(id, 0);
  return rows;
}
