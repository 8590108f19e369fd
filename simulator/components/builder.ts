import { builtinOf, type BuiltinContext } from './define.ts';
import type { Copy } from './copies.ts';
import { edgesOf } from './edges.ts';
import type { TagSpec } from './spec.ts';

// What list-builder and grid-builder share: of a long list only what is near the eye exists. Copies come as they are scrolled
// to and are thrown away as they leave.

/** Where one copy lies, within the padding. */
export interface Place {
  top: number;
  left: number;
  width: number;
}

export interface Layout {
  places: readonly Place[];
  /** Height of each, as measured or expected. */
  heights: readonly number[];
  /** Height of all. */
  height: number;
}

/** Lays `count` copies out in a width; `heightOf` is what is known of each or what is expected. */
export type Lay = (count: number, width: number, heightOf: (index: number) => number) => Layout;

export interface BuilderOptions {
  /** The length of the whole list: more than the list while the rest is still to come. */
  count(): number;
  list(): readonly unknown[];
  padding(): readonly unknown[];
  lay: Lay;
  /** The height of every copy where it is known beforehand. */
  fixedHeight(): number | undefined;
  /** How many copies the highest of which decides how high all are. */
  perRow(width: number): number;
  /** How many are made at first, however many are seen. */
  initialCount(): number;
}

type Events = { itembuild: TagSpec['events'][string]; itemdispose: TagSpec['events'][string] };
type Context = BuiltinContext<TagSpec & { events: Events }>;

/** Expected of a copy before the first one was measured. */
const EXPECTED_PX = 100;
/** Measuring copies may bring others into sight, which are measured in turn. */
const ROUNDS = 8;

export class Builder {
  readonly content: HTMLElement;
  readonly #it: Context;
  readonly #options: BuilderOptions;
  readonly #built = new Map<number, Copy>();
  readonly #measured = new Map<number, number>();
  #sizes: ResizeObserver | undefined;
  #scroller: Element | null = null;
  #wasScrolled = false;
  /** Scrolling changes nothing of it. */
  #known: Layout | undefined;

  constructor(it: Context, options: BuilderOptions) {
    this.#it = it;
    this.#options = options;
    this.content = it.document.createElement('div');
    this.content.className = 'wx-builder';
    it.node.append(this.content);
  }

  attach(): void {
    const it = this.#it;
    this.#scroller = it.node.closest('.wx-scroll-view');
    const place = this.#scroller ?? it.document;
    it.listen(place, 'scroll', () => {
      this.#wasScrolled = true;
      this.#show();
    });
    // It tells of each once it has a size: the first copies come with the first frame, when the page has begun.
    this.#sizes = new it.window.ResizeObserver(() => this.refresh());
    for (const one of [it.node, this.#scroller, it.node.parentElement]) if (one) this.#sizes.observe(one);
    it.cleanup(() => this.#sizes?.disconnect());
  }

  /** The list is another one, or parts of it are: what is built shows it. */
  listChanged(): void {
    for (const [index, copy] of this.#built) copy.update(this.#valuesOf(index));
    for (const index of this.#measured.keys())
      if (index >= this.#options.count()) this.#measured.delete(index);
    this.refresh();
  }

  /** Something changed of what lays it out. */
  refresh(): void {
    this.#known = undefined;
    this.#show();
  }

  #show(): void {
    if (!this.#sizes || !this.#it.node.isConnected) return;
    this.content.style.margin = edgesOf(this.#options.padding());
    for (let round = 0; round < ROUNDS; round += 1) {
      const layout = (this.#known ??= this.#layout());
      this.content.style.height = `${layout.height}px`;
      this.#build(this.#wanted(layout));
      for (const [index, { node }] of this.#built) this.#put(node, layout.places[index]!);
      if (!this.#measure()) return;
      this.#known = undefined;
    }
  }

  #valuesOf(index: number): { item: unknown; index: number } {
    return { item: this.#options.list()[index], index };
  }

  /** What is expected of those that were never measured: the mean of the rows that were. */
  #usual(width: number): number {
    const perRow = this.#options.perRow(width);
    const rows = new Map<number, number>();
    for (const [index, height] of this.#measured) {
      const row = Math.floor(index / perRow);
      rows.set(row, Math.max(rows.get(row) ?? 0, height));
    }
    const known = [...rows.values()];
    return known.length ? known.reduce((sum, one) => sum + one, 0) / known.length : EXPECTED_PX;
  }

  #layout(): Layout {
    const width = this.content.clientWidth;
    const fixed = this.#options.fixedHeight();
    const usual = fixed ?? this.#usual(width);
    const heightOf = (index: number): number => fixed ?? this.#measured.get(index) ?? usual;
    return this.#options.lay(this.#options.count(), width, heightOf);
  }

  /** What is seen of the content, and as much beyond it as the scroll-view's cache-extent says. */
  #seen(): { from: number; to: number } {
    const { top } = this.content.getBoundingClientRect();
    const area = this.#scroller?.getBoundingClientRect() ?? { top: 0, bottom: this.#it.window.innerHeight };
    const extent = Number(builtinOf(this.#scroller?.parentElement)?.data.cacheExtent ?? 0) || 0;
    return { from: area.top - top - extent, to: area.bottom - top + extent };
  }

  #wanted({ places, heights }: Layout): Set<number> {
    const { from, to } = this.#seen();
    const least = this.#wasScrolled ? 0 : this.#options.initialCount();
    const wanted = new Set<number>();
    if (to <= from) return wanted;
    places.forEach(({ top }, index) => {
      if (index < least || (top < to && top + heights[index]! > from)) wanted.add(index);
    });
    return wanted;
  }

  #build(wanted: ReadonlySet<number>): void {
    for (const [index, copy] of [...this.#built]) {
      if (wanted.has(index)) continue;
      this.#sizes?.unobserve(copy.node);
      copy.remove();
      this.#built.delete(index);
      this.#it.emit('itemdispose', { index });
    }
    const later = [...this.#built.keys()].sort((a, b) => a - b);
    for (const index of wanted) {
      if (this.#built.has(index)) continue;
      const next = later.find((one) => one > index);
      const copy = this.#it.copies.insert(
        this.#valuesOf(index),
        next === undefined ? undefined : this.#built.get(next),
      );
      this.#built.set(index, copy);
      this.#sizes?.observe(copy.node);
      this.#it.emit('itembuild', { index });
    }
  }

  #put({ style }: HTMLElement, { top, left, width }: Place): void {
    style.transform = `translate(${left}px, ${top}px)`;
    style.width = `${width}px`;
    const fixed = this.#options.fixedHeight();
    style.height = fixed === undefined ? '' : `${fixed}px`;
  }

  /** Whether one is of another height than was known. */
  #measure(): boolean {
    if (this.#options.fixedHeight() !== undefined) return false;
    let isNew = false;
    for (const [index, { node }] of this.#built) {
      const height = node.offsetHeight;
      if (this.#measured.get(index) === height) continue;
      this.#measured.set(index, height);
      isNew = true;
    }
    return isNew;
  }
}

/** As documented: the length of the list where the program gives none. */
export const countOf = (given: unknown, list: readonly unknown[]): number => {
  const count = Number(given);
  return given === '' || !Number.isFinite(count) ? list.length : Math.max(0, Math.floor(count));
};
