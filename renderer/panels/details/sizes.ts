import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';

export type Sizes = Awaited<ReturnType<Workbench['host']['client']['packages']['report']>>['sizes'];
export type SizesStore = StoreApi<{ sizes: Sizes | undefined; isMeasuring: boolean }>;

const stores = new WeakMap<Workbench, SizesStore>();

export function sizesOf(bench: Workbench): SizesStore {
  const known =
    stores.get(bench) ??
    createStore<{ sizes: Sizes | undefined; isMeasuring: boolean }>(() => ({
      sizes: undefined,
      isMeasuring: false,
    }));
  stores.set(bench, known);
  return known;
}

/** Measured a while after a build, never two at a time and not while nobody looks: packing costs more than building. */
export function followSizes(bench: Workbench): void {
  const store = sizesOf(bench);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let measured = '';
  let took = 0;
  // A large program is packed for seconds: it waits longer, or somebody who saves often keeps a processor busy with it.
  const pause = () => Math.max(1_500, took * 4);
  const measure = async () => {
    timer = undefined;
    const projectId = bench.project.getState().open?.id;
    const { programId } = bench.build.store.getState();
    if (projectId === undefined || store.getState().isMeasuring || programId === measured) return;
    if (document.visibilityState === 'hidden') {
      timer = setTimeout(() => void measure(), 5_000);
      return;
    }
    store.setState({ isMeasuring: true });
    const started = performance.now();
    const report = await bench.host.client.packages.report({ projectId }).catch(() => undefined);
    took = performance.now() - started;
    measured = programId;
    if (bench.project.getState().open?.id === projectId)
      store.setState({ sizes: report?.sizes, isMeasuring: false });
    else store.setState({ sizes: undefined, isMeasuring: false });
    if (bench.build.store.getState().programId !== measured)
      timer ??= setTimeout(() => void measure(), pause());
  };
  bench.build.store.subscribe(({ state, programId }) => {
    if (state === 'none') {
      store.setState({ sizes: undefined });
      measured = '';
    } else if (state === 'ready' && programId && programId !== measured)
      timer ??= setTimeout(() => void measure(), pause());
  });
}
