/** Where an element's tag begins in its template, zero-based. */
export interface SourcePlace {
  path: string;
  line: number;
  column: number;
}

const PLACE = Symbol.for('tessera.source-place');

export function notePlace(element: unknown, place: SourcePlace): void {
  (element as { [PLACE]?: SourcePlace })[PLACE] = place;
}

export function placeOf(element: unknown): SourcePlace | undefined {
  return (element as { [PLACE]?: SourcePlace } | null)?.[PLACE];
}
