import { definePanel } from '../../shell/declaration.ts';
import { shellWords } from '../../shell/words.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { closeTerminal, findTerminals, openTerminal, terminalsOf } from './terminal-state.ts';
import { terminalWords as w } from './words.ts';

const needsProject = ({ project }: Workbench) =>
  project.getState().open ? undefined : shellWords.needsProject;
const needsTerminal = (bench: Workbench) =>
  terminalsOf(bench).getState().active === undefined ? w.noTerminal : undefined;

export default definePanel({
  id: 'terminal',
  title: w.title,
  icon: 'terminal',
  place: 'bottom',
  order: 80,
  keys: 'Ctrl+`',
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'terminal.open',
      title: w.open,
      icon: 'add',
      keys: 'Ctrl+Shift+`',
      menu: 'run',
      refuse: needsProject,
      run: async (bench) => {
        // The first look opens one by itself.
        const isFirst = terminalsOf(bench).getState().terminals === undefined;
        if (isFirst) await findTerminals(bench);
        else await openTerminal(bench);
        await bench.dock.show('terminal', { focus: true });
      },
    },
    { id: 'terminal.close', title: w.close, icon: 'trash', refuse: needsTerminal, run: closeTerminal },
    {
      id: 'terminal.clear',
      title: w.clear,
      icon: 'clear-all',
      refuse: needsTerminal,
      run: (bench) => terminalsOf(bench).getState().clear?.(),
    },
  ],
});
