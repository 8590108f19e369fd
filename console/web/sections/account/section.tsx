import type { Section } from '../../kit/section.ts';
import { words } from './words.ts';

/** Reached from the menu of the user, not from the areas at the side. */
const section: Section = {
  group: 'settings',
  order: 9,
  pages: [{ path: '/account', title: words.account, load: () => import('./account-page.tsx') }],
};
export default section;
