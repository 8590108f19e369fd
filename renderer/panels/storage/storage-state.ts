import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StorageItem, StorageType } from '../../../contract/debug/storage.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { storageWords as w } from './words.ts';

/** What is being edited: `before` is its key in the storage, absent for a new entry. */
export interface Draft {
  before?: string;
  key: string;
  type: StorageType;
  text: string;
  /** Type and text as they were read. */
  read: { type: StorageType; text: string };
  isStale?: boolean;
  error?: string;
}

export interface StorageState {
  query: string;
  draft: Draft | undefined;
}

const stores = new WeakMap<Workbench, StoreApi<StorageState>>();

export function storageOf(workbench: Workbench): StoreApi<StorageState> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<StorageState>(() => ({ query: '', draft: undefined }));
  stores.set(workbench, store);
  return store;
}

export const isChanged = ({ before, key, type, text, read }: Draft): boolean =>
  before !== key || type !== read.type || text !== read.text;

export function addEntry(workbench: Workbench): void {
  const read = { type: 'String' as const, text: '' };
  storageOf(workbench).setState({ draft: { key: '', ...read, read } });
}

export async function openEntry(workbench: Workbench, key: string): Promise<void> {
  const store = storageOf(workbench);
  const { draft: was } = store.getState();
  const found = await workbench.debug.store.getState().session?.call('storage.read', { key });
  const { draft: now } = store.getState();
  // Who began to type while the answer was on its way keeps what is typed.
  if (now && now !== was && isChanged(now)) {
    if (now.before === key) store.setState({ draft: { ...now, isStale: true } });
    return;
  }
  store.setState({ draft: found ? { before: key, key, ...found, read: found } : undefined });
}

/** The program wrote: what is shown follows, unless it is being edited. */
export async function followEntry(workbench: Workbench, keys: readonly string[]): Promise<void> {
  const store = storageOf(workbench);
  const { draft } = store.getState();
  if (draft?.before === undefined || !(keys.includes(draft.before) || keys.includes(''))) return;
  if (isChanged(draft)) store.setState({ draft: { ...draft, isStale: true } });
  else await openEntry(workbench, draft.before);
}

export async function saveEntry(workbench: Workbench): Promise<void> {
  const store = storageOf(workbench);
  const { draft } = store.getState();
  const { session } = workbench.debug.store.getState();
  if (!draft || !session) return;
  const { key, type, text, before } = draft;
  try {
    await session.call('storage.write', { key, type, text, ...(before === undefined ? {} : { before }) });
    await openEntry(workbench, key);
  } catch (error) {
    store.setState({ draft: { ...draft, error: error instanceof Error ? error.message : String(error) } });
  }
}

/** Without keys: everything. It can be taken back from the notice. */
export async function removeEntries(workbench: Workbench, keys?: string[]): Promise<void> {
  const { session } = workbench.debug.store.getState();
  if (!session) return;
  const { removed } = await session.call('storage.remove', keys ? { keys } : {});
  storageOf(workbench).setState({ draft: undefined });
  if (removed === 0) return;
  const id = workbench.notices.show({
    text: w.removed,
    values: { n: removed },
    actions: [
      {
        title: w.undo,
        run: () => {
          workbench.notices.dismiss(id);
          void workbench.attempt(() => session.call('storage.restore', {}));
        },
      },
    ],
  });
}

export function matching(items: readonly StorageItem[], query: string): readonly StorageItem[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return items;
  return items.filter(({ key, text }) => `${key}\n${text}`.toLowerCase().includes(wanted));
}

export function sizeText(characters: number): string {
  if (characters < 1024) return `${characters} B`;
  const kilo = characters / 1024;
  return kilo < 1024 ? `${kilo.toFixed(kilo < 10 ? 1 : 0)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}
