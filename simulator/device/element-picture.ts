import { copyElement } from './element-copy.ts';
import { imageOfMarkup, type Inlined } from './markup-image.ts';

/** Nothing but the element, at the beginning. */
const ALONE =
  'html, body { display: block !important; margin: 0 !important; padding: 0 !important; background: none !important }';

/**
 * A picture of one element as it is now, however large it is and wherever it lies; `undefined` where it is not laid out. What lies
 * around it is not seen, and where nothing is it is transparent.
 */
export function pictureOfElement(
  element: HTMLElement,
  scale: number,
): Promise<HTMLCanvasElement> | undefined {
  const { offsetWidth: width, offsetHeight: height } = element;
  if (width === 0 || height === 0) return undefined;
  const { root, copy } = copyElement(element);
  copy.style.cssText += `;position:relative;inset:auto;float:none;margin:0;transform:none;opacity:1;visibility:visible;box-sizing:border-box;width:${width}px;height:${height}px`;
  return paint(element.ownerDocument, root, { width, height, scale });
}

async function paint(
  document: Document,
  root: HTMLElement,
  { width, height, scale }: { width: number; height: number; scale: number },
): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  // As large as the page, piece by piece: vw, vh and media queries mean the same in each of them.
  const { innerWidth, innerHeight } = document.defaultView!;
  const inlined: Inlined = new Map();
  for (let top = 0; top < height; top += innerHeight)
    for (let left = 0; left < width; left += innerWidth) {
      const html = document.documentElement.cloneNode(false) as HTMLElement;
      const body = document.body.cloneNode(false) as HTMLElement;
      body.append(root.cloneNode(true));
      html.append(body);
      const css = `${ALONE} html { margin: ${-top}px 0 0 ${-left}px !important }`;
      const image = await imageOfMarkup(
        html,
        document,
        { width: innerWidth, height: innerHeight, css },
        inlined,
      );
      context.drawImage(image, left, top, innerWidth, innerHeight);
    }
  return canvas;
}
