import { definePanel } from '../../shell/declaration.ts';
import { refactorWords as w } from './words.ts';

export default definePanel({
  id: 'refactor',
  title: w.title,
  icon: 'replace-all',
  place: 'bottom',
  order: 60,
  onDemand: true,
  view: () => import('./view.tsx'),
});
