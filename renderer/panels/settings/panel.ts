import { definePanel } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { pageOf, type Page } from './page.ts';
import { settingsWords as w } from './words.ts';

const show = async (bench: Workbench, page: Page) => {
  pageOf(bench).setState({ page });
  await bench.dock.show('settings', { focus: true });
};

export default definePanel({
  id: 'settings',
  title: w.title,
  icon: 'settings-gear',
  place: 'centre',
  order: 95,
  withoutProject: true,
  keys: 'Mod+,',
  view: () => import('./view.tsx'),
  commands: [
    {
      id: 'settings.keys',
      title: w.keys,
      menu: 'view',
      keys: 'Mod+K Mod+S',
      icon: 'keyboard',
      run: (bench) => show(bench, 'keys'),
    },
  ],
});
