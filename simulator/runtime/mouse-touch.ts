/**
 * A mouse acts as a finger: pressing, moving and releasing it become touch events at the element that was pressed.
 * So everything behind (taps, drags, swipers, wxs gestures) knows touches only. A wheel scrolls as ever.
 */
export function actAsTouch(document: Document): void {
  const window = document.defaultView as Window & typeof globalThis;
  let target: Element | undefined;

  function dispatch(type: string, event: PointerEvent): void {
    if (!target) return;
    const touch = new window.Touch({
      identifier: 0,
      target,
      clientX: event.clientX,
      clientY: event.clientY,
      pageX: event.pageX,
      pageY: event.pageY,
      screenX: event.screenX,
      screenY: event.screenY,
      force: 1,
      radiusX: 1,
      radiusY: 1,
    });
    const pressed = type === 'touchstart' || type === 'touchmove' ? [touch] : [];
    const touchEvent = new window.TouchEvent(type, {
      bubbles: true,
      cancelable: true,
      composed: true,
      touches: pressed,
      targetTouches: pressed,
      changedTouches: [touch],
    });
    if (!target.dispatchEvent(touchEvent) && event.cancelable) event.preventDefault();
  }

  const isMouse = (event: PointerEvent): boolean => event.pointerType === 'mouse';

  document.addEventListener('pointerdown', (event) => {
    if (!isMouse(event) || event.button !== 0 || !(event.target instanceof window.Element)) return;
    target = event.target;
    if (!isEditable(target)) capture(target, event.pointerId);
    dispatch('touchstart', event);
  });
  document.addEventListener('pointermove', (event) => {
    if (isMouse(event) && target) dispatch('touchmove', event);
  });
  document.addEventListener('pointerup', (event) => {
    if (!isMouse(event) || !target) return;
    dispatch('touchend', event);
    target = undefined;
  });
  document.addEventListener('pointercancel', (event) => {
    if (!isMouse(event) || !target) return;
    dispatch('touchcancel', event);
    target = undefined;
  });
  // Dragging a picture or a selection is no gesture of a phone.
  document.addEventListener('dragstart', (event) => event.preventDefault());
}

function isEditable(element: Element): boolean {
  return Boolean(element.closest('input, textarea, [contenteditable="true"], video, audio, select'));
}

/** A finger stays with the element it touched, wherever it goes. */
function capture(element: Element, pointer: number): void {
  try {
    element.setPointerCapture(pointer);
  } catch {
    // The element left the document while it was pressed: then there is nothing to hold on to.
  }
}
