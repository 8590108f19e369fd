import type { PreviewState } from '../../domain/previews.ts';
import type { Services } from '../../services.ts';

/** A phone that is there says so this often. */
const seenEvery = 10_000;

/**
 * What a preview has become, each time it became something else, until it ends. `alive` is called while the reader
 * still listens, so that the IDE knows which phones are there.
 */
export async function* followPreview<View extends { state: PreviewState }>(
  { storage }: Services,
  previewId: string,
  signal: AbortSignal | undefined,
  look: () => Promise<View>,
  alive?: () => Promise<void>,
): AsyncGenerator<View> {
  let isStale = true;
  let wake: () => void = () => undefined;
  // Listens from before the first look on: nothing that happens between two looks is missed.
  const unsubscribe = storage.events.subscribe((fact) => {
    if (fact.id !== previewId && fact.type !== 'events.lost') return;
    isStale = true;
    wake();
  });
  const timer = setInterval(() => {
    isStale = true;
    void alive?.().catch(() => undefined);
    wake();
  }, seenEvery);
  const end = () => wake();
  signal?.addEventListener('abort', end, { once: true });
  try {
    let told = '';
    while (!signal?.aborted) {
      if (!isStale) await new Promise<void>((resolve) => (wake = resolve));
      if (signal?.aborted) return;
      if (!isStale) continue;
      isStale = false;
      const view = await look();
      // What brought the build here is no news of its own.
      const text = JSON.stringify({ ...view, change: null });
      if (text !== told) yield view;
      told = text;
      if (view.state !== 'open') return;
    }
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', end);
    unsubscribe();
  }
}
