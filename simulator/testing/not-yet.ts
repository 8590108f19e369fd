/** Attributes and `@events` that no conformance case names yet, by tag. named.test.ts holds that the list is exact: it only shrinks. */
export const notYet: Record<string, string> = {
  'share-element': 'transition-on-gesture',
};
