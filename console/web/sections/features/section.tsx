import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'operations',
  order: 3,
  pages: [
    {
      path: '/features',
      title: words.features,
      permission: 'catalogue.view',
      nav: true,
      order: 3,
      load: () => import('./list-page.tsx'),
    },
    {
      path: '/features/:featureId',
      title: words.details,
      permission: 'catalogue.view',
      load: () => import('./feature-page.tsx'),
    },
  ],
};
export default section;
