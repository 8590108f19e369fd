import { arenaOf, claim, isClaimed, type ClaimableEvent, type Contender } from './gesture-arena.ts';
import { defineBuiltin, type BuiltinContext, type BuiltinDefinition } from './define.ts';
import { startGesture, type Gesture, type GestureKind } from './gestures.ts';
import type { DataOf, TagSpec } from './spec.ts';

// What the eight gesture handlers share. They take no part in the layout: the element within responds.

const State = { possible: 0, begin: 1, active: 2, end: 3, cancelled: 4 } as const;

type Context = BuiltinContext<TagSpec>;
interface GestureData {
  tag: string;
  simultaneousHandlers: readonly unknown[];
  nativeView: string;
}

class GestureHandler implements Contender {
  readonly #it: Context;
  readonly #kind: GestureKind;
  #gesture: Gesture | undefined;
  #isActive = false;
  #isRefused = false;
  /** Another gesture has the touch: what this one proxies stands still. */
  #isBeaten = false;
  #timer = 0;

  constructor(it: Context, kind: GestureKind) {
    this.#it = it;
    this.#kind = kind;
    const { node } = it;
    it.listen<ClaimableEvent>(node, 'touchstart', (event) => this.#start(event));
    it.listen<ClaimableEvent>(node, 'touchmove', (event) => this.#move(event), { passive: false });
    it.listen<ClaimableEvent>(node, 'touchend', (event) => this.#end(event));
    it.listen<ClaimableEvent>(node, 'touchcancel', () => this.#finish(State.cancelled));
    // A proxied scroll-view or swiper lies within: it has to be held before it sees the move.
    it.listen<ClaimableEvent>(node, 'touchmove', (event) => this.#holdNative(event), {
      passive: false,
      capture: true,
    });
    it.cleanup(() => it.window.clearTimeout(this.#timer));
  }

  get #data(): GestureData {
    return this.#it.data as unknown as DataOf<TagSpec> & GestureData;
  }

  tag(): string {
    return this.#data.tag;
  }

  simultaneous(): readonly unknown[] {
    return this.#data.simultaneousHandlers;
  }

  #call(name: string, facts: object, state: number): unknown {
    return this.#it.worklet(name)?.({ ...facts, state });
  }

  #start(event: ClaimableEvent): void {
    if (event.touches.length === 1 || !this.#gesture) {
      this.#gesture = startGesture(this.#kind, event, this.#gesture);
      this.#isActive = false;
      this.#isRefused = false;
      this.#isBeaten = false;
      this.#call('ongesture', this.#gesture.facts(), State.possible);
      this.#wait();
    } else this.#gesture.add(event);
    this.#recognise(event);
  }

  /** A long press is one by staying. */
  #wait(): void {
    this.#it.window.clearTimeout(this.#timer);
    const delay = this.#gesture?.delay;
    if (delay) this.#timer = this.#it.window.setTimeout(() => this.#recognise(undefined, true), delay);
  }

  #recognise(event?: ClaimableEvent, waited = false): void {
    const gesture = this.#gesture;
    if (!gesture || this.#isActive || this.#isRefused) return;
    const verdict = gesture.verdict(waited);
    if (verdict === 'wait') return;
    const arena = arenaOf(this.#it.document);
    const isOurs =
      verdict === 'yes' &&
      !(event && isClaimed(event) && !arena.isTaken && !this.#data.nativeView) &&
      this.#call('should-accept-gesture', gesture.facts(), State.possible) !== false &&
      arena.accept(this);
    if (!isOurs) {
      this.#isRefused = true;
      this.#isBeaten = verdict === 'yes';
      this.#call('ongesture', gesture.facts(), State.cancelled);
      return;
    }
    this.#isActive = true;
    this.#call('ongesture', gesture.facts(), State.begin);
  }

  #move(event: ClaimableEvent): void {
    const gesture = this.#gesture;
    if (!gesture) return;
    gesture.move(event);
    const wasActive = this.#isActive;
    this.#recognise(event);
    if (!this.#isActive) return;
    // What it proxies goes on by itself; only others are kept off.
    if (!this.#data.nativeView) claim(event);
    if (wasActive && this.#responds()) this.#call('ongesture', gesture.facts(), State.active);
  }

  #responds(): boolean {
    return this.#call('should-response-on-move', this.#gesture!.facts(), State.active) !== false;
  }

  #holdNative(event: ClaimableEvent): void {
    if (!this.#data.nativeView || !this.#gesture) return;
    const facts = this.#gesture.peek(event);
    const isRefused =
      this.#isBeaten ||
      this.#call('should-accept-gesture', facts, State.possible) === false ||
      this.#call('should-response-on-move', facts, State.active) === false;
    if (isRefused) claim(event);
  }

  #end(event: ClaimableEvent): void {
    const gesture = this.#gesture;
    if (!gesture) return;
    gesture.lift(event);
    if (!this.#isActive) this.#recognise(event);
    if (event.touches.length > gesture.least) return;
    // The first tap of two: the second is awaited.
    if (gesture.isUnfinished) return;
    if (event.touches.length && this.#isActive === false) return;
    this.#finish(State.end);
  }

  #finish(state: number): void {
    this.#it.window.clearTimeout(this.#timer);
    const gesture = this.#gesture;
    this.#gesture = undefined;
    if (!gesture || this.#isRefused) return;
    const isDone = this.#isActive && state === State.end;
    this.#isActive = false;
    this.#call('ongesture', gesture.facts(), isDone ? State.end : State.cancelled);
  }
}

/** A tag that recognises a gesture on the element within it. */
export function defineGesture(spec: TagSpec, kind: GestureKind): BuiltinDefinition {
  return defineBuiltin(spec, (it) => {
    void new GestureHandler(it, kind);
    return {};
  });
}
