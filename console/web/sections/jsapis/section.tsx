import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'apps',
  order: 2,
  pages: [
    {
      path: '/jsapis',
      title: words.jsapis,
      permission: 'catalogue.view',
      nav: true,
      order: 2,
      load: () => import('./catalogue-page.tsx'),
    },
    {
      path: '/apps/:appId/jsapis',
      title: words.tab,
      permission: 'apps.view',
      layout: 'app',
      order: 6,
      load: () => import('./app-jsapis-page.tsx'),
    },
  ],
};
export default section;
