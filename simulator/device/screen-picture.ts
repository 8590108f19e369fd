import { copyState } from './element-copy.ts';

/** Pictures larger than this are left out: inlined, they would take longer than anybody waits. */
const LARGEST = 4_000_000;
const URL_IN_CSS = /url\((["']?)(?!data:)([^"')]+)\1\)/g;

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
  const layer = async (
    of: Document,
    around: DOMRect,
    prepare?: (copy: HTMLElement) => void,
  ): Promise<void> => {
    const image = await imageOf(of, around.width, around.height, inlined, prepare);
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
function onlyOverlay(copy: HTMLElement): void {
  const style = copy.ownerDocument.createElement('style');
  style.textContent =
    'html, body, .screen { background: none !important } .screen > * { visibility: hidden } .screen > .overlay { visibility: visible }';
  copy.append(style);
}

async function imageOf(
  document: Document,
  width: number,
  height: number,
  inlined: Map<string, Promise<string>>,
  prepare?: (copy: HTMLElement) => void,
): Promise<HTMLImageElement> {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  copyState(document.documentElement, copy);
  const { scrollX, scrollY } = document.defaultView!;
  copy.style.margin = `${-scrollY}px 0 0 ${-scrollX}px`;
  const sheet = document.createElement('style');
  sheet.textContent = await withPictures(cssOf(document), document.baseURI, inlined);
  for (const element of copy.querySelectorAll('script, style, link, iframe')) element.remove();
  copy.prepend(sheet);
  prepare?.(copy);
  await Promise.all([...copy.querySelectorAll<HTMLElement>('img, [style*="url("]')].map(inline));
  const text = new XMLSerializer().serializeToString(copy);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${text}</foreignObject></svg>`;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  return image;

  async function inline(element: HTMLElement): Promise<void> {
    const source = element.getAttribute('src');
    if (source) element.setAttribute('src', await inlinedUrl(source, document.baseURI, inlined));
    const style = element.getAttribute('style');
    if (style?.includes('url('))
      element.setAttribute('style', await withPictures(style, document.baseURI, inlined));
  }
}

const cssOf = (document: Document): string =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .map((rule) => rule.cssText)
    .join('\n');

async function withPictures(
  css: string,
  base: string,
  inlined: Map<string, Promise<string>>,
): Promise<string> {
  const urls = [...css.matchAll(URL_IN_CSS)].map(([, , url]) => url!);
  const found = new Map<string, string>();
  await Promise.all(urls.map(async (url) => found.set(url, await inlinedUrl(url, base, inlined))));
  return css.replace(URL_IN_CSS, (_, _quote, url: string) => `url("${found.get(url) ?? ''}")`);
}

function inlinedUrl(url: string, base: string, inlined: Map<string, Promise<string>>): Promise<string> {
  if (url.startsWith('data:')) return Promise.resolve(url);
  const { href } = new URL(url, base);
  let data = inlined.get(href);
  if (!data) inlined.set(href, (data = fetchAsData(href).catch(() => '')));
  return data;
}

/** Only what the page's own policy lets it read. */
async function fetchAsData(href: string): Promise<string> {
  if (new URL(href).origin !== location.origin) return '';
  const blob = await (await fetch(href)).blob();
  if (blob.size > LARGEST) return '';
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error(href));
    reader.readAsDataURL(blob);
  });
}
