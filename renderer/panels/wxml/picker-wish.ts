import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';

const stores = new WeakMap<Workbench, StoreApi<number>>();

/** Counts how often the command for the picker was run: the view may still have to be loaded. */
export function wantPicker(workbench: Workbench): StoreApi<number> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<number>(() => 0);
  stores.set(workbench, store);
  return store;
}
