import { eventIterator } from '@orpc/server';
import { z } from 'zod';
import { query } from '../endpoint.ts';
import { nothing } from '../shapes.ts';
import type { Services } from '../services.ts';
import { auditedFact } from '../storage/storage.ts';

export const changes = {
  watch: query({
    permission: 'signedIn',
    route: 'GET /changes',
    about:
      'Server-sent events: which kinds of things have changed in the workspace (`*`: any may have), so that a page reads again what it shows. Never which thing: who may not see it learns nothing.',
    input: nothing,
    output: eventIterator(z.object({ kinds: z.array(z.string()) })),
    isStream: true,
    run: async ({ actor, services, signal }) => follow(services, actor.workspaceId, signal),
  }),
};

/** Proxies cut what stays silent: an empty word now and then keeps the stream open, and shows that it is. */
const quiet = 20_000;

async function* follow({ storage }: Services, workspaceId: string, signal?: AbortSignal) {
  const seen = new Set<string>();
  let wake = (): void => undefined;
  const unsubscribe = storage.events.subscribe((fact) => {
    if (fact.type === 'events.lost') seen.add('*');
    else if (fact.type === auditedFact && fact.workspaceId === workspaceId) seen.add(fact.id);
    else return;
    wake();
  });
  const stop = () => wake();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    yield { kinds: [] };
    while (!signal?.aborted) {
      if (seen.size === 0) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, quiet);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      if (signal?.aborted) return;
      const kinds = [...seen];
      seen.clear();
      yield { kinds };
    }
  } finally {
    unsubscribe();
    signal?.removeEventListener('abort', stop);
  }
}
