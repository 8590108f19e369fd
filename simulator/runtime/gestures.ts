import type { EventOptions } from 'glass-easel';
import type { DocumentBackend } from './engine/backend.ts';
import { passiveEventsWith, type PassiveEvents } from './passive-events.ts';

/** Documented: a longpress is told after 350 ms, and a finger that moved farther than this is no tap. */
const LONG_PRESS_MS = 350;
const TAP_DISTANCE = 10;

interface TouchFacts {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
  force: number;
}

const touchFacts = (touches: TouchList): TouchFacts[] =>
  Array.from(touches, ({ identifier, pageX, pageY, clientX, clientY, force }) => ({
    identifier,
    pageX,
    pageY,
    clientX,
    clientY,
    force,
  }));

interface Press {
  target: EventTarget;
  x: number;
  y: number;
  moved: boolean;
  long: boolean;
  timer: number;
}

function optionsOf(event: TouchEvent): EventOptions {
  return {
    originalEvent: event,
    bubbles: true,
    composed: true,
    capturePhase: true,
    extraFields: { touches: touchFacts(event.touches), changedTouches: touchFacts(event.changedTouches) },
  };
}

/** Hands touches of the document, or of a part of it, to the engine, and makes tap, longpress and longtap of them. */
export function listenToGestures(
  backend: DocumentBackend,
  place: Document | HTMLElement = backend.page,
  passive: () => PassiveEvents = () => passiveEventsWith(false),
): void {
  const { window } = backend;
  let press: Press | undefined;

  const forward = (event: TouchEvent, isPassive = false): void => {
    const { refused } = backend.fire(event.target, event.type, {}, optionsOf(event));
    // Which events are passive may change while the page lives: the document's listeners stay, the refusal goes unheard.
    if (refused && event.cancelable && !isPassive) event.preventDefault();
  };

  function startPress(event: TouchEvent): void {
    const touch = event.changedTouches[0]!;
    const current: Press = {
      target: event.target!,
      x: touch.clientX,
      y: touch.clientY,
      moved: false,
      long: false,
      timer: window.setTimeout(() => {
        const detail = { x: touch.pageX, y: touch.pageY };
        // Documented: where a listener heard the long press, no tap follows.
        const pressed = backend.fire(current.target, 'longpress', detail, optionsOf(event));
        backend.fire(current.target, 'longtap', detail, optionsOf(event));
        current.long = pressed.heard;
      }, LONG_PRESS_MS),
    };
    press = current;
  }

  function endPress(event: TouchEvent): void {
    if (!press) return;
    window.clearTimeout(press.timer);
    const { moved, long, target } = press;
    press = undefined;
    if (moved || long) return;
    const touch = event.changedTouches[0]!;
    backend.fire(target, 'tap', { x: touch.pageX, y: touch.pageY }, optionsOf(event));
  }

  const listen = (type: string, listener: (event: TouchEvent) => void): void =>
    place.addEventListener(type, listener as (event: Event) => void, { capture: true, passive: false });
  let forces = new Map<number, number>();
  /** A screen that feels how hard it is pressed: told when that changed. */
  const noteForce = (event: TouchEvent): void => {
    const changed = Array.from(event.touches).some(
      ({ identifier, force }) => (forces.get(identifier) ?? force) !== force,
    );
    forces = new Map(Array.from(event.touches, ({ identifier, force }) => [identifier, force]));
    if (changed) backend.fire(event.target, 'touchforcechange', {}, optionsOf(event));
  };
  listen('touchstart', (event) => {
    noteForce(event);
    forward(event, passive().touchstart);
    if (event.touches.length === 1) startPress(event);
    else if (press) press.moved = true;
  });
  listen('touchmove', (event) => {
    forward(event, passive().touchmove);
    noteForce(event);
    const touch = event.changedTouches[0]!;
    if (!press || Math.hypot(touch.clientX - press.x, touch.clientY - press.y) <= TAP_DISTANCE) return;
    press.moved = true;
    window.clearTimeout(press.timer);
  });
  listen('touchend', (event) => {
    forward(event);
    endPress(event);
  });
  listen('touchcancel', (event) => {
    if (press) window.clearTimeout(press.timer);
    press = undefined;
    forward(event);
  });
  forwardAnimations(backend, place);
}

function forwardAnimations(backend: DocumentBackend, place: Document | HTMLElement): void {
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    place.addEventListener(
      type,
      (given) => {
        const event = given as TransitionEvent | AnimationEvent;
        const { elapsedTime } = event;
        const name =
          'propertyName' in event
            ? { propertyName: event.propertyName }
            : { animationName: event.animationName };
        backend.fire(
          event.target,
          type,
          { elapsedTime, ...name },
          { bubbles: true, composed: true, capturePhase: true },
        );
      },
      true,
    );
  }
}
