import { definePanel } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { dialogOf, type HomeDialog } from './dialog.ts';
import { homeWords as w } from './words.ts';

async function open(bench: Workbench, dialog: HomeDialog): Promise<void> {
  await bench.dock.show('home');
  dialogOf(bench).setState({ dialog });
}

const needsProject = ({ project }: Workbench) =>
  project.getState().open ? undefined : { en: 'No project is open.', zh: '未打开项目。' };

export default definePanel({
  id: 'home',
  title: w.title,
  icon: 'home',
  place: 'centre',
  order: 90,
  withoutProject: true,
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'home.openFolder',
      title: w.openFolder,
      category: w.category,
      keys: 'Mod+O',
      menu: 'file',
      icon: 'folder-opened',
      run: async (bench) => {
        if (!bench.host.isDesktop) return open(bench, { kind: 'browse' });
        const { pickFolderInDesktop } = await import('../../shell/desktop.ts');
        return pickFolderInDesktop(bench, w.openFolder);
      },
    },
    {
      id: 'home.newProject',
      title: w.newProject,
      category: w.category,
      keys: 'Mod+Shift+N',
      menu: 'file',
      icon: 'new-folder',
      run: (bench) => open(bench, { kind: 'new' }),
    },
    {
      id: 'home.newWindow',
      title: w.newWindow,
      category: w.category,
      keys: 'Mod+Shift+Alt+N',
      menu: 'file',
      run: async ({ host }) => {
        if (host.isDesktop) await host.client.shell.openWindow();
        else window.open(location.origin, '_blank', 'noopener');
      },
    },
    {
      id: 'home.closeProject',
      title: w.closeProject,
      category: w.category,
      menu: 'file',
      refuse: needsProject,
      run: ({ projects }) => projects.close(),
    },
  ],
});
