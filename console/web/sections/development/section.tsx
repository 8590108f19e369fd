import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'programs',
  order: 3,
  pages: [
    {
      path: '/programs/:programId/development',
      title: words.development,
      permission: 'programs.view',
      layout: 'program',
      order: 3,
      load: () => import('./development-page.tsx'),
    },
    {
      path: '/programs/:programId/logs',
      title: words.logs,
      permission: 'logs.view',
      layout: 'program',
      order: 4,
      load: () => import('./logs-page.tsx'),
    },
  ],
};
export default section;
