/** How the dots look in Skyline's words. */
export interface DotLook {
  indicatorMargin: number;
  indicatorSpacing: number;
  indicatorRadius: number;
  indicatorWidth: number;
  indicatorHeight: number;
  indicatorAlignment: unknown;
  indicatorOffset: readonly unknown[];
}

const plain: Omit<DotLook, 'indicatorOffset'> = {
  indicatorMargin: 10,
  indicatorSpacing: 4,
  indicatorRadius: 4,
  indicatorWidth: 8,
  indicatorHeight: 8,
  indicatorAlignment: 'auto',
};

const names = Object.keys(plain) as (keyof typeof plain)[];

/** `[x, y]`, each from -1 to 1 from one edge to the other; `auto` is below, or at the right of a vertical one. */
function alignmentOf(given: unknown, vertical: boolean): readonly [number, number] {
  const pair = Array.isArray(given) ? given.map(Number) : [];
  const [x, y] = pair;
  if (pair.length === 2 && Number.isFinite(x) && Number.isFinite(y)) return [x!, y!];
  return vertical ? [1, 0] : [0, 1];
}

const share = (along: number): string => String((Math.min(1, Math.max(-1, along)) + 1) / 2);

/** The web view's own dots stay as they are until one of Skyline's attributes asks for another look. */
export function styleDots(dots: HTMLElement, look: DotLook, vertical: boolean, moves: boolean): void {
  const [right = 0, down = 0] = look.indicatorOffset.map((side) => Number(side) || 0);
  const isAsked = moves || right !== 0 || down !== 0 || names.some((name) => look[name] !== plain[name]);
  dots.classList.toggle('is-laid-out', isAsked);
  if (!isAsked) return;
  const [x, y] = alignmentOf(look.indicatorAlignment, vertical);
  const values = {
    '--dot-margin': `${look.indicatorMargin}px`,
    '--dot-spacing': `${look.indicatorSpacing}px`,
    '--dot-radius': `${look.indicatorRadius}px`,
    '--dot-width': `${look.indicatorWidth}px`,
    '--dot-height': `${look.indicatorHeight}px`,
    '--dot-x': share(x),
    '--dot-y': share(y),
    '--dot-right': `${right}px`,
    '--dot-down': `${down}px`,
  };
  for (const [name, value] of Object.entries(values)) dots.style.setProperty(name, value);
}
