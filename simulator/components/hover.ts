import type { BuiltinContext } from './define.ts';
import type { TagSpec } from './spec.ts';

interface HoverData {
  hoverClass: string;
  hoverStopPropagation: boolean;
  hoverStartTime: number;
  hoverStayTime: number;
  disabled?: boolean;
}

const HANDLED = Symbol.for('tessera.hover-stopped');
type MarkedEvent = Event & { [HANDLED]?: boolean };

/** The `hover-class` behaviour of view, button and navigator: on after hover-start-time, off hover-stay-time after release. */
export function addHover(it: BuiltinContext<TagSpec>): void {
  const data = it.data as unknown as HoverData;
  let shown = '';
  let starting = 0;
  let ending = 0;
  const hide = () => {
    if (shown) it.toggleClass(shown, false);
    shown = '';
  };
  const press = (event: MarkedEvent) => {
    if (event[HANDLED] || data.disabled || !data.hoverClass || data.hoverClass === 'none') return;
    if (data.hoverStopPropagation) event[HANDLED] = true;
    it.window.clearTimeout(starting);
    it.window.clearTimeout(ending);
    starting = it.window.setTimeout(() => {
      hide();
      shown = data.hoverClass;
      it.toggleClass(shown, true);
    }, data.hoverStartTime);
  };
  const release = () => {
    // A quick tap shows the class as well, only shorter.
    it.window.clearTimeout(ending);
    ending = it.window.setTimeout(() => {
      it.window.clearTimeout(starting);
      hide();
    }, data.hoverStayTime);
  };
  const cancel = () => {
    it.window.clearTimeout(starting);
    it.window.clearTimeout(ending);
    hide();
  };
  // A finger that wanders off is scrolling, not pressing.
  let from = { x: 0, y: 0 };
  const begin = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (touch) from = { x: touch.clientX, y: touch.clientY };
    press(event);
  };
  const move = (event: TouchEvent) => {
    const touch = event.changedTouches[0];
    if (touch && Math.hypot(touch.clientX - from.x, touch.clientY - from.y) > 10) cancel();
  };
  it.listen(it.node, 'touchstart', begin);
  it.listen(it.node, 'touchend', release);
  it.listen(it.node, 'touchcancel', cancel);
  it.listen(it.node, 'touchmove', move);
  it.cleanup(cancel);
}
