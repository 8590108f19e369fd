import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DebugFacts } from '../../contract/debug/wire.ts';
import type { PanelHandle } from '../shell/dock.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { DebugSession } from './session.ts';

/** The program that is looked into; another one after each restart. */
export const useSession = (workbench: Workbench): DebugSession | undefined =>
  useStore(workbench.debug.store, ({ session }) => session);

/** The same while the panel is shown: a hidden one asks for nothing and listens to nothing. */
export function useShownSession(workbench: Workbench, panel: PanelHandle): DebugSession | undefined {
  const session = useSession(workbench);
  const isShown = useStore(panel.visible);
  return isShown ? session : undefined;
}

/** Something of the program, asked for again whenever the fact is told. Keeps the last answer meanwhile. */
export function useAsked<T, F extends keyof DebugFacts>(
  session: DebugSession | undefined,
  fact: F,
  ask: (session: DebugSession) => Promise<T>,
): T | undefined {
  const [answer, setAnswer] = useState<{ of: DebugSession; value: T }>();
  useEffect(() => {
    if (!session) return;
    let isCurrent = true;
    let isAsking = false;
    let isStale = false;
    const look = (): void => {
      if (isAsking) {
        isStale = true;
        return;
      }
      isAsking = true;
      ask(session)
        .then(
          (value) => isCurrent && setAnswer({ of: session, value }),
          () => {
            // A program that ends while it is asked has nothing more to show.
          },
        )
        .finally(() => {
          isAsking = false;
          if (isStale && isCurrent) {
            isStale = false;
            look();
          }
        });
    };
    look();
    const stop = session.on(fact, look);
    return () => {
      isCurrent = false;
      stop();
    };
  }, [session, fact, ask]);
  return answer && answer.of === session ? answer.value : undefined;
}
