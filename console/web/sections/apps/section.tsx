import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'apps',
  order: 1,
  layouts: { app: () => import('./app-layout.tsx') },
  pages: [
    {
      path: '/apps',
      title: words.apps,
      permission: 'apps.view',
      nav: true,
      order: 1,
      load: () => import('./list-page.tsx'),
    },
    {
      path: '/apps/new',
      title: words.create,
      permission: 'apps.create',
      load: () => import('./create-page.tsx'),
    },
    {
      path: '/apps/:appId',
      title: words.details,
      permission: 'apps.view',
      layout: 'app',
      order: 1,
      load: () => import('./details-page.tsx'),
    },
    {
      path: '/apps/:appId/keys',
      title: words.keys,
      permission: 'apps.keys',
      layout: 'app',
      order: 2,
      load: () => import('./keys-page.tsx'),
    },
    {
      path: '/apps/:appId/bindings',
      title: words.bindings,
      permission: 'apps.view',
      layout: 'app',
      order: 3,
      load: () => import('./bindings-page.tsx'),
    },
    {
      path: '/apps/:appId/reviews',
      title: words.reviews,
      permission: 'apps.view',
      layout: 'app',
      order: 4,
      load: () => import('./reviews-page.tsx'),
    },
    {
      path: '/apps/:appId/grants',
      title: words.grants,
      permission: 'apps.view',
      layout: 'app',
      order: 5,
      load: () => import('./grants-page.tsx'),
    },
  ],
};
export default section;
