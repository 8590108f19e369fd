import { defineBuiltin, type BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;

/** A release faster than this goes on to the next rest, in px per ms. */
const FLICK = 0.5;

const within = (size: number, least: number, greatest: number): number =>
  Math.min(Math.max(size, least), Math.max(least, greatest));

class Sheet {
  readonly #it: Context;
  #size: number;
  /** What a drag, a call or the attribute asked for: limits that give way let it come back to it. */
  #wanted: number;
  #from = 0;

  constructor(it: Context) {
    this.#it = it;
    this.#size = it.data.initialChildSize;
    this.#wanted = this.#size;
    followDrag(it, it.node, {
      // What is scrolled comes back to its top first.
      axis: () => (this.#inner && this.#inner.scrollTop > 0 ? 'none' : 'y'),
      start: () => {
        this.#from = this.#size;
        this.#wanted = this.#size;
        it.node.style.transition = '';
      },
      move: ({ dy }) => this.#drag(dy),
      end: ({ vy }, moved) => moved && this.#rest(vy),
    });
  }

  /** The scroll-view that gives its drags to the sheet. */
  get #inner(): HTMLElement | null {
    return this.#it.node.querySelector<HTMLElement>(
      'wx-scroll-view[associative-container="draggable-sheet"] > .wx-scroll-view',
    );
  }

  get #height(): number {
    return this.#it.node.parentElement?.clientHeight || this.#it.window.innerHeight;
  }

  show(size: number): void {
    this.#wanted = size;
    this.limit();
  }

  limit(): void {
    const { minChildSize, maxChildSize } = this.#it.data;
    const next = within(this.#wanted, minChildSize, maxChildSize);
    this.#it.node.style.height = `${next * 100}%`;
    if (next === this.#size) return;
    this.#size = next;
    this.#it.worklet('onsizeupdate')?.({ pixels: next * this.#height, size: next });
  }

  #drag(dy: number): void {
    const wanted = this.#from - dy / this.#height;
    this.show(within(wanted, this.#it.data.minChildSize, this.#it.data.maxChildSize));
    // Beyond its greatest height the finger scrolls what lies in it.
    const over = (wanted - this.#it.data.maxChildSize) * this.#height;
    if (this.#inner && over > 0) this.#inner.scrollTop = over;
  }

  #rest(speed: number): void {
    const { snap, snapSizes, minChildSize, maxChildSize } = this.#it.data;
    if (!snap) return;
    const rests = [minChildSize, ...snapSizes.map(Number), maxChildSize].sort((a, b) => a - b);
    const onward = rests.filter((rest) => (speed < 0 ? rest > this.#size : rest < this.#size));
    const choice = Math.abs(speed) > FLICK && onward.length ? onward : rests;
    const [nearest] = choice.sort((a, b) => Math.abs(a - this.#size) - Math.abs(b - this.#size));
    this.go({ size: nearest! });
  }

  go(options: { size: number; animated?: boolean; duration?: number; easingFunction?: string }): void {
    const { size, animated = true, duration = 300, easingFunction = 'ease' } = options;
    this.#it.node.style.transition = animated ? `height ${duration}ms ${easingFunction}` : '';
    this.show(size);
  }
}

export default defineBuiltin(props, (it) => {
  const sheet = new Sheet(it);
  const limit = () => sheet.limit();
  sheet.limit();
  return {
    changed: {
      initialChildSize: (size) => sheet.show(size),
      minChildSize: limit,
      maxChildSize: limit,
    },
    methods: {
      /** DraggableSheetContext: what SelectorQuery.node() gives. */
      node: { scrollTo: (options: Parameters<Sheet['go']>[0]) => sheet.go(options) },
    },
  };
});
