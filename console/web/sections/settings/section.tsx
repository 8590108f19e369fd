import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'settings',
  order: 2,
  pages: [
    {
      path: '/settings/general',
      title: words.general,
      permission: 'workspace.view',
      nav: true,
      order: 11,
      load: () => import('./general-page.tsx'),
    },
    {
      path: '/settings/branding',
      title: words.branding,
      permission: 'settings.edit',
      nav: true,
      order: 12,
      load: () => import('./branding-page.tsx'),
    },
    {
      path: '/settings/mail',
      title: words.mail,
      permission: 'settings.edit',
      nav: true,
      order: 13,
      load: () => import('./mail-page.tsx'),
    },
    {
      path: '/settings/downloads',
      title: words.downloads,
      permission: 'settings.edit',
      nav: true,
      order: 14,
      load: () => import('./downloads-page.tsx'),
    },
  ],
};
export default section;
