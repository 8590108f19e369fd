// Which of the gestures on a finger's way acts. Documented: they are asked from the innermost out, the first one that
// recognises itself has the touch, and beside it only those that name each other as simultaneous.

/** One gesture handler as the arena knows it, for as long as fingers are down. */
export interface Contender {
  tag(): string;
  simultaneous(): readonly unknown[];
}

const agree = (one: Contender, other: Contender): boolean =>
  one.simultaneous().includes(other.tag()) && other.simultaneous().includes(one.tag());

const CLAIMED = Symbol.for('tessera.drag-claimed');
export type ClaimableEvent = TouchEvent & { [CLAIMED]?: boolean };

/** Swipers, movable-views and sheets around or within see that the move is another's. */
export function claim(event: ClaimableEvent): void {
  event[CLAIMED] = true;
  if (event.cancelable) event.preventDefault();
}

export const isClaimed = (event: ClaimableEvent): boolean => event[CLAIMED] === true;

class Arena {
  #winners: Contender[] = [];

  /** May this gesture act as well? Once it may, it keeps the touch. */
  accept(one: Contender): boolean {
    if (this.#winners.includes(one)) return true;
    if (!this.#winners.every((winner) => agree(winner, one))) return false;
    this.#winners.push(one);
    return true;
  }

  has(one: Contender): boolean {
    return this.#winners.includes(one);
  }

  get isTaken(): boolean {
    return this.#winners.length > 0;
  }

  /** All fingers are gone. */
  clear(): void {
    this.#winners = [];
  }
}

const arenas = new WeakMap<Document, Arena>();

export function arenaOf(document: Document): Arena {
  let arena = arenas.get(document);
  if (!arena) {
    const made = new Arena();
    arena = made;
    arenas.set(document, arena);
    // A new first finger: whatever the last touch left is over.
    document.addEventListener('touchstart', ({ touches }) => touches.length === 1 && made.clear(), true);
  }
  return arena;
}
