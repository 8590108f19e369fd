import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'operations',
  order: 2,
  pages: [
    {
      path: '/quality',
      title: words.quality,
      permission: 'analytics.view',
      nav: true,
      order: 2,
      load: () => import('./quality-page.tsx'),
    },
  ],
};
export default section;
