import type { OpenedProject } from '../host.ts';
import { reasonOf } from './reason.ts';
import type { Workbench } from './workbench.ts';

export interface ProjectState {
  open: OpenedProject | undefined;
  /** The folder that is being opened. */
  opening: string | undefined;
}

export interface ProjectControl {
  /** The window's first project, or the home page. */
  start: (folder: string | undefined) => Promise<void>;
  open: (folder: string) => Promise<boolean>;
  close: () => Promise<void>;
}

/** Which project this window shows. The address holds its folder, so that a reload comes back to it. */
export function createProjectStore(workbench: () => Workbench): ProjectControl {
  const leave = async (): Promise<boolean> => {
    const bench = workbench();
    if (!bench.project.getState().open) return true;
    await bench.layout.save();
    // Dirty buffers are in the journal: nothing is lost and nothing has to be asked.
    await bench.editors.suspend();
    bench.files.follow(undefined);
    bench.build.follow(undefined);
    bench.problems.clear();
    return true;
  };
  return {
    async start(folder) {
      comeBack(workbench());
      if (folder !== undefined && (await this.open(folder))) return;
      await workbench().layout.restore(undefined);
      await workbench().dock.show('home');
    },
    async open(folder) {
      const bench = workbench();
      bench.project.setState({ opening: folder });
      try {
        const project = await bench.host.client.projects.open({ folder });
        await leave();
        showAddress(project.folder);
        document.title = `${project.name} – Tessera`;
        bench.files.follow(project.id);
        bench.settings.follow(project.id);
        bench.build.follow(project.id);
        bench.project.setState({ open: project, opening: undefined });
        bench.touch();
        await bench.layout.restore(project.id);
        await bench.editors.restore();
        return true;
      } catch (error) {
        bench.project.setState({ opening: undefined });
        const reason = reasonOf(error);
        bench.notices.show({ tone: 'error', text: { en: reason, zh: reason } });
        return false;
      }
    },
    async close() {
      const bench = workbench();
      await leave();
      showAddress(undefined);
      document.title = 'Tessera';
      bench.settings.follow(undefined);
      bench.project.setState({ open: undefined });
      bench.touch();
      await bench.layout.restore(undefined);
      await bench.dock.show('home');
    },
  };
}

function showAddress(folder: string | undefined): void {
  const url = new URL(location.href);
  if (folder === undefined) url.searchParams.delete('folder');
  else url.searchParams.set('folder', folder);
  history.replaceState(null, '', url);
}

export function folderOfAddress(): string | undefined {
  return new URLSearchParams(location.search).get('folder') ?? undefined;
}

/** A host that was restarted knows no open project: the window opens its own again and looks anew. */
function comeBack(bench: Workbench): void {
  let wasLost = false;
  bench.host.connection.subscribe((state) => {
    if (state === 'lost') wasLost = true;
    if (state !== 'open' || !wasLost) return;
    wasLost = false;
    const { open } = bench.project.getState();
    if (!open) return;
    bench.host.client.projects
      .open({ folder: open.folder })
      .then(() => {
        bench.files.follow(open.id);
        bench.build.follow(open.id);
        bench.files.lookAnew();
        return bench.editors.hooks.resume();
      })
      .catch((error: unknown) => {
        const reason = reasonOf(error);
        bench.notices.show({ id: 'come-back', tone: 'error', text: { en: reason, zh: reason } });
      });
  });
}
