import { debugWords } from '../../debug/words.ts';
import { definePanel } from '../../shell/declaration.ts';
import { wantPicker } from './picker-wish.ts';
import { wxmlWords as w } from './words.ts';

export default definePanel({
  id: 'wxml',
  title: w.title,
  icon: 'list-tree',
  place: 'bottom',
  order: 20,
  keys: 'Mod+K E',
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'wxml.pick',
      title: w.pick,
      icon: 'inspect',
      keys: 'Mod+Shift+C',
      refuse: ({ debug }) => (debug.store.getState().session ? undefined : debugWords.notRunning),
      run: async (workbench) => {
        await workbench.dock.show('wxml', { focus: false });
        wantPicker(workbench).setState((count) => count + 1, true);
      },
    },
  ],
});
