import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'approvals',
  order: 1,
  pages: [
    {
      path: '/approvals',
      title: words.approvals,
      permission: 'approvals.view',
      nav: true,
      load: () => import('./inbox-page.tsx'),
    },
  ],
};
export default section;
