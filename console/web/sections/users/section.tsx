import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'teams',
  order: 2,
  pages: [
    {
      path: '/users',
      title: words.users,
      permission: 'users.view',
      nav: true,
      order: 2,
      load: () => import('./list-page.tsx'),
    },
  ],
};
export default section;
