/** Facts that come by callbacks, for one who reads them as a stream; `end` tells the reader that no more come. */
export class FactsOfOne<Fact> {
  readonly #waiting: Fact[] = [];
  #wake: (() => void) | undefined;
  #isEnded = false;

  get length(): number {
    return this.#waiting.length;
  }

  tell(fact: Fact): void {
    if (this.#isEnded) return;
    this.#waiting.push(fact);
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  async *read(): AsyncGenerator<Fact> {
    for (;;) {
      while (this.#waiting.length) yield this.#waiting.shift()!;
      if (this.#isEnded) return;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
