import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

const section: Section = {
  group: 'programs',
  order: 2,
  pages: [
    {
      path: '/programs/:programId/versions',
      title: words.management,
      permission: 'programs.view',
      layout: 'program',
      order: 2,
      load: () => import('./versions-page.tsx'),
    },
    {
      path: '/programs/:programId/versions/:versionId',
      title: words.version,
      permission: 'programs.view',
      layout: 'program',
      isTab: false,
      load: () => import('./version-page.tsx'),
    },
    {
      path: '/programs/:programId/gray/new',
      title: words.newTask,
      permission: 'grayscale.manage',
      layout: 'program',
      isTab: false,
      tab: '/programs/:programId/versions',
      load: () => import('./new-task-page.tsx'),
    },
    {
      path: '/programs/:programId/gray/:taskId',
      title: words.task,
      permission: 'programs.view',
      layout: 'program',
      isTab: false,
      tab: '/programs/:programId/versions',
      load: () => import('./task-page.tsx'),
    },
  ],
};
export default section;
