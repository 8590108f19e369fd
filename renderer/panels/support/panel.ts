import { definePanel } from '../../shell/declaration.ts';
import { supportWords as w } from './words.ts';

export default definePanel({
  id: 'support',
  title: w.title,
  icon: 'checklist',
  place: 'centre',
  order: 85,
  withoutProject: true,
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'support.open',
      title: w.open,
      menu: 'help',
      icon: 'checklist',
      run: (bench) => bench.dock.show('support'),
    },
  ],
});
