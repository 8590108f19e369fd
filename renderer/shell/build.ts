import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Host } from '../host.ts';
import type { Problems } from './problems.ts';

export interface BuildState {
  state: 'none' | 'building' | 'ready' | 'failed';
  programId: string;
  milliseconds: number;
  /** Counts finished builds: whoever shows something of the program looks again when it grows. */
  count: number;
  message?: string;
}

export interface Build {
  store: StoreApi<BuildState>;
  follow: (projectId: string | undefined) => void;
}

const nothing: BuildState = { state: 'none', programId: '', milliseconds: 0, count: 0 };

/** The compiled program as the host tells of it; what the compiler found goes to the problems. */
export function createBuild(host: Host, problems: Problems): Build {
  const store = createStore<BuildState>(() => nothing);
  let stop = () => {};
  return {
    store,
    follow(projectId) {
      stop();
      store.setState(nothing, true);
      if (projectId === undefined) return;
      const look = () => {
        host.client.builds.latest({ projectId }).then(
          ({ programId, diagnostics }) => {
            problems.set('build', diagnostics);
            store.setState((before) => ({ state: 'ready', programId, count: before.count + 1 }));
          },
          () => {
            // The stream tells of the next build.
          },
        );
      };
      look();
      stop = host.follow(
        (from, signal) => host.client.builds.follow({ projectId, ...(from ? { from } : {}) }, { signal }),
        {
          missed: look,
          fact: (fact) => {
            if (fact.type === 'build.started') store.setState({ state: 'building' });
            else if (fact.type === 'build.failed') store.setState({ state: 'failed', message: fact.message });
            else {
              const { programId, milliseconds, diagnostics } = fact;
              problems.set('build', diagnostics);
              store.setState(({ count }) => ({ state: 'ready', programId, milliseconds, count: count + 1 }));
            }
          },
        },
      );
    },
  };
}
