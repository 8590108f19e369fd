import { builtinOf, defineBuiltin, type BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import { drawDots } from './draw-dots.ts';
import props from './props.ts';
import { clearSlide, layoutTypes, placeSlide } from './slide-layout.ts';
import { createMotion, easings } from './slide-motion.ts';

type Context = BuiltinContext<typeof props>;
type Source = 'autoplay' | 'touch' | '';

/** A flick faster than this turns the slide however short it was, in slides per ms of a finger's way. */
const FLICK = 0.3;

function toCss(length: string): string {
  const rpx = /^(-?[\d.]+)rpx$/.exec(length.trim());
  if (rpx) return `${(Number(rpx[1]) * 100) / 750}vw`;
  return /^-?[\d.]+$/.test(length.trim()) ? `${length}px` : length;
}

function createParts(it: Context) {
  const make = (name: string) => {
    const element = it.document.createElement('div');
    element.className = name;
    return element;
  };
  const wrapper = make('wx-swiper-wrapper');
  const slides = make('wx-swiper-slides');
  const frame = make('wx-swiper-slide-frame');
  const dots = make('wx-swiper-dots');
  slides.append(frame);
  wrapper.append(slides, dots);
  it.node.append(wrapper);
  return { slides, frame, dots };
}

class Slides {
  readonly parts: ReturnType<typeof createParts>;
  current = 0;
  position = 0;
  readonly it: Context;
  readonly motion;
  #dragFrom = 0;
  #timer = 0;
  #isScrolling = false;
  #known: HTMLElement[] = [];

  constructor(it: Context) {
    this.it = it;
    this.parts = createParts(it);
    this.motion = createMotion(it.window, (position) => this.#moved(position));
    followDrag(it, it.node, {
      axis: () => (this.count > this.shown ? (it.data.vertical ? 'y' : 'x') : 'none'),
      start: () => this.#grab(),
      move: ({ dx, dy }) => this.#drag(it.data.vertical ? dy : dx),
      end: ({ dx, dy, vx, vy }, moved) =>
        this.#release(moved, it.data.vertical ? dy : dx, it.data.vertical ? vy : vx),
    });
  }

  get items(): HTMLElement[] {
    const all = this.parts.frame.querySelectorAll<HTMLElement>('wx-swiper-item');
    return [...all].filter((item) => item.parentElement?.closest('wx-swiper') === this.it.node);
  }

  get count(): number {
    return this.items.length;
  }

  /** Slides beside one another; otherwise one of Skyline's layouts. */
  get #isRow(): boolean {
    return !layoutTypes.includes(this.it.data.layoutType);
  }

  get shown(): number {
    return this.#isRow ? Math.max(1, this.it.data.displayMultipleItems) : 1;
  }

  get isCircular(): boolean {
    return this.it.data.circular && this.count > this.shown;
  }

  get #size(): number {
    const { clientWidth, clientHeight } = this.parts.slides;
    return (this.it.data.vertical ? clientHeight : clientWidth) / this.shown || 1;
  }

  get #last(): number {
    return Math.max(0, this.count - this.shown);
  }

  itemId(index: number): string {
    return String(builtinOf(this.items[index])?.data.itemId ?? '');
  }

  indexOf(itemId: string): number {
    return this.items.findIndex((_, index) => this.itemId(index) === itemId);
  }

  wrap(index: number): number {
    const { count } = this;
    return count ? ((index % count) + count) % count : 0;
  }

  /** Puts every item where the position wants it; circular ones lie where they are nearest. */
  layout(): void {
    const { items, position, isCircular, shown } = this;
    const { layoutType: layout, transformerType: transformer, vertical } = this.it.data;
    const isRow = this.#isRow;
    const side = vertical ? 'Y' : 'X';
    const along = isRow ? `calc(${(-position * 100) / shown}% + ${this.#edge()})` : '0';
    this.parts.frame.style.transform = `translate${side}(${along})`;
    items.forEach((item, index) => {
      const turns = isCircular ? Math.round((position + (shown - 1) / 2 - index) / items.length) : 0;
      const place = index + turns * items.length;
      item.style.contentVisibility = this.#isDrawn(place) ? '' : 'hidden';
      if (!isRow) return placeSlide(item, { layout, transformer, offset: place - position, vertical });
      clearSlide(item);
      item.style.transform = `translate${side}(${place * 100}%)`;
      item.style[vertical ? 'height' : 'width'] = `${100 / shown}%`;
      item.style[vertical ? 'width' : 'height'] = '100%';
    });
    this.#drawDots();
  }

  /** cache-extent: slides further away than that many screens are not drawn. */
  #isDrawn(place: number): boolean {
    const { cacheExtent } = this.it.data;
    if (cacheExtent <= 0) return true;
    const [first, last] = [
      this.position - cacheExtent * this.shown,
      this.position + (1 + cacheExtent) * this.shown,
    ];
    return place > first - 1 && place < last;
  }

  /** snap-to-edge: the first slide begins and the last one ends without the margin. */
  #edge(): string {
    const { snapToEdge, previousMargin, nextMargin } = this.it.data;
    const last = this.#last;
    if (!snapToEdge || this.isCircular || this.count < 2) return '0px';
    const atStart = Math.max(0, 1 - this.position);
    const atEnd = Math.max(0, 1 - (last - this.position));
    return `${-atStart} * ${toCss(previousMargin)} + ${atEnd} * ${toCss(nextMargin)}`;
  }

  #drawDots(): void {
    const { count } = this;
    const around = count ? ((this.position % count) + count) % count : 0;
    drawDots(this.parts.dots, this.it.data, {
      count,
      position: this.isCircular ? around : Math.min(Math.max(0, this.position), Math.max(0, count - 1)),
      isActive: (index) => this.wrap(index - this.current) < this.shown,
    });
  }

  margins(): void {
    const { previousMargin, nextMargin, vertical } = this.it.data;
    const { style } = this.parts.slides;
    const [before, after] = [toCss(previousMargin), toCss(nextMargin)];
    style.inset = vertical ? `${before} 0 ${after} 0` : `0 ${after} 0 ${before}`;
    this.layout();
  }

  #moved(position: number): void {
    const delta = (position - this.current) * this.#size;
    const detail = this.it.data.vertical ? { dx: 0, dy: delta } : { dx: delta, dy: 0 };
    if (!this.#isScrolling) this.it.worklet('onscrollstart')?.({ type: 'scrollstart', detail });
    this.#isScrolling = true;
    this.position = position;
    this.layout();
    this.it.emit('transition', detail);
    this.it.worklet('onscrollupdate')?.({ type: 'scrollupdate', detail });
  }

  #ended(): void {
    if (!this.#isScrolling) return;
    this.#isScrolling = false;
    this.it.worklet('onscrollend')?.({ type: 'scrollend', detail: { dx: 0, dy: 0 } });
  }

  /** Goes to a slide that may lie beyond the ends of a circular row. */
  go(target: number, source: Source, animated = true): void {
    if (!this.count) return;
    const to = this.isCircular ? target : Math.min(this.#last, Math.max(0, target));
    const index = this.wrap(to);
    const changed = index !== this.current;
    const detail = () => ({ current: index, currentItemId: this.itemId(index), source });
    this.current = index;
    if (changed) {
      this.it.write('current', index);
      this.it.emit('change', detail());
    }
    const done = () => {
      this.position = index;
      this.layout();
      this.it.emit('animationfinish', detail());
      this.#ended();
    };
    const { duration, easingFunction } = this.it.data;
    if (!animated || !this.it.node.isConnected || this.it.node.offsetParent === null) return done();
    this.motion.to(this.position, to, duration, easings[easingFunction] ?? easings.default!, done);
  }

  #grab(): void {
    if (this.motion.isMoving) {
      this.motion.stop();
      this.layout();
    }
    this.#dragFrom = this.position;
    this.pause();
  }

  /** The part of a finger's way that `direction` lets through. */
  #allowed(distance: number): number {
    const { direction } = this.it.data;
    if (direction === 'positive') return Math.min(0, distance);
    return direction === 'negative' ? Math.max(0, distance) : distance;
  }

  #drag(distance: number): void {
    let position = this.#dragFrom - this.#allowed(distance) / this.#size;
    // Beyond the ends of a row that does not go round there is resistance.
    if (!this.isCircular && position < 0) position *= 0.3;
    if (!this.isCircular && position > this.#last) position = this.#last + (position - this.#last) * 0.3;
    this.#moved(position);
  }

  #release(moved: boolean, distance: number, velocity: number): void {
    if (moved) {
      const flicked =
        Math.abs(velocity) > FLICK && Math.sign(velocity) === Math.sign(this.#allowed(distance));
      const target = flicked ? Math.round(this.#dragFrom) - Math.sign(velocity) : Math.round(this.position);
      this.go(target, 'touch');
    } else if (this.position !== this.current) this.go(Math.round(this.position), 'touch');
    this.play();
  }

  pause(): void {
    this.it.window.clearInterval(this.#timer);
    this.#timer = 0;
  }

  play(): void {
    this.pause();
    if (!this.it.data.autoplay || !this.it.node.isConnected) return;
    this.#timer = this.it.window.setInterval(() => {
      if (this.it.node.offsetParent === null || this.count <= this.shown) return;
      const atEnd = !this.isCircular && this.current >= this.#last;
      this.go(atEnd ? 0 : this.current + 1, 'autoplay');
    }, this.it.data.interval);
  }

  /** After items came or went: the current one stays where it can. */
  itemsChanged(): void {
    const { items } = this;
    if (items.length === this.#known.length && items.every((item, index) => item === this.#known[index]))
      return;
    this.#known = items;
    this.current = Math.min(this.current, Math.max(0, this.count - 1));
    if (this.it.data.currentItemId) this.current = Math.max(0, this.indexOf(this.it.data.currentItemId));
    else if (!this.motion.isMoving)
      this.current = Math.min(Math.max(0, this.it.data.current), Math.max(0, this.count - 1));
    if (this.motion.isMoving) return;
    this.position = Math.min(this.current, this.isCircular ? this.current : this.#last);
    this.layout();
  }
}

export default defineBuiltin(props, (it) => {
  const slides = new Slides(it);
  const layout = () => slides.layout();
  const margins = () => slides.margins();
  const play = () => slides.play();
  const set = (index: number) => {
    if (!it.node.isConnected || index === slides.current || index < 0 || index >= slides.count) return;
    slides.go(index, '', it.data.scrollWithAnimation);
  };
  return {
    content: slides.parts.frame,
    changed: {
      current: set,
      currentItemId: (id) => set(slides.indexOf(id)),
      indicatorDots: layout,
      indicatorColor: layout,
      indicatorActiveColor: layout,
      indicatorMargin: layout,
      indicatorSpacing: layout,
      indicatorRadius: layout,
      indicatorWidth: layout,
      indicatorHeight: layout,
      indicatorAlignment: layout,
      indicatorOffset: layout,
      indicatorType: layout,
      layoutType: layout,
      transformerType: layout,
      cacheExtent: layout,
      displayMultipleItems: layout,
      circular: layout,
      vertical: margins,
      snapToEdge: layout,
      previousMargin: margins,
      nextMargin: margins,
      autoplay: play,
      interval: play,
    },
    attached() {
      const observer = new it.window.MutationObserver(() => slides.itemsChanged());
      observer.observe(slides.parts.frame, { childList: true, subtree: true });
      it.cleanup(() => observer.disconnect());
      slides.itemsChanged();
      margins();
      play();
    },
    detached() {
      slides.pause();
      slides.motion.stop();
    },
    methods: slides,
  };
});
