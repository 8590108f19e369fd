import { definePanel } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { searchOf } from './search-state.ts';
import { searchWords as w } from './words.ts';

const needsProject = ({ project }: Workbench) => (project.getState().open ? undefined : w.noProject);

/** The selection of the editor, where it is short, becomes the question. */
async function start(bench: Workbench, isReplacing: boolean): Promise<void> {
  const search = searchOf(bench);
  const selected = getSelection()?.toString() ?? '';
  if (isReplacing !== search.store.getState().isReplacing) search.store.setState({ isReplacing });
  if (selected && !selected.includes('\n') && selected.length < 200) search.change({ text: selected });
  await bench.dock.show('search', { focus: true });
}

export default definePanel({
  id: 'search',
  title: w.title,
  icon: 'search',
  place: 'side',
  order: 20,
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'search.find',
      title: w.findInFiles,
      keys: 'Mod+Shift+F',
      menu: 'edit',
      icon: 'search',
      refuse: needsProject,
      run: (bench) => start(bench, false),
    },
    {
      id: 'search.replace',
      title: w.replaceInFiles,
      keys: 'Mod+Shift+H',
      menu: 'edit',
      icon: 'replace-all',
      refuse: needsProject,
      run: (bench) => start(bench, true),
    },
    {
      id: 'search.inFolder',
      title: w.inFolder,
      hidden: true,
      refuse: needsProject,
      run: async (bench, _signal, folder) => {
        searchOf(bench).change({ include: `${String(folder)}/**` });
        searchOf(bench).store.setState({ hasDetails: true });
        await start(bench, false);
      },
    },
  ],
});
