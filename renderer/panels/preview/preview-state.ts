import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostClient } from '../../host.ts';
import { chosenProgram } from '../../shell/account.ts';
import { reasonOf } from '../../shell/reason.ts';
import type { Workbench } from '../../shell/workbench.ts';

export type ShownPreview = NonNullable<Awaited<ReturnType<HostClient['preview']['state']>>>;
export type Audience = ShownPreview['audience'];

export interface PreviewPanelState {
  shown: ShownPreview | undefined;
  isOpening: boolean;
  /** The mini program it would be of; null: none is chosen. Undefined: not asked yet. */
  programId: string | null | undefined;
  trouble: string | undefined;
  audience: Audience;
  minutes: number;
  isAuto: boolean;
}

type Fact = { type: 'preview.changed'; state: ShownPreview } | { type: 'preview.ended'; projectId: string };

const stores = new WeakMap<Workbench, StoreApi<PreviewPanelState>>();

export function previewOf(bench: Workbench): StoreApi<PreviewPanelState> {
  const known =
    stores.get(bench) ??
    createStore<PreviewPanelState>(() => ({
      shown: undefined,
      isOpening: false,
      programId: undefined,
      trouble: undefined,
      audience: 'me',
      minutes: 60,
      isAuto: true,
    }));
  stores.set(bench, known);
  return known;
}

/** Follows the host while the window lives: the code stays over a reload, and phones come and go. */
export function followPreviews(bench: Workbench): void {
  const store = previewOf(bench);
  const { client } = bench.host;
  const projectId = () => bench.project.getState().open?.id;
  const look = async () => {
    const id = projectId();
    const shown = id === undefined ? null : await client.preview.state({ projectId: id });
    if (id === projectId())
      store.setState({ shown: shown ?? undefined, programId: undefined, trouble: undefined });
    bench.touch();
  };
  bench.host.follow<Fact>((from, signal) => client.preview.follow({ from }, { signal }), {
    missed: () => void look().catch(bench.report),
    fact: (fact) => {
      const id = fact.type === 'preview.changed' ? fact.state.projectId : fact.projectId;
      if (id !== projectId()) return;
      store.setState({ shown: fact.type === 'preview.changed' ? fact.state : undefined });
      bench.touch();
    },
  });
  let last: string | undefined;
  bench.project.subscribe(({ open }) => {
    if (open?.id === last) return;
    last = open?.id;
    void look().catch(bench.report);
  });
}

export async function lookForProgram(bench: Workbench): Promise<void> {
  const id = bench.project.getState().open?.id;
  if (id === undefined) return;
  try {
    const programId = (await chosenProgram(bench, id)) ?? null;
    previewOf(bench).setState({ programId, trouble: undefined });
  } catch (error) {
    previewOf(bench).setState({ programId: null, trouble: reasonOf(error) });
  }
}

/** One press: builds, sends what changed, shows the code. */
export async function openPreview(bench: Workbench, signal?: AbortSignal): Promise<void> {
  const store = previewOf(bench);
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined || store.getState().isOpening) return;
  store.setState({ isOpening: true, trouble: undefined });
  try {
    await lookForProgram(bench);
    const { programId, audience, minutes, isAuto } = store.getState();
    if (!programId) return;
    const wish = { projectId, programId, audience, minutes, isAuto, startAt: '' };
    const shown = await bench.host.client.preview.open(wish, { ...(signal && { signal }) });
    store.setState({ shown });
  } catch (error) {
    if (!signal?.aborted) store.setState({ trouble: reasonOf(error) });
  } finally {
    store.setState({ isOpening: false });
    bench.touch();
  }
}

export async function closePreview(bench: Workbench): Promise<void> {
  const { shown } = previewOf(bench).getState();
  if (shown) await bench.attempt(() => bench.host.client.preview.close({ projectId: shown.projectId }));
}

/** What the person chose: for the next preview, and for the one that is open. */
export async function changePreview(
  bench: Workbench,
  change: Partial<Pick<PreviewPanelState, 'audience' | 'minutes' | 'isAuto'>>,
): Promise<void> {
  const store = previewOf(bench);
  store.setState(change);
  const { shown } = store.getState();
  if (shown)
    await bench.attempt(() => bench.host.client.preview.change({ projectId: shown.projectId, ...change }));
}
