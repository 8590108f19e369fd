import { toPlace, toWorld, type Place } from './projection.ts';
import type { MapView } from './view.ts';

// No map pictures are fetched. What lies below the markers is a town made up from the numbers of its blocks: streets,
// parks, water, buildings and places. It stays where it is while the map is dragged and is the same every time.

/** What the attributes want to be seen of it. */
export interface TownLook {
  buildings: boolean;
  tall: boolean;
  places: boolean;
  traffic: boolean;
  language: 'en' | 'zh';
}

/** A named place, the platform's "poi". */
export interface Poi extends Place {
  name: string;
}

const SVG = 'http://www.w3.org/2000/svg';
/** A block is about this wide. */
const BLOCK_PX = 128;
const MOST_BLOCKS = 700;
/** From here on buildings and places are told apart. */
const NEAR_ZOOM = 14;
/** Blocks that are smaller on the screen, far away on a tilted map, have no houses. */
const LEAST_PX = 40;
const TALL_PX = 7;

const names = {
  en: ['Café', 'Library', 'School', 'Station', 'Market', 'Clinic', 'Museum', 'Theatre'],
  zh: ['咖啡馆', '图书馆', '学校', '地铁站', '超市', '医院', '博物馆', '剧院'],
};

/** A number from 0 to 1 that belongs to a block. */
function chance(column: number, row: number, salt: number): number {
  let hash = (column * 374_761_393 + row * 668_265_263 + salt * 2_147_483_647) | 0;
  hash = Math.imul(hash ^ (hash >>> 13), 1_274_126_177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

interface Blocks {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width of a block in px of the world. */
  side: number;
}

/** The blocks that are seen; larger ones where a tilted map shows too many. */
function blocksOf(view: MapView): Blocks {
  const { width, height } = view.size();
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ].map(([x, y]) => toWorld(view.placeAt(x!, y!), view.zoom));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  let side = BLOCK_PX * 2 ** (view.zoom - Math.round(view.zoom));
  const count = () => ((Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))) / side ** 2;
  while (count() > MOST_BLOCKS) side *= 2;
  return {
    left: Math.floor(Math.min(...xs) / side),
    right: Math.ceil(Math.max(...xs) / side),
    top: Math.floor(Math.min(...ys) / side),
    bottom: Math.ceil(Math.max(...ys) / side),
    side,
  };
}

class Town {
  readonly #view: MapView;
  readonly #document: Document;
  readonly #look: TownLook;
  readonly #blocks: Blocks;
  readonly #paths = new Map<string, string>();
  readonly pois: Poi[] = [];

  constructor(view: MapView, document: Document, look: TownLook) {
    this.#view = view;
    this.#document = document;
    this.#look = look;
    this.#blocks = blocksOf(view);
  }

  #pointOf(column: number, row: number): { x: number; y: number } {
    const { side } = this.#blocks;
    return this.#view.pointOfWorld({ x: column * side, y: row * side });
  }

  /** How wide a block is on the screen; nothing where it is not on it. */
  #widthOf(column: number, row: number): number {
    const { width, height } = this.#view.size();
    const from = this.#pointOf(column, row);
    const to = this.#pointOf(column + 1, row + 1);
    const across = Math.hypot(to.x - from.x, to.y - from.y);
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    return x < -across || y < -across || x > width + across || y > height + across ? 0 : across;
  }

  #add(kind: string, corners: readonly (readonly [column: number, row: number])[], lift = 0): void {
    const d = corners
      .map(([column, row], index) => {
        const { x, y } = this.#pointOf(column, row);
        return `${index ? 'L' : 'M'}${x.toFixed(1)} ${(y - lift).toFixed(1)}`;
      })
      .join('');
    this.#paths.set(kind, `${this.#paths.get(kind) ?? ''}${d}`);
  }

  #box(kind: string, x: number, y: number, width: number, height: number, lift = 0): void {
    const corners = [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
      [x, y],
    ] as const;
    this.#add(kind, corners, lift);
  }

  #block(column: number, row: number): void {
    const across = this.#widthOf(column, row);
    if (!across) return undefined;
    const kind = chance(column, row, 1);
    if (kind < 0.1) return this.#box('park', column, row, 1, 1);
    if (kind < 0.15) return this.#box('water', column, row, 1, 1);
    if (kind < 0.35) this.#box('field', column, row, 1, 1);
    if (this.#view.zoom < NEAR_ZOOM || across < LEAST_PX) return undefined;
    if (this.#look.buildings) this.#houses(column, row);
    if (this.#look.places && kind > 0.45) {
      const { side } = this.#blocks;
      const x = (column + 0.3 + 0.4 * chance(column, row, 2)) * side;
      const at = toPlace({ x, y: (row + 0.5) * side }, this.#view.zoom);
      const words = names[this.#look.language];
      this.pois.push({ ...at, name: words[Math.floor(chance(column, row, 3) * words.length)]! });
    }
  }

  #houses(column: number, row: number): void {
    for (const [x, y] of [
      [0.12, 0.12],
      [0.54, 0.12],
      [0.12, 0.54],
      [0.54, 0.54],
    ] as const) {
      const wide = 0.18 + 0.16 * chance(column, row, x * 10);
      const high = 0.18 + 0.16 * chance(column, row, y * 100);
      this.#box('house', column + x, row + y, wide, high);
      if (this.#look.tall) this.#box('roof', column + x, row + y, wide, high, TALL_PX);
    }
  }

  /** Every fourth street is a wide one, where the traffic shows. */
  #street(line: number, from: number, to: number, isRow: boolean): void {
    const end = (at: number) => (isRow ? ([at, line] as const) : ([line, at] as const));
    const isWide = line % 4 === 0;
    this.#add(isWide ? 'road' : 'street', [end(from), end(to)]);
    if (!isWide || !this.#look.traffic) return;
    for (let at = from; at < to; at += 1) {
      const dense = chance(line, at, isRow ? 5 : 6);
      this.#add(dense < 0.6 ? 'free' : dense < 0.85 ? 'slow' : 'jam', [end(at), end(at + 1)]);
    }
  }

  draw(): SVGElement[] {
    const { left, right, top, bottom } = this.#blocks;
    for (let row = top; row < bottom; row += 1)
      for (let column = left; column < right; column += 1) this.#block(column, row);
    for (let row = top; row <= bottom; row += 1) this.#street(row, left, right, true);
    for (let column = left; column <= right; column += 1) this.#street(column, top, bottom, false);
    const order = ['field', 'park', 'water', 'street', 'road', 'free', 'slow', 'jam', 'house', 'roof'];
    return order
      .filter((kind) => this.#paths.has(kind))
      .map((kind) => {
        const path = this.#document.createElementNS(SVG, 'path');
        path.setAttribute('class', `wx-map-${kind}`);
        path.setAttribute('d', this.#paths.get(kind)!);
        return path;
      });
  }
}

export function drawTown(
  view: MapView,
  document: Document,
  look: TownLook,
): { shapes: SVGElement[]; pois: Poi[] } {
  const town = new Town(view, document, look);
  return { shapes: town.draw(), pois: town.pois };
}
