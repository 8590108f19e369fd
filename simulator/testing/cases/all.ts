import type { Case } from '../conformance.ts';
import { basicCases } from './basic.ts';
import { boardCases } from './boards.ts';
import { builderCases } from './builders.ts';
import { buttonCases } from './buttons.ts';
import { containerCases } from './containers.ts';
import { customRouteCases } from './custom-routes.ts';
import { customLayoutCases } from './custom-layouts.ts';
import { fieldCases } from './fields.ts';
import { gestureCases } from './gestures.ts';
import { keyboardCases } from './keyboard.ts';
import { labelCases } from './labels.ts';
import { liveCases } from './live.ts';
import { mapCases } from './maps.ts';
import { mediaCases } from './media.ts';
import { moreBasicCases } from './more-basic.ts';
import { moreFieldCases } from './more-fields.ts';
import { moreMediaCases } from './more-media.ts';
import { openContainerCases } from './open-containers.ts';
import { pageMetaCases } from './page-metas.ts';
import { pickerCases } from './pickers.ts';
import { moreScrollViewCases } from './more-scroll-views.ts';
import { scrollViewCases } from './scroll-views.ts';
import { selectionCases, sheetCases } from './sheets.ts';
import { shareElementCases } from './share-elements.ts';
import { snapshotCases } from './snapshots.ts';
import { swiperLookCases } from './swiper-looks.ts';
import { swiperCases } from './swipers.ts';
import { movableCases } from './movables.ts';
import { commonEventCases } from './common-events.ts';
import { videoCases } from './videos.ts';

/** Every case of the built-in tags. A group shares one program and one page of the browser. */
export const caseGroups: Readonly<Record<string, readonly Case[]>> = {
  'view, text, image, button, icon, navigator': basicCases,
  'fields, labels and forms': [...fieldCases, ...labelCases],
  'the keyboard': keyboardCases,
  'button and navigator': buttonCases,
  'text, image, rich-text, progress, match-media, page-container': moreBasicCases,
  'more of fields, choices, pickers, forms and the page': [...moreFieldCases, ...pageMetaCases],
  'more of video, audio, camera, map and editor': [...moreMediaCases, ...mapCases],
  'live streams, more of video': [...liveCases, ...videoCases],
  'gesture handlers, layouts of a custom scroll-view': [
    ...gestureCases,
    ...customLayoutCases,
    ...builderCases,
    ...commonEventCases,
    ...sheetCases,
    ...selectionCases,
  ],
  'scrolling, sliding, moving': [...scrollViewCases, ...moreScrollViewCases, ...swiperCases, ...movableCases],
  'scroll-view, swiper, movable, picker, page': [...containerCases, ...pickerCases],
  'dots and layouts of a swiper': swiperLookCases,
  'pages that open from their parts': [
    ...openContainerCases,
    ...shareElementCases,
    ...customRouteCases,
    ...snapshotCases,
  ],
  'media, canvas, map, editor, placeholders': [...mediaCases, ...boardCases],
};
