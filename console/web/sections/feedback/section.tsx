import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'operations',
  order: 4,
  pages: [
    {
      path: '/feedback',
      title: words.feedback,
      permission: 'catalogue.view',
      nav: true,
      order: 4,
      load: () => import('./feedback-page.tsx'),
    },
  ],
};
export default section;
