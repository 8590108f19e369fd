/** Documented for the parts of a scroll-view of type custom: `[top, right, bottom, left]` in px. */
export const edgesOf = (padding: readonly unknown[]): string =>
  padding.map((side) => `${Number(side) || 0}px`).join(' ');
