import { randomUUID } from 'node:crypto';
import { AsyncIteratorClass } from '@orpc/server';
import type { StreamItem, StreamOpened } from '../contract/facts.ts';

/** Where a follower stopped: the `epoch` and `sequence` of the last item it saw. */
export interface StreamPlace {
  epoch: string;
  sequence: number;
}

/**
 * The facts of one noun, numbered, the last `size` of them kept: a follower that lost its wire goes on
 * where it stopped and misses nothing, or is told by `missed` that it has to look anew.
 */
export class FactLog<Fact> {
  readonly epoch: string = randomUUID();
  #sequence = 0;
  #kept: { sequence: number; fact: Fact }[] = [];
  readonly #size: number;
  readonly #waiting = new Set<() => void>();
  #isDisposed = false;

  constructor(size = 1_000) {
    this.#size = size;
  }

  get sequence(): number {
    return this.#sequence;
  }

  publish(fact: Fact): void {
    if (this.#isDisposed) return;
    this.#sequence += 1;
    this.#kept.push({ sequence: this.#sequence, fact });
    // Trimmed in halves: a shift per fact would move the whole array each time.
    if (this.#kept.length > this.#size * 2) this.#kept = this.#kept.slice(-this.#size);
    this.#wake();
  }

  recent(count = this.#size): Fact[] {
    return this.#kept.slice(-count).map(({ fact }) => fact);
  }

  /** Yields `stream.opened` at once, then each fact. Ends with the signal, with `return()`, or with the log. */
  follow(place?: StreamPlace, signal?: AbortSignal): AsyncIteratorClass<StreamItem<Fact>, void> {
    let next = this.#sequence + 1;
    let opening: StreamOpened | undefined = { type: 'stream.opened', missed: false };
    if (place) {
      if (place.epoch === this.epoch && place.sequence <= this.#sequence) next = place.sequence + 1;
      else opening = { type: 'stream.opened', missed: true };
    }
    let isOver = false;
    const end = () => {
      isOver = true;
      this.#wake();
    };
    signal?.addEventListener('abort', end, { once: true });
    const pull = async (): Promise<IteratorResult<StreamItem<Fact>, void>> => {
      for (;;) {
        if (isOver || signal?.aborted) return { done: true, value: undefined };
        const oldest = this.#kept[0]?.sequence ?? this.#sequence + 1;
        if (next < oldest) {
          next = this.#sequence + 1;
          opening = { type: 'stream.opened', missed: true };
        }
        if (opening) {
          const fact = opening;
          opening = undefined;
          return { done: false, value: { epoch: this.epoch, sequence: next - 1, fact } };
        }
        const item = this.#kept[next - oldest];
        if (item) {
          next += 1;
          return { done: false, value: { epoch: this.epoch, ...item } };
        }
        if (this.#isDisposed) return { done: true, value: undefined };
        await new Promise<void>((resolve) => this.#waiting.add(resolve));
      }
    };
    return new AsyncIteratorClass(pull, async () => {
      signal?.removeEventListener('abort', end);
      end();
    });
  }

  #wake() {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const resolve of waiting) resolve();
  }

  dispose() {
    this.#isDisposed = true;
    this.#wake();
  }
}
