import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'operations',
  order: 1,
  pages: [
    {
      path: '/analytics',
      title: words.analytics,
      permission: 'analytics.view',
      nav: true,
      order: 1,
      load: () => import('./analytics-page.tsx'),
    },
  ],
};
export default section;
