import type { OpenPage } from './page.ts';

/** In milliseconds. A turned phone changes its bars and its sides one after the other: that is one resize. */
const SETTLED = 100;

/** Tells once when a page has come to another size, and not where it came back to the one it had. */
export function listenToSize({ frame: { window, element } }: OpenPage, tell: () => void): void {
  const size = (): string => `${window.innerWidth}x${window.innerHeight}`;
  let last = size();
  let settling: number | undefined;
  const settled = (): void => {
    // A hidden page has no size; a video over the whole screen, or a route that leaves some of it free, is no other size for the program.
    if (window.innerWidth === 0 || element.classList.contains('full-screen') || size() === last) return;
    if (element.style.height !== '') return;
    last = size();
    tell();
  };
  window.addEventListener('resize', () => {
    window.clearTimeout(settling);
    settling = window.setTimeout(settled, SETTLED);
  });
}
