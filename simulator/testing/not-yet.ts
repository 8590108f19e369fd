/** Attributes and `@events` that no conformance case names yet, by tag. named.test.ts holds that the list is exact: it only shrinks. */
export const notYet: Record<string, string> = {
  button: '@contact @createliveactivity @getrealtimephonenumber @error @launchapp @phoneoneclicklogin',
  'double-tap-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  'draggable-sheet': 'initial-child-size min-child-size max-child-size snap snap-sizes',
  'every tag':
    '@longtap @touchstart @touchmove @touchend @touchcancel @touchforcechange @transitionend @animationstart @animationiteration @animationend',
  'force-press-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  'grid-view': 'type max-cross-axis-extent main-axis-gap padding',
  'horizontal-drag-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  input: '@change',
  'list-view': 'padding',
  'long-press-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  'open-container':
    'url closed-color closed-elevation closed-border-radius middle-color open-color open-elevation open-border-radius transition-duration transition-type',
  'page-container': '@beforeenter @enter @beforeleave @leave @clickoverlay',
  'pan-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  'scale-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  'scroll-view': '@refresherstatuschange',
  selection: 'disable-context-menu @selectionchange',
  'share-element':
    'key transform duration easing-function transition-on-gesture shuttle-on-push shuttle-on-pop rect-tween-type',
  snapshot: 'mode',
  'sticky-header': 'offset-top padding @stickontopchange',
  'sticky-section': 'push-pinned-header padding',
  swiper:
    'indicator-type indicator-margin indicator-spacing indicator-radius indicator-width indicator-height indicator-alignment layout-type transformer-type',
  'tap-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
  textarea: '@change',
  'vertical-drag-gesture-handler':
    'tag worklet:ongesture worklet:should-response-on-move worklet:should-accept-gesture simultaneous-handlers native-view',
};
