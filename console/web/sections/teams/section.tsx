import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'teams',
  order: 1,
  layouts: { team: () => import('./team-layout.tsx') },
  pages: [
    { path: '/teams', title: words.teams, nav: true, order: 1, load: () => import('./list-page.tsx') },
    {
      path: '/teams/:teamId',
      title: words.members,
      permission: 'teams.view',
      layout: 'team',
      order: 1,
      load: () => import('./members-page.tsx'),
    },
    {
      path: '/teams/:teamId/links',
      title: words.links,
      permission: 'members.manage',
      layout: 'team',
      order: 2,
      load: () => import('./links-page.tsx'),
    },
  ],
};
export default section;
