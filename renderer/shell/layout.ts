import { shellWords } from './words.ts';
import type { Workbench } from './workbench.ts';

export interface LayoutKeeper {
  restore: (projectId: string | undefined) => Promise<void>;
  save: () => Promise<void>;
  reset: () => Promise<void>;
}

const version = 1;

/** Saves the layout per project a moment after it changed. One of a newer version is used by nobody and kept. */
export function createLayoutKeeper(workbench: () => Workbench): LayoutKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isKept = true;
  const key = () => (isKept ? 'layout' : `layout-${version}`);
  const save = async () => {
    clearTimeout(timer);
    timer = undefined;
    const { dock, host, project } = workbench();
    const { open } = project.getState();
    const layout = dock.save();
    if (!open || layout === undefined) return;
    const place = { projectId: open.id, key: key() };
    // Through text: what cannot be written down (functions, undefined) must not reach the wire.
    await host.client.state
      .set({ ...place, value: JSON.parse(JSON.stringify({ version, layout })) })
      .catch(() => {
        // A layout that could not be kept costs a person some dragging, not their work.
      });
  };
  const watch = async () => {
    const api = await workbench().dock.ready;
    api.onDidLayoutChange(() => {
      timer ??= setTimeout(() => void save(), 800);
    });
    // A window that is reloaded or closed does not wait for the timer.
    window.addEventListener('pagehide', () => {
      if (timer !== undefined) void save();
    });
  };
  let watching: Promise<void> | undefined;
  return {
    save,
    async restore(projectId) {
      const { dock, host, notices } = workbench();
      const stored = projectId ? await host.client.state.get({ projectId, key: 'layout' }) : null;
      const own = await (isNewer(stored)
        ? host.client.state.get({ projectId, key: `layout-${version}` })
        : stored);
      isKept = !isNewer(stored);
      if (!isKept) notices.show({ tone: 'warn', text: shellWords.layoutNewer });
      try {
        await dock.load(layoutIn(own), projectId !== undefined);
      } catch {
        notices.show({ tone: 'warn', text: shellWords.layoutBroken });
      }
      watching ??= watch();
    },
    async reset() {
      const { dock, project, editors } = workbench();
      const tabs = editors.list();
      await dock.load(undefined, project.getState().open !== undefined);
      for (const { path } of tabs) await editors.open(path, { focus: false });
    },
  };
}

function isNewer(stored: unknown): boolean {
  return !!stored && typeof stored === 'object' && 'version' in stored && Number(stored.version) > version;
}

function layoutIn(stored: unknown): unknown {
  if (stored === null || stored === undefined) return undefined;
  return typeof stored === 'object' && 'layout' in stored ? stored.layout : null;
}
