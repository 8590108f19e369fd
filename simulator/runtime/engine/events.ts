import { Event as EngineEvent, type Element as EngineElement, type EventOptions } from 'glass-easel';

/** What user code sees of an element in an event: plain values, never the element (that would be circular). */
export interface EventTargetFacts {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

const HEARD = Symbol('a listener was called');
const CURRENT = Symbol('element the listener is on');

/** Engine elements, or the `this` of a component's methods, which keeps its element under the adapter's own key. */
function elementOf(value: unknown): EngineElement {
  return ((value as { _$?: EngineElement })._$ ?? value) as EngineElement;
}

function factsOf(value: unknown): EventTargetFacts {
  const element = elementOf(value);
  const node = element.$$ as unknown as HTMLElement | null | undefined;
  return {
    id: element.id ?? '',
    dataset: { ...element.dataset },
    // Reading offsets forces a layout: only where somebody looks.
    get offsetLeft() {
      return node?.offsetLeft ?? 0;
    },
    get offsetTop() {
      return node?.offsetTop ?? 0;
    },
  };
}

/** The element whose listener is being called, for the runtime's own use. */
export function currentElementOf(event: unknown): EngineElement | undefined {
  return (event as { [CURRENT]?: EngineElement } | null)?.[CURRENT];
}

/**
 * Listeners get `{type, timeStamp, target, currentTarget, mark, detail, touches, changedTouches}` as plain
 * own fields (`JSON.stringify(event)` occurs in programs); the engine's methods stay on the prototype.
 */
export function installPlainEvents(): void {
  EngineEvent.prototype.wrapShadowedEvent = function (target, mark, current) {
    (this as { [HEARD]?: boolean })[HEARD] = true;
    const plain = Object.create(this) as Record<string | symbol, unknown>;
    plain.type = this.type;
    plain.timeStamp = this.timeStamp;
    plain.target = factsOf(target);
    plain.currentTarget = factsOf(current);
    plain.mark = { ...mark };
    plain.detail = this.detail;
    Object.assign(plain, this.extraFields);
    Object.defineProperty(plain, CURRENT, { value: elementOf(current), enumerable: false });
    return plain as never;
  };
}

/** What became of an event: `refused` its default action, `heard` by any listener at all. */
export interface EventOutcome {
  refused: boolean;
  heard: boolean;
}

export function dispatchEvent(
  target: EngineElement,
  type: string,
  detail: unknown,
  options: EventOptions,
): EventOutcome {
  const event = new EngineEvent(type, detail, options);
  EngineEvent.dispatchEvent(target, event);
  return { refused: event.defaultPrevented(), heard: Boolean((event as { [HEARD]?: boolean })[HEARD]) };
}
