/** A wheel of rows, as in a picker: dragged, flicked, wheeled, tapped; always comes to rest on a row. */
export interface Wheel {
  /** Row at rest or aimed at. */
  readonly index: number;
  setIndex(index: number, animated: boolean): void;
  /** Rows or their size changed. */
  refresh(): void;
  dispose(): void;
}

export interface WheelOptions {
  /** The element that takes the fingers. */
  viewport: HTMLElement;
  /** The element with the rows, moved up and down. */
  content: HTMLElement;
  count(): number;
  rowHeight(): number;
  started?(): void;
  /** Let go: it will come to rest on this row. */
  settled(index: number): void;
  /** It lies still on this row. */
  rested?(index: number): void;
}

const GLIDE_MS = 220;
/** How far a flick at 1 px per ms carries on. */
const GLIDE_PER_SPEED = 160;

interface Drag {
  startY: number;
  lastY: number;
  lastTime: number;
  speed: number;
  moved: boolean;
}

/** Follows one finger and reports where it is and how fast it left. */
function followFinger(
  viewport: HTMLElement,
  handlers: {
    grab(): void;
    drag(distance: number): void;
    release(moved: boolean, speed: number, y: number): void;
  },
): () => void {
  let drag: Drag | undefined;
  const start = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (!touch) return;
    drag = { startY: touch.clientY, lastY: touch.clientY, lastTime: event.timeStamp, speed: 0, moved: false };
    handlers.grab();
  };
  const move = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (!drag || !touch) return;
    if (event.cancelable) event.preventDefault();
    const span = event.timeStamp - drag.lastTime;
    if (span > 0) drag.speed = (touch.clientY - drag.lastY) / span;
    drag.lastY = touch.clientY;
    drag.lastTime = event.timeStamp;
    const distance = touch.clientY - drag.startY;
    if (Math.abs(distance) > 4) drag.moved = true;
    if (drag.moved) handlers.drag(distance);
  };
  const end = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (!drag || !touch) return;
    const { moved, speed, lastTime } = drag;
    drag = undefined;
    handlers.release(moved, event.timeStamp - lastTime < 60 ? speed : 0, touch.clientY);
  };
  viewport.addEventListener('touchstart', start);
  viewport.addEventListener('touchmove', move, { passive: false });
  viewport.addEventListener('touchend', end);
  viewport.addEventListener('touchcancel', end);
  return () => {
    viewport.removeEventListener('touchstart', start);
    viewport.removeEventListener('touchmove', move);
    viewport.removeEventListener('touchend', end);
    viewport.removeEventListener('touchcancel', end);
  };
}

export function createWheel({ viewport, content, count, rowHeight, ...told }: WheelOptions): Wheel {
  let index = 0;
  let offset = 0;
  let from = 0;
  let isTurning = false;
  let wheelTimer = 0;
  let restTimer = 0;
  const view = viewport.ownerDocument.defaultView as Window;
  const place = (value: number, animated: boolean) => {
    offset = value;
    content.style.transition = animated ? `transform ${GLIDE_MS}ms cubic-bezier(0.2, 0.7, 0.3, 1)` : 'none';
    content.style.transform = `translateY(${-value}px)`;
  };
  const limit = () => Math.max(0, count() - 1);
  const rest = (target: number, animated: boolean) => {
    index = Math.min(limit(), Math.max(0, Math.round(target)));
    place(index * rowHeight(), animated);
  };
  const begin = () => {
    view.clearTimeout(restTimer);
    if (!isTurning) told.started?.();
    isTurning = true;
  };
  const settle = (target: number) => {
    isTurning = false;
    rest(target, true);
    told.settled(index);
    view.clearTimeout(restTimer);
    restTimer = view.setTimeout(() => told.rested?.(index), GLIDE_MS);
  };
  const stop = followFinger(viewport, {
    grab() {
      from = offset;
    },
    drag(distance) {
      begin();
      const most = limit() * rowHeight();
      const wanted = from - distance;
      const beyond = wanted < 0 ? wanted : wanted > most ? wanted - most : 0;
      place(wanted - beyond * 0.6, false);
    },
    release(moved, speed, y) {
      if (moved) return settle((offset - speed * GLIDE_PER_SPEED) / rowHeight());
      // A tap on a row above or below the middle brings that row there.
      const box = viewport.getBoundingClientRect();
      const rows = Math.round((y - box.top - box.height / 2) / rowHeight());
      if (rows) settle(index + rows);
    },
  });
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    begin();
    place(Math.min(Math.max(0, offset + event.deltaY), limit() * rowHeight()), false);
    // Who confirms before it rests means the row that lies in the middle now.
    index = Math.min(limit(), Math.max(0, Math.round(offset / rowHeight())));
    view.clearTimeout(wheelTimer);
    wheelTimer = view.setTimeout(() => settle(offset / rowHeight()), 120);
  };
  viewport.addEventListener('wheel', wheel, { passive: false });
  return {
    get index() {
      return index;
    },
    setIndex: rest,
    refresh: () => rest(index, false),
    dispose() {
      view.clearTimeout(wheelTimer);
      view.clearTimeout(restTimer);
      viewport.removeEventListener('wheel', wheel);
      stop();
    },
  };
}
