/**
 * A small picture of what the window shows, for the list of recent projects. A page may not photograph itself, so its
 * boxes, pictures and lines of text are painted again: at this size what is left out (shadows, gradients) is not missed.
 */
export function paintPicture(window: Window, width: number): string | undefined {
  const { innerWidth, innerHeight, document } = window;
  if (innerWidth === 0 || innerHeight === 0) return undefined;
  const canvas = document.createElement('canvas');
  const scale = width / innerWidth;
  canvas.width = width;
  canvas.height = Math.round(innerHeight * scale);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.scale(scale, scale);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, innerWidth, innerHeight);
  paint(document.body, { context, left: 0, top: 0, right: innerWidth, bottom: innerHeight });
  try {
    return canvas.toDataURL('image/png');
  } catch {
    // A picture of another server was among them after all: what has it may not be read.
    return undefined;
  }
}

interface Place {
  context: CanvasRenderingContext2D;
  /** Of the document's corner, and the end of what is seen. */
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function paint(element: Element, place: Place): void {
  const view = element.ownerDocument.defaultView;
  if (!view) return;
  const style = view.getComputedStyle(element);
  if (style.display === 'none' || Number(style.opacity) === 0) return;
  const box = element.getBoundingClientRect();
  const isSeen =
    style.visibility !== 'hidden' &&
    box.width > 0 &&
    box.height > 0 &&
    place.top + box.top < place.bottom &&
    place.left + box.left < place.right &&
    place.top + box.bottom > 0;
  if (isSeen) {
    paintBox(box, style, place);
    paintContent(element, box, place);
  }
  for (const child of (element.shadowRoot ?? element).childNodes) {
    if (child.nodeType === 1) paint(child as Element, place);
    else if (child.nodeType === 3 && isSeen) paintText(child as Text, style, place);
  }
}

const isClear = (colour: string) => colour === 'transparent' || /^rgba\(.*, 0\)$/.test(colour);

function paintBox(box: DOMRect, style: CSSStyleDeclaration, { context, left, top }: Place): void {
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.width / 2, box.height / 2);
  const border = parseFloat(style.borderBottomWidth) || 0;
  context.beginPath();
  context.roundRect(left + box.left, top + box.top, box.width, box.height, radius);
  if (!isClear(style.backgroundColor)) {
    context.fillStyle = style.backgroundColor;
    context.fill();
  }
  if (border === 0 || isClear(style.borderBottomColor)) return;
  context.fillStyle = style.borderBottomColor;
  context.fillRect(left + box.left, top + box.bottom - border, box.width, border);
}

function paintContent(element: Element, box: DOMRect, place: Place): void {
  const { context, left, top } = place;
  const draw = (image: CanvasImageSource) =>
    context.drawImage(image, left + box.left, top + box.top, box.width, box.height);
  if (element.tagName === 'IFRAME') {
    const inner = (element as HTMLIFrameElement).contentDocument?.body;
    if (inner) paint(inner, { ...place, left: left + box.left, top: top + box.top });
  } else if (element.tagName === 'IMG') {
    const image = element as HTMLImageElement;
    if (image.complete && image.naturalWidth > 0 && isOwn(image.currentSrc, element)) draw(image);
  } else if (element.tagName === 'CANVAS') {
    draw(element as HTMLCanvasElement);
  }
}

/** Only these leave the canvas readable. */
function isOwn(address: string, { ownerDocument }: Element): boolean {
  const url = URL.parse(address, ownerDocument.baseURI);
  return url !== null && (url.protocol === 'data:' || url.origin === ownerDocument.defaultView?.origin);
}

function paintText(node: Text, style: CSSStyleDeclaration, { context, left, top }: Place): void {
  if (node.data.trim() === '') return;
  const range = node.ownerDocument.createRange();
  range.selectNodeContents(node);
  context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  context.fillStyle = style.color;
  context.textBaseline = 'middle';
  const lines = [...range.getClientRects()].slice(0, 40);
  const words = node.data.replace(/\s+/g, ' ').trim();
  // Which letters stand in which line is not told: each line gets its share by width.
  const whole = lines.reduce((sum, line) => sum + line.width, 0);
  let from = 0;
  for (const line of lines) {
    const count = Math.max(1, Math.round((words.length * line.width) / whole));
    const part = words.slice(from, from + count);
    from += count;
    if (part) context.fillText(part, left + line.left, top + line.top + line.height / 2, line.width);
  }
}
