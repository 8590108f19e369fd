/** Pictures larger than this are left out: inlined, they would take longer than anybody waits. */
const LARGEST = 4_000_000;
const URL_IN_CSS = /url\((["']?)(?!data:)([^"')]+)\1\)/g;

/** What was read already, by address: pictures and fonts as data. */
export type Inlined = Map<string, Promise<string>>;

/**
 * Markup that was copied from a document as a picture of `size`, with the document's styles (`css` after them) and everything it refers to. A page cannot
 * photograph itself: the markup is put into an SVG image.
 */
export async function imageOfMarkup(
  copy: HTMLElement,
  document: Document,
  { width, height, css = '' }: { width: number; height: number; css?: string },
  inlined: Inlined,
): Promise<HTMLImageElement> {
  const sheet = document.createElement('style');
  sheet.textContent = `${await withPictures(cssOf(document), document.baseURI, inlined)}\n${css}`;
  for (const element of copy.querySelectorAll('script, style, link, iframe')) element.remove();
  copy.prepend(sheet);
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

async function withPictures(css: string, base: string, inlined: Inlined): Promise<string> {
  const urls = [...css.matchAll(URL_IN_CSS)].map(([, , url]) => url!);
  const found = new Map<string, string>();
  await Promise.all(urls.map(async (url) => found.set(url, await inlinedUrl(url, base, inlined))));
  return css.replace(URL_IN_CSS, (_, _quote, url: string) => `url("${found.get(url) ?? ''}")`);
}

function inlinedUrl(url: string, base: string, inlined: Inlined): Promise<string> {
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
