import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AskerEnd } from '../../contract/debug/wire.ts';
import type { Text } from '../../contract/text.ts';
import { openSession, type DebugSession } from './session.ts';

/** Something that runs a program: the simulator's pane, a phone, a device driven from outside. */
export interface DebugTarget {
  /** Stays the same over restarts of the program. */
  id: string;
  title: Text;
}

export interface DebugState {
  targets: DebugTarget[];
  /** The one that panels show. */
  chosen: string | undefined;
  session: DebugSession | undefined;
}

export interface Debug {
  store: StoreApi<DebugState>;
  /** A target's program started: its channel from now on. The function says that it ended. */
  connect: (target: DebugTarget, end: AskerEnd) => () => void;
  choose: (id: string) => void;
}

/** Who can be looked into, and who is: the one place where panels find their program. */
export function createDebug(): Debug {
  const sessions = new Map<string, DebugSession>();
  const store = createStore<DebugState>(() => ({ targets: [], chosen: undefined, session: undefined }));
  const show = (targets: DebugTarget[], wanted: string | undefined): void => {
    const chosen = targets.some(({ id }) => id === wanted) ? wanted : targets[0]?.id;
    store.setState({ targets, chosen, session: chosen === undefined ? undefined : sessions.get(chosen) });
  };
  return {
    store,
    connect(target, end) {
      const session = openSession(end);
      sessions.get(target.id)?.close();
      sessions.set(target.id, session);
      const { targets, chosen } = store.getState();
      const isNew = !targets.some(({ id }) => id === target.id);
      show(isNew ? [...targets, target] : targets, chosen);
      return () => {
        session.close();
        if (sessions.get(target.id) !== session) return;
        sessions.delete(target.id);
        const state = store.getState();
        show(
          state.targets.filter(({ id }) => id !== target.id),
          state.chosen,
        );
      };
    },
    choose: (id) => show(store.getState().targets, id),
  };
}
