import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Workbench } from '../shell/workbench.ts';
import type { Served } from './served.ts';

/** `starting` until the project's server is there, `none` where it could not be started. */
type Session = Served | 'starting' | 'none';

const sessions = new WeakMap<Workbench, StoreApi<{ session: Session }>>();

export function sessionOf(bench: Workbench): StoreApi<{ session: Session }> {
  const known = sessions.get(bench) ?? createStore<{ session: Session }>(() => ({ session: 'starting' }));
  sessions.set(bench, known);
  return known;
}

/** The running server's answers, once there is one; undefined where there will be none. */
export function servedOf(bench: Workbench): Promise<Served | undefined> {
  const store = sessionOf(bench);
  return new Promise((resolve) => {
    const stop = store.subscribe(() => look());
    const look = () => {
      const { session } = store.getState();
      if (session === 'starting') return;
      stop();
      resolve(session === 'none' ? undefined : session);
    };
    look();
  });
}
