import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'teams',
  order: 3,
  pages: [
    {
      path: '/permissions',
      title: words.permissions,
      nav: true,
      order: 3,
      load: () => import('./permissions-page.tsx'),
    },
  ],
};
export default section;
