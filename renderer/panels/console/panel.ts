import { definePanel } from '../../shell/declaration.ts';
import { clearConsole, consoleOf, followConsole } from './log.ts';
import { consoleWords as w } from './words.ts';

export default definePanel({
  id: 'console',
  title: w.title,
  icon: 'debug-console',
  place: 'bottom',
  order: 10,
  shown: true,
  keys: 'Mod+Shift+Y',
  view: () => import('./view.tsx'),
  start: followConsole,
  commands: [
    { id: 'console.clear', title: w.clear, icon: 'clear-all', run: clearConsole },
    {
      id: 'console.preserve',
      title: w.preserve,
      run: (workbench) => consoleOf(workbench).setState(({ keepsLog }) => ({ keepsLog: !keepsLog })),
    },
    {
      id: 'console.times',
      title: w.times,
      run: (workbench) => consoleOf(workbench).setState(({ showsTimes }) => ({ showsTimes: !showsTimes })),
    },
    {
      id: 'console.prompt',
      title: w.focusPrompt,
      run: async (workbench) => {
        await workbench.dock.show('console', { focus: false });
        consoleOf(workbench).setState(({ promptFocus }) => ({ promptFocus: promptFocus + 1 }));
      },
    },
  ],
});
