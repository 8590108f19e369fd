import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../../shell/workbench.ts';
import { reasonOf } from '../../shell/reason.ts';

export interface SearchForm {
  text: string;
  replacement: string;
  isRegex: boolean;
  matchCase: boolean;
  wholeWord: boolean;
  include: string;
  exclude: string;
  includeIgnored: boolean;
}

type Facts = Awaited<ReturnType<Workbench['host']['client']['search']['find']>>;
type Fact = Facts extends AsyncIterable<infer F> ? F : never;
export type FoundFile = Omit<Extract<Fact, { type: 'file.matched' }>, 'type'>;
export type FoundMatch = FoundFile['matches'][number];

export interface SearchState {
  form: SearchForm;
  isReplacing: boolean;
  hasDetails: boolean;
  isRunning: boolean;
  files: FoundFile[];
  closed: ReadonlySet<string>;
  skipped: number;
  isLimited: boolean;
  isDone: boolean;
  problem: string | undefined;
}

export interface SearchControl {
  store: StoreApi<SearchState>;
  change: (form: Partial<SearchForm>) => void;
  run: () => void;
  cancel: () => void;
}

const empty: SearchState = {
  form: {
    text: '',
    replacement: '',
    isRegex: false,
    matchCase: false,
    wholeWord: false,
    include: '',
    exclude: '',
    includeIgnored: false,
  },
  isReplacing: false,
  hasDetails: false,
  isRunning: false,
  files: [],
  closed: new Set(),
  skipped: 0,
  isLimited: false,
  isDone: false,
  problem: undefined,
};

const controls = new WeakMap<Workbench, SearchControl>();

export function searchOf(bench: Workbench): SearchControl {
  const known = controls.get(bench) ?? createSearch(bench);
  controls.set(bench, known);
  return known;
}

function createSearch(bench: Workbench): SearchControl {
  const store = createStore<SearchState>(() => empty);
  let running: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => {
    running?.abort();
    running = undefined;
    store.setState({ isRunning: false });
  };
  const run = () => {
    clearTimeout(timer);
    cancel();
    const projectId = bench.project.getState().open?.id;
    const { form, isReplacing } = store.getState();
    const fresh = { files: [], skipped: 0, isLimited: false, isDone: false, problem: undefined };
    store.setState({ ...fresh, closed: new Set() });
    if (!form.text || projectId === undefined) return;
    const controller = new AbortController();
    running = controller;
    store.setState({ isRunning: true });
    void read(bench, store, { projectId, form, isReplacing, signal: controller.signal });
  };
  bench.project.subscribe((state, before) => {
    if (state.open?.id === before.open?.id) return;
    cancel();
    store.setState(empty, true);
  });
  return {
    store,
    run,
    cancel,
    change(form) {
      store.setState((state) => ({ form: { ...state.form, ...form } }));
      clearTimeout(timer);
      // Each letter would start a search; a pause in typing does.
      timer = setTimeout(run, 150);
    },
  };
}

const globs = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

interface Wanted {
  projectId: string;
  form: SearchForm;
  isReplacing: boolean;
  signal: AbortSignal;
}

/** Hits are put on the screen in batches of a frame, however fast they come. */
async function read(bench: Workbench, store: StoreApi<SearchState>, wanted: Wanted): Promise<void> {
  const { form, isReplacing, projectId, signal } = wanted;
  const { include, exclude, replacement, ...query } = form;
  const excluded = bench.settings.get('search.exclude');
  let batch: FoundFile[] = [];
  let frame = 0;
  const flush = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    if (!batch.length || signal.aborted) return;
    const found = batch;
    batch = [];
    store.setState(({ files }) => ({ files: [...files, ...found] }));
  };
  try {
    const facts = await bench.host.client.search.find(
      {
        projectId,
        ...query,
        include: globs(include),
        exclude: [
          ...(Array.isArray(excluded) && !form.includeIgnored ? excluded.map(String) : []),
          ...globs(exclude),
        ],
        ...(isReplacing ? { replacement } : {}),
      },
      { signal },
    );
    for await (const fact of facts) {
      if (signal.aborted) return;
      if (fact.type === 'file.matched') {
        batch.push(fact);
        frame ||= requestAnimationFrame(flush);
      } else if (fact.type === 'file.skipped') store.setState(({ skipped }) => ({ skipped: skipped + 1 }));
      else store.setState({ isLimited: fact.isLimited });
    }
  } catch (error) {
    if (!signal.aborted) store.setState({ problem: reasonOf(error) });
  }
  if (signal.aborted) return;
  flush();
  store.setState({ isRunning: false, isDone: true });
}
