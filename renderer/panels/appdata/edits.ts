import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DataKey, DataText } from '../../../contract/debug/data.ts';
import type { DebugSession } from '../../debug/session.ts';
import type { Workbench } from '../../shell/workbench.ts';

interface Edit {
  session: DebugSession;
  id: number;
  path: DataKey[];
  before: DataText;
}

const MOST = 200;
const stores = new WeakMap<Workbench, StoreApi<Edit[]>>();

/** What was changed by hand, oldest first. */
export function editsOf(workbench: Workbench): StoreApi<Edit[]> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<Edit[]>(() => []);
  stores.set(workbench, store);
  return store;
}

const possible = (workbench: Workbench): Edit[] =>
  editsOf(workbench)
    .getState()
    .filter(({ session }) => session.isOpen);

export const canUndo = (workbench: Workbench): boolean => possible(workbench).length > 0;

/** Writes a value as setData does; throws what a person should read. */
export async function write(
  workbench: Workbench,
  session: DebugSession,
  place: { id: number; path: DataKey[]; text: DataText },
): Promise<void> {
  const { before } = await session.call('data.write', place);
  const { id, path } = place;
  editsOf(workbench).setState((edits) => [...edits, { session, id, path, before }].slice(-MOST), true);
  workbench.touch();
}

export async function undo(workbench: Workbench): Promise<void> {
  const last = possible(workbench).at(-1);
  if (!last) return;
  editsOf(workbench).setState((edits) => edits.filter((edit) => edit !== last), true);
  const { session, id, path, before } = last;
  await workbench.attempt(() => session.call('data.write', { id, path, text: before }));
  workbench.touch();
}

/** `list[0].name`, as setData spells it. */
export const pathText = (path: readonly DataKey[]): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
