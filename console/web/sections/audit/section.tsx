import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'operations',
  order: 5,
  pages: [
    {
      path: '/audit',
      title: words.audit,
      permission: 'audit.view',
      nav: true,
      order: 5,
      load: () => import('./audit-page.tsx'),
    },
  ],
};
export default section;
