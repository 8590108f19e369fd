import { definePanel } from '../../shell/declaration.ts';
import { outputWords as w } from './words.ts';

export default definePanel({
  id: 'output',
  title: w.title,
  icon: 'output',
  place: 'bottom',
  order: 70,
  withoutProject: true,
  keys: 'Mod+Shift+U',
  view: () => import('./view.tsx'),
});
