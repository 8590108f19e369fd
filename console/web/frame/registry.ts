import { groups } from '../kit/section.ts';
import type { LayoutProps, PageDeclaration, PageProps, Section } from '../kit/section.ts';
import { later, laterWithAntd } from '../kit/later.tsx';
import type { Later } from '../kit/later.tsx';
import { matchPath } from '../kit/router.tsx';

export interface Page extends Omit<PageDeclaration, 'load'>, Later<PageProps> {
  section: Section;
}

export interface Registry {
  sections: Section[];
  pages: Page[];
  layouts: Record<string, Later<LayoutProps>>;
  find(path: string): { page: Page; params: Record<string, string> } | null;
  /** Fetches the code of every page: asked for when the first one is shown and nobody waits. */
  preload(): void;
}

/** Every section of sections/, found by its file. */
export function discoverSections(): Section[] {
  const found = import.meta.glob<Section>('../sections/*/section.tsx', { eager: true, import: 'default' });
  return Object.values(found);
}

export function createRegistry(declared: Section[]): Registry {
  const rank = (section: Section) => groups.indexOf(section.group) * 1000 + section.order;
  const sections = [...declared].sort((a, b) => rank(a) - rank(b));
  const pages = sections.flatMap((section) =>
    section.pages.map((page) => ({
      ...page,
      section,
      ...(page.isLight ? later(page.load) : laterWithAntd(page.load)),
    })),
  );
  const twice = pages.find(({ path }, index) => pages.findIndex((page) => page.path === path) !== index);
  if (twice) throw new Error(`Two pages at ${twice.path}`);
  const loaders = Object.assign({}, ...sections.map(({ layouts }) => layouts ?? {})) as NonNullable<
    Section['layouts']
  >;
  const layouts = Object.fromEntries(
    Object.entries(loaders).map(([name, load]) => [name, laterWithAntd(load)]),
  );
  // `/programs/new` before `/programs/:programId`.
  const byPath = [...pages].sort((a, b) => a.path.split(':').length - b.path.split(':').length);
  return {
    sections,
    pages,
    layouts,
    find(path) {
      for (const page of byPath) {
        const params = matchPath(page.path, path);
        if (params) return { page, params };
      }
      return null;
    },
    preload() {
      for (const { load } of [...pages, ...Object.values(layouts)]) void load().catch(() => {});
    },
  };
}
