/** The tags of the platform, and what only structures a template. Any other must be a component. */
const builtinTags: ReadonlySet<string> = new Set([
  ...[
    'block',
    'template',
    'import',
    'include',
    'wxs',
    'slot',
    'view',
    'text',
    'image',
    'icon',
    'button',
    'input',
  ],
  ...['textarea', 'label', 'form', 'checkbox', 'checkbox-group', 'radio', 'radio-group', 'switch', 'slider'],
  ...[
    'picker',
    'picker-view',
    'picker-view-column',
    'progress',
    'rich-text',
    'selection',
    'editor',
    'navigator',
  ],
  ...['functional-page-navigator', 'scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view'],
  ...[
    'cover-view',
    'cover-image',
    'match-media',
    'page-container',
    'root-portal',
    'share-element',
    'page-meta',
  ],
  ...['navigation-bar', 'keyboard-accessory', 'canvas', 'map', 'video', 'audio', 'camera', 'live-player'],
  ...[
    'live-pusher',
    'voip-room',
    'channel-live',
    'channel-video',
    'web-view',
    'ad',
    'ad-custom',
    'open-data',
  ],
  ...['official-account', 'official-account-publish', 'open-container', 'open-data-list', 'open-data-item'],
  ...[
    'store-home',
    'store-product',
    'store-gift',
    'store-coupon',
    'store-waterfall',
    'xr-frame',
    'snapshot',
    'span',
  ],
  ...['sticky-header', 'sticky-section', 'grid-view', 'grid-builder', 'list-view', 'list-builder'],
  ...['draggable-sheet', 'nested-scroll-header', 'nested-scroll-body', 'double-tap-gesture-handler'],
  ...['force-press-gesture-handler', 'horizontal-drag-gesture-handler', 'long-press-gesture-handler'],
  ...['pan-gesture-handler', 'scale-gesture-handler', 'tap-gesture-handler', 'vertical-drag-gesture-handler'],
]);

/** `xr-…` are the tags of the platform's 3D engine: elements of a scene, not of the page. */
export function isBuiltin(tag: string): boolean {
  return builtinTags.has(tag) || tag.startsWith('xr-');
}
