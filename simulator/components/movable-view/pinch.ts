/** Two fingers on an element: how much further apart they are than when they came, as a factor. */
export interface PinchHandlers {
  isOn(): boolean;
  start(): void;
  pinched(factor: number): void;
}

const apart = ([a, b]: Touch[]): number =>
  a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0;

export function followPinch(
  listen: (type: string, handler: (event: TouchEvent) => void, options?: AddEventListenerOptions) => void,
  { isOn, start, pinched }: PinchHandlers,
): void {
  let from = 0;
  listen('touchstart', ({ touches }) => {
    from = touches.length === 2 && isOn() ? apart([...touches]) : 0;
    if (from) start();
  });
  listen(
    'touchmove',
    (event) => {
      if (!from || event.touches.length !== 2) return;
      if (event.cancelable) event.preventDefault();
      pinched(apart([...event.touches]) / from);
    },
    { passive: false },
  );
  listen('touchend', ({ touches }) => {
    if (touches.length < 2) from = 0;
  });
}
