import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'teams',
  order: 9,
  pages: [
    {
      path: '/register/:token',
      title: words.title,
      isOpen: true,
      load: () => import('./register-page.tsx'),
    },
  ],
};
export default section;
