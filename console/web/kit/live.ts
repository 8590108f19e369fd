import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { refresh } from './ask.ts';
import { client } from './console.ts';

const lull = 250;
const longestWait = 15_000;

/**
 * Follows the console's changes while the page is visible, and reads again what is on it. A hidden page lets go of its connection
 * (browsers allow six to one origin) and reads again when it is shown.
 */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    let ending = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(queries), lull);
    };
    const follow = async (signal: AbortSignal) => {
      let failures = 0;
      let isAgain = false;
      while (!signal.aborted) {
        try {
          for await (const { kinds } of await client.changes.watch({}, { signal })) {
            failures = 0;
            if (isAgain || kinds.some((kind) => kind !== 'session' && kind !== 'ticket')) soon();
            isAgain = false;
          }
        } catch {
          failures += 1;
        }
        isAgain = true;
        // A session that ended shows as a refused `sessions.me`.
        if (!signal.aborted) void queries.invalidateQueries({ queryKey: ['sessions', 'me'] });
        await pause(Math.min(longestWait, 500 * 2 ** failures), signal);
      }
    };
    const onVisible = () => {
      ending.abort();
      if (document.visibilityState === 'hidden') return;
      ending = new AbortController();
      void follow(ending.signal);
    };
    const onShown = () => {
      if (document.visibilityState === 'visible') soon();
      onVisible();
    };
    onVisible();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      document.removeEventListener('visibilitychange', onShown);
      clearTimeout(timer);
      ending.abort();
    };
  }, [queries]);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
