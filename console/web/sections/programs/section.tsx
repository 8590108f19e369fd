import type { Section } from '../../kit/section.ts';
import ListPage, { askAhead } from './list-page.tsx';
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
      isLight: true,
      // The first page of almost everybody: it comes with the frame.
      ahead: askAhead,
      load: () => Promise.resolve({ default: ListPage }),
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
