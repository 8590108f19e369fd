import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';

export type Page = 'settings' | 'keys';
const pages = new WeakMap<Workbench, StoreApi<{ page: Page }>>();

/** Which half of the settings page is shown; commands choose it before the view exists. */
export function pageOf(bench: Workbench): StoreApi<{ page: Page }> {
  const known = pages.get(bench) ?? createStore<{ page: Page }>(() => ({ page: 'settings' }));
  pages.set(bench, known);
  return known;
}
