import { definePanel, type Command } from '../../shell/declaration.ts';
import { debugWords } from '../../debug/words.ts';
import { addEntry, removeEntries, storageOf } from './storage-state.ts';
import { storageWords as w } from './words.ts';

const needsProgram: Command['refuse'] = ({ debug }) =>
  debug.store.getState().session ? undefined : debugWords.notRunning;

export default definePanel({
  id: 'storage',
  title: w.title,
  icon: 'database',
  place: 'bottom',
  order: 40,
  keys: 'Mod+K T',
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'storage.add',
      title: w.add,
      refuse: needsProgram,
      run: async (workbench) => {
        await workbench.dock.show('storage', { focus: false });
        addEntry(workbench);
      },
    },
    {
      id: 'storage.remove',
      title: w.remove,
      refuse: (workbench) =>
        storageOf(workbench).getState().draft?.before === undefined ? w.chooseFirst : undefined,
      run: (workbench) => {
        const { draft } = storageOf(workbench).getState();
        return draft?.before === undefined ? undefined : removeEntries(workbench, [draft.before]);
      },
    },
    {
      id: 'storage.clear',
      title: w.clear,
      refuse: needsProgram,
      run: (workbench) => removeEntries(workbench),
    },
  ],
});
