import { definePanel } from '../../shell/declaration.ts';
import { baseName } from '../../shell/file-icon.ts';
import { editorWords as w } from '../../editor/words.ts';

export default definePanel({
  id: 'diff',
  title: w.compareShort,
  icon: 'diff',
  place: 'centre',
  order: 1,
  multiple: true,
  tab: ({ path }) => ({
    title: baseName(String(path)),
    note: '↔',
    tooltip: `${String(path)} (${w.diffNote.en})`,
  }),
  view: () => import('./view.tsx'),
});
