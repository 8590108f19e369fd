import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { HostClient } from '../../host.ts';
import type { Workbench } from '../../shell/workbench.ts';

export type Preflight = Awaited<ReturnType<HostClient['publish']['preflight']>>;
export type Finding = Preflight['findings'][number];

/** What to know before an upload; looked at again after each build while somebody sees it, never two at a time. */
export function usePreflight(
  workbench: Workbench,
  what: { projectId: string; programId: string; since: number },
  isShown: boolean,
) {
  const [found, setFound] = useState<Preflight>();
  const [isChecking, setIsChecking] = useState(false);
  const running = useRef<Promise<void>>(undefined);
  const build = useStore(workbench.build.store, ({ programId }) => programId);
  const { projectId, programId, since } = what;
  const [asked, setAsked] = useState(0);
  const key = [projectId, programId, since, build, asked].join(' ');
  const known = useRef('');
  useEffect(() => {
    // Packing costs seconds of a large program: not while another panel is in front.
    if (!isShown || known.current === key) return;
    let isOver = false;
    const check = async () => {
      await running.current;
      if (isOver) return;
      setIsChecking(true);
      const result = await workbench.attempt(() =>
        workbench.host.client.publish.preflight({ projectId, programId, since }),
      );
      if (isOver) return;
      known.current = key;
      setFound(result);
      setIsChecking(false);
    };
    running.current = check();
    return () => {
      isOver = true;
    };
  }, [workbench, projectId, programId, since, key, isShown]);
  return { found, isChecking, again: () => setAsked((count) => count + 1) };
}
