import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DataKey, DataMember } from '../../../contract/debug/data.ts';
import type { DebugSession } from '../../debug/session.ts';

export type DataRow =
  | { kind: 'member'; path: DataKey[]; member: DataMember; depth: number; isOpen: boolean; changed: number }
  | { kind: 'more'; path: DataKey[]; depth: number; left: number };

interface Loaded {
  members: DataMember[];
  total: number;
}

interface Change {
  path: readonly DataKey[];
  at: number;
}

/** Asked for at once; more of a long list by its last row. */
const STEP = 500;
const keyOf = (path: readonly DataKey[]): string => JSON.stringify(path);

const startsWith = (path: readonly DataKey[], prefix: readonly DataKey[]): boolean =>
  prefix.length <= path.length && prefix.every((key, index) => String(key) === String(path[index]));

export interface DataTree {
  rows: DataRow[];
  isLoaded: boolean;
  toggle(path: DataKey[], wanted?: boolean): void;
  loadMore(path: DataKey[]): void;
}

/** The opened parts of one instance's data, kept up to date: only what is open is ever asked for. */
export function useDataTree(session: DebugSession | undefined, id: number | undefined): DataTree {
  const [opened, setOpened] = useState<ReadonlyMap<string, number>>(new Map([['[]', STEP]]));
  const [loaded, setLoaded] = useState<ReadonlyMap<string, Loaded>>(new Map());
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const now = useRef({ opened, tick: 0 });
  now.current.opened = opened;

  const load = useCallback(
    async (key: string, count: number): Promise<void> => {
      if (!session || id === undefined) return;
      const path = JSON.parse(key) as DataKey[];
      const found = await session.call('data.members', { id, path, count }).catch(() => undefined);
      if (found && Array.isArray(found.members)) setLoaded((before) => new Map(before).set(key, found));
    },
    [session, id],
  );

  useEffect(() => {
    setLoaded(new Map());
    setChanges([]);
    for (const [key, count] of now.current.opened) void load(key, count);
    return session?.on('data.changed', ({ changes: told }) => {
      const paths = told.find((change) => change.id === id)?.paths;
      if (!paths) return;
      const at = ++now.current.tick;
      setChanges(paths.map((path) => ({ path, at })));
      for (const [key, count] of now.current.opened) {
        const open = JSON.parse(key) as DataKey[];
        if (paths.some((path) => startsWith(path, open) || startsWith(open, path))) void load(key, count);
      }
    });
  }, [session, id, load]);

  const toggle = (path: DataKey[], wanted?: boolean): void => {
    const key = keyOf(path);
    const next = new Map(opened);
    if (wanted ?? !next.has(key)) {
      next.set(key, next.get(key) ?? STEP);
      void load(key, STEP);
    } else next.delete(key);
    setOpened(next);
  };
  const loadMore = (path: DataKey[]): void => {
    const key = keyOf(path);
    const count = (opened.get(key) ?? 0) + STEP * 4;
    setOpened(new Map(opened).set(key, count));
    void load(key, count);
  };
  const rows = useMemo(() => rowsOf(opened, loaded, changes), [opened, loaded, changes]);
  return { rows, isLoaded: loaded.has('[]'), toggle, loadMore };
}

function rowsOf(
  opened: ReadonlyMap<string, number>,
  loaded: ReadonlyMap<string, Loaded>,
  changes: readonly Change[],
): DataRow[] {
  const rows: DataRow[] = [];
  const add = (path: DataKey[], depth: number): void => {
    const node = loaded.get(keyOf(path));
    if (!node) return;
    for (const member of node.members) {
      const own = [...path, member.key];
      const isOpen = member.opens && opened.has(keyOf(own));
      const changed = changes.find(
        (change) => startsWith(own, change.path) || (!isOpen && startsWith(change.path, own)),
      );
      rows.push({ kind: 'member', path: own, member, depth, isOpen, changed: changed?.at ?? 0 });
      if (isOpen) add(own, depth + 1);
    }
    const left = node.total - node.members.length;
    if (left > 0) rows.push({ kind: 'more', path, depth, left });
  };
  add([], 0);
  return rows;
}
