import type { SupportTable } from '../compiler/checks/compatibility.ts';
import { catalog as tags } from '../simulator/components/catalog.ts';
import { apiSupport } from '../simulator/wx/support.ts';

/** What Tessera's simulator and its phone pages support: the same code runs in both. */
export function supportTable(): SupportTable {
  return {
    apis: apiSupport(),
    tags: Object.fromEntries([...tags.values()].map(({ tag, support }) => [tag, support])),
  };
}

/** The same with everything that is known of each tag: what the IDE shows. */
export function supportDetails() {
  return { tags: [...tags.values()], apis: apiSupport() };
}
