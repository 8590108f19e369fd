import { copyState } from './element-copy.ts';
import { imageOfMarkup, type Inlined } from './markup-image.ts';

/**
 * A picture of the phone's screen, as the address of a PNG. A page cannot photograph itself, so its documents are
 * copied into SVG images with everything they refer to and painted one over the other. What another origin shows
 * (web-view, a picture without CORS) stays empty.
 */
export async function pictureOfScreen(window: Window, screen: HTMLElement, scale: number): Promise<string> {
  const { innerWidth: width, innerHeight: height, document } = window;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const paint = canvas.getContext('2d')!;
  paint.scale(scale, scale);
  const inlined = new Map<string, Promise<string>>();
  const layer = async (of: Document, around: DOMRect, css = ''): Promise<void> => {
    const image = await imageOf(of, { width: around.width, height: around.height, css }, inlined);
    paint.drawImage(image, around.left, around.top, around.width, around.height);
  };
  const whole = new DOMRect(0, 0, width, height);
  await layer(document, whole);
  for (const frame of screen.querySelectorAll<HTMLIFrameElement>('iframe.page:not([hidden])'))
    if (frame.contentDocument) await layer(frame.contentDocument, frame.getBoundingClientRect());
  if (screen.querySelector('.overlay')?.childElementCount) await layer(document, whole, onlyOverlay);
  return canvas.toDataURL('image/png');
}

/** Sheets and toasts lie over the pages. */
const onlyOverlay =
  'html, body, .screen { background: none !important } .screen > * { visibility: hidden } .screen > .overlay { visibility: visible }';

function imageOf(
  document: Document,
  size: { width: number; height: number; css: string },
  inlined: Inlined,
): Promise<HTMLImageElement> {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  copyState(document.documentElement, copy);
  const { scrollX, scrollY } = document.defaultView!;
  copy.style.margin = `${-scrollY}px 0 0 ${-scrollX}px`;
  return imageOfMarkup(copy, document, size, inlined);
}
