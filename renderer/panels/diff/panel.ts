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
  tab: ({ path, left, right }) => ({
    title: baseName(String(path)),
    note: left === 'head' ? (right === 'staged' ? 'HEAD ↔ index' : 'HEAD ↔') : '↔',
    tooltip: String(path),
  }),
  view: () => import('./view.tsx'),
});
