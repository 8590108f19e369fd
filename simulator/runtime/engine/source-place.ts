/** Where an element's tag begins in its template, zero-based. */
export interface SourcePlace {
  path: string;
  line: number;
  column: number;
}

const PLACE = Symbol.for('tessera.source-place');

/** The rows of a list come from the same few places: they share them. */
const known = new Map<string, Map<number, SourcePlace>>();
let current = { path: '', places: new Map<number, SourcePlace>() };
const COLUMNS = 2 ** 12;

function placesOf(path: string): Map<number, SourcePlace> {
  if (current.path !== path) {
    let places = known.get(path);
    if (!places) known.set(path, (places = new Map()));
    current = { path, places };
  }
  return current.places;
}

function placeAt(path: string, line: number, column: number): SourcePlace {
  // Minified templates have long lines: their places are not shared.
  if (column >= COLUMNS) return { path, line, column };
  const places = placesOf(path);
  const key = line * COLUMNS + column;
  let place = places.get(key);
  if (!place) places.set(key, (place = { path, line, column }));
  return place;
}

export function notePlace(element: unknown, path: string, line: number, column: number): void {
  (element as { [PLACE]?: SourcePlace })[PLACE] = placeAt(path, line, column);
}

export function placeOf(element: unknown): SourcePlace | undefined {
  return (element as { [PLACE]?: SourcePlace } | null)?.[PLACE];
}
