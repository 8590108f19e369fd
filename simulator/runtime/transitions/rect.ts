/** Where something is, in the box that holds the pages. */
export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  height: number;
}

export const rectOf = (left: number, top: number, width: number, height: number): Rect => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
  width,
  height,
});

/** As the page sees it; `undefined` for what is not laid out. */
export function rectIn(node: Element): Rect | undefined {
  const { left, top, width, height } = node.getBoundingClientRect();
  return width > 0 && height > 0 ? rectOf(left, top, width, height) : undefined;
}

export const moved = ({ left, top, width, height }: Rect, x: number, y: number): Rect =>
  rectOf(left + x, top + y, width, height);

export function lerpRect(from: Rect, to: Rect, t: number): Rect {
  const at = (name: 'left' | 'top' | 'width' | 'height') => from[name] + (to[name] - from[name]) * t;
  return rectOf(at('left'), at('top'), Math.max(0, at('width')), Math.max(0, at('height')));
}

export function placeAt({ style }: HTMLElement, { left, top, width, height }: Rect): void {
  Object.assign(style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
}
