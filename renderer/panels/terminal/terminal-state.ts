import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';

export type TerminalEntry = Awaited<ReturnType<Workbench['host']['client']['terminals']['list']>>[number];

export interface TerminalsState {
  /** Undefined until the host was asked. */
  terminals: TerminalEntry[] | undefined;
  active: string | undefined;
  /** Clears the screen of the active one; set by its view. */
  clear: (() => void) | undefined;
}

const stores = new WeakMap<Workbench, StoreApi<TerminalsState>>();
const empty: TerminalsState = { terminals: undefined, active: undefined, clear: undefined };

export function terminalsOf(bench: Workbench): StoreApi<TerminalsState> {
  const known = stores.get(bench);
  if (known) return known;
  const store = createStore<TerminalsState>(() => empty);
  stores.set(bench, store);
  bench.project.subscribe((now, before) => {
    if (now.open?.id !== before.open?.id) store.setState(empty, true);
  });
  store.subscribe(() => bench.touch());
  return store;
}

/** Before the view has measured its place. */
const usualSize = { columns: 80, rows: 12 };

/** What the host has, from the last time too; the first look opens one. */
export async function findTerminals(bench: Workbench): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  const store = terminalsOf(bench);
  if (projectId === undefined || store.getState().terminals) return;
  const terminals = await bench.host.client.terminals.list({ projectId });
  if (bench.project.getState().open?.id !== projectId || store.getState().terminals) return;
  store.setState({ terminals, active: terminals[terminals.length - 1]?.id });
  if (!terminals.length) await openTerminal(bench);
}

export async function openTerminal(bench: Workbench): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return;
  const opened = await bench.host.client.terminals.open({ projectId, ...usualSize });
  const store = terminalsOf(bench);
  const { terminals = [] } = store.getState();
  store.setState({ terminals: [...terminals, opened], active: opened.id });
}

export async function closeTerminal(bench: Workbench): Promise<void> {
  const store = terminalsOf(bench);
  const { active, terminals = [] } = store.getState();
  if (active === undefined) return;
  const rest = terminals.filter(({ id }) => id !== active);
  store.setState({ terminals: rest, active: rest[rest.length - 1]?.id });
  await bench.host.client.terminals.close({ id: active });
}

export function setEnded(bench: Workbench, id: string): void {
  terminalsOf(bench).setState(({ terminals }) => ({
    terminals: terminals?.map((one) => (one.id === id ? { ...one, isEnded: true } : one)),
  }));
}
