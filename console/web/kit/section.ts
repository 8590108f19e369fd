import type { QueryClient } from '@tanstack/react-query';
import type { ComponentType, ReactNode } from 'react';
import type { Text } from '../../../contract/text.ts';

/** The areas of the side navigation, in this order. */
export const groups = ['programs', 'apps', 'approvals', 'teams', 'operations', 'settings'] as const;
export type Group = (typeof groups)[number];

export interface PageProps {
  /** The `:named` parts of the path. */
  params: Record<string, string>;
}

export interface LayoutProps extends PageProps {
  /** Every page of this layout that the viewer may see, in order; the layout draws them as tabs. */
  tabs: { href: string; title: Text; isHere: boolean }[];
  children: ReactNode;
}

type Loaded<Props> = { default: ComponentType<Props> };

export interface PageDeclaration {
  /** `/programs/:programId/versions`; the order of declaration does not matter, a path belongs to one page. */
  path: string;
  title: Text;
  load: () => Promise<Loaded<PageProps>>;
  /** Left out: every member. Asked without a place for navigation, at the place of the path for tabs. */
  permission?: string;
  /** Shows in the side navigation, in its section's group. */
  nav?: true;
  /** Shows inside this layout, as one of its tabs unless `isTab` is false. */
  layout?: string;
  isTab?: false;
  /** The path of the tab that it belongs to, where that is not the start of its own. */
  tab?: string;
  order?: number;
  /** Needs no session, and no frame: pages behind a link in a letter. */
  isOpen?: true;
  /** Uses nothing of antd, which then need not be fetched for it. What it opens may: `laterWithAntd`. */
  isLight?: true;
  /** What it will ask the console for, asked while the first page is still being put together. */
  ahead?: (queries: QueryClient, search: URLSearchParams) => Promise<unknown>;
}

export interface Section {
  group: Group;
  order: number;
  pages: PageDeclaration[];
  /** Frames around pages of any section, such as the head and tabs of one mini program. */
  layouts?: Record<string, () => Promise<Loaded<LayoutProps>>>;
}
