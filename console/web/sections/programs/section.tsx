import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'programs',
  order: 1,
  pages: [
    {
      path: '/programs',
      title: words.programs,
      permission: 'programs.view',
      nav: true,
      load: () => import('./list-page.tsx'),
    },
    {
      path: '/programs/:programId',
      title: words.details,
      permission: 'programs.view',
      layout: 'program',
      order: 1,
      load: () => import('./details-page.tsx'),
    },
  ],
  layouts: { program: () => import('./program-layout.tsx') },
};
export default section;
