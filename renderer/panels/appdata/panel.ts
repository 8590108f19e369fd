import { definePanel } from '../../shell/declaration.ts';
import { canUndo, undo } from './edits.ts';
import { appDataWords as w } from './words.ts';

export default definePanel({
  id: 'appdata',
  title: w.title,
  icon: 'json',
  place: 'bottom',
  order: 30,
  keys: 'Mod+K D',
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'appdata.undo',
      title: w.undo,
      refuse: (workbench) => (canUndo(workbench) ? undefined : w.nothingToUndo),
      run: undo,
    },
  ],
});
