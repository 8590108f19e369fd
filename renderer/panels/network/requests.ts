import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NetworkEntry, NetworkKind } from '../../../contract/debug/network.ts';
import type { Workbench } from '../../shell/workbench.ts';

export type Tab = 'headers' | 'payload' | 'preview' | 'response' | 'messages' | 'timing';

export interface NetworkState {
  entries: readonly NetworkEntry[];
  query: string;
  kind: NetworkKind | 'all';
  chosen: number | undefined;
  tab: Tab;
}

const stores = new WeakMap<Workbench, StoreApi<NetworkState>>();

export function networkOf(workbench: Workbench): StoreApi<NetworkState> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<NetworkState>(() => ({
    entries: [],
    query: '',
    kind: 'all',
    chosen: undefined,
    tab: 'headers',
  }));
  stores.set(workbench, store);
  return store;
}

/** As many as the agent keeps. */
const MOST = 5_000;

/** New lines at the end, changed ones in their place. */
export function merged(entries: readonly NetworkEntry[], told: readonly NetworkEntry[]): NetworkEntry[] {
  const places = new Map(entries.map(({ id }, index) => [id, index]));
  const next = [...entries];
  for (const entry of told) {
    const place = places.get(entry.id);
    if (place !== undefined) next[place] = entry;
    else {
      places.set(entry.id, next.length);
      next.push(entry);
    }
  }
  return next.slice(-MOST);
}

export function clearRequests(workbench: Workbench): void {
  const store = networkOf(workbench);
  store.setState(({ entries }) => ({
    entries: entries.filter(({ state }) => state === 'pending'),
    chosen: undefined,
  }));
  workbench.debug.store
    .getState()
    .session?.call('network.clear', {})
    .catch(() => {
      // A program that has ended has nothing left to forget.
    });
}

/** By kind, and by words of the address, the method or the status; `-` in front leaves them out. */
export function matching(
  entries: readonly NetworkEntry[],
  { query, kind }: Pick<NetworkState, 'query' | 'kind'>,
): readonly NetworkEntry[] {
  const asked = query.trim().toLowerCase();
  const isExcluded = asked.startsWith('-') && asked.length > 1;
  const wanted = isExcluded ? asked.slice(1) : asked;
  return entries.filter((entry) => {
    if (kind !== 'all' && entry.kind !== kind) return false;
    if (wanted === '') return true;
    const text = `${entry.method} ${entry.status ?? ''} ${entry.type ?? ''} ${entry.url} ${entry.error ?? ''}`;
    return text.toLowerCase().includes(wanted) !== isExcluded;
  });
}

/** The last part of the address, as a list needs it. */
export function nameOf(url: string): string {
  const [address = ''] = url.split(/[?#]/);
  const parts = address.replace(/\/+$/, '').split('/');
  const last = parts.length > 3 ? parts.at(-1)! : `${parts[2] ?? url}/`;
  const query = url.slice(address.length);
  return last + query.slice(0, 80);
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${kilo.toFixed(kilo < 10 ? 1 : 0)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

export function timeText(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(2)} s`;
}
