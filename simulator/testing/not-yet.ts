/** Attributes and `@events` that no conformance case names yet, by tag. named.test.ts holds that the list is exact: it only shrinks. */
export const notYet: Record<string, string> = {
  button: '@launchapp',
  'share-element':
    'key transform duration easing-function transition-on-gesture shuttle-on-push shuttle-on-pop rect-tween-type',
  snapshot: 'mode',
  swiper: 'indicator-type layout-type transformer-type',
};
