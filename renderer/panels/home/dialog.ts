import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';

/** The dialog that is open on the home page, if any; commands open it too. */
export type HomeDialog = { kind: 'browse' } | { kind: 'new'; template?: string } | undefined;

const dialogs = new WeakMap<Workbench, StoreApi<{ dialog: HomeDialog }>>();

export function dialogOf(bench: Workbench): StoreApi<{ dialog: HomeDialog }> {
  const known = dialogs.get(bench) ?? createStore<{ dialog: HomeDialog }>(() => ({ dialog: undefined }));
  dialogs.set(bench, known);
  return known;
}
