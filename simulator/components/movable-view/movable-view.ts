import { builtinOf, defineBuiltin, type BuiltinContext } from '../define.ts';
import { followDrag } from '../drag.ts';
import { createGlide, type Point } from './glide.ts';
import { followPinch } from './pinch.ts';
import props from './props.ts';

type Context = BuiltinContext<typeof props>;
type Source = '' | 'touch' | 'touch-out-of-bounds' | 'out-of-bounds' | 'friction';

/** Beyond the edge the box follows the finger at a third. */
const RESISTANCE = 0.35;

function toPixels(value: unknown, window: Window): number {
  const number = parseFloat(String(value ?? 0)) || 0;
  return String(value).endsWith('rpx') ? (number * window.innerWidth) / 750 : number;
}

class Movable {
  readonly it: Context;
  readonly glide;
  at: Point = { x: 0, y: 0 };
  scale = 1;
  #from: Point = { x: 0, y: 0 };
  #told = '';

  constructor(it: Context) {
    this.it = it;
    this.glide = createGlide(it.window, (point) => this.#move(point, this.#source));
    followDrag(it, it.node, {
      axis: () => this.#axis(),
      start: () => this.#grab(),
      move: ({ dx, dy }) => this.#drag(dx, dy),
      end: ({ vx, vy }, moved) => moved && this.#release({ x: vx, y: vy }),
    });
  }

  /** Two fingers on the box scale it; with scale-area, two anywhere in its area. */
  followFingers(): void {
    const { it } = this;
    const area = it.node.closest<HTMLElement>('wx-movable-area');
    const isWide = () => Boolean(area && builtinOf(area)?.data.scaleArea);
    let from = 1;
    for (const target of area ? [it.node, area] : [it.node]) {
      const isOn = () => it.data.scale && !it.data.disabled && isWide() === (target === area);
      followPinch((type, handler, options) => it.listen<TouchEvent>(target, type, handler, options), {
        isOn,
        start: () => {
          from = this.scale;
        },
        pinched: (factor) => this.setScale(from * factor),
      });
      const wheel = (event: WheelEvent) => isOn() && this.#wheel(event);
      it.listen<WheelEvent>(target, 'wheel', wheel, { passive: false });
    }
  }

  #source: Source = '';

  #axis(): 'x' | 'y' | 'both' | 'none' {
    const { direction, disabled } = this.it.data;
    if (disabled || direction === 'none') return 'none';
    return direction === 'all' ? 'both' : direction === 'horizontal' ? 'x' : 'y';
  }

  /** Where the box may lie. A box larger than its area moves between its edges. */
  bounds(): { left: number; right: number; top: number; bottom: number } {
    const area = this.it.node.closest<HTMLElement>('wx-movable-area') ?? this.it.node.parentElement;
    const { offsetWidth: width, offsetHeight: height } = this.it.node;
    const spareX = (area?.clientWidth ?? 0) - width * this.scale;
    const spareY = (area?.clientHeight ?? 0) - height * this.scale;
    const shiftX = (width * (this.scale - 1)) / 2;
    const shiftY = (height * (this.scale - 1)) / 2;
    return {
      left: Math.min(0, spareX) + shiftX,
      right: Math.max(0, spareX) + shiftX,
      top: Math.min(0, spareY) + shiftY,
      bottom: Math.max(0, spareY) + shiftY,
    };
  }

  clamp(point: Point): Point {
    const { left, right, top, bottom } = this.bounds();
    return { x: Math.min(right, Math.max(left, point.x)), y: Math.min(bottom, Math.max(top, point.y)) };
  }

  #move(point: Point, source: Source): void {
    this.at = point;
    this.draw();
    const x = Number(point.x.toFixed(1));
    const y = Number(point.y.toFixed(1));
    const key = `${x},${y}`;
    if (key === this.#told) return;
    this.#told = key;
    this.it.emit('change', { x, y, source });
  }

  draw(): void {
    const { x, y } = this.at;
    this.it.node.style.transform = `translateX(${x}px) translateY(${y}px) translateZ(0px) scale(${this.scale})`;
  }

  /** Goes to a set position, moving there where that is asked for. */
  goTo(animated: boolean): void {
    const target = this.clamp({
      x: toPixels(this.it.data.x, this.it.window),
      y: toPixels(this.it.data.y, this.it.window),
    });
    this.#source = '';
    if (!animated) return this.#move(target, '');
    this.glide.springTo(this.at, target, this.it.data.damping, () => undefined);
  }

  setScale(value: number): void {
    const { scaleMin, scaleMax } = this.it.data;
    const scale = Math.min(Math.max(scaleMin, value), scaleMax);
    if (scale === this.scale) return;
    this.scale = scale;
    this.at = this.clamp(this.at);
    this.draw();
    this.it.emit('scale', { x: this.at.x, y: this.at.y, scale });
  }

  #grab(): void {
    this.glide.stop();
    this.#from = { ...this.at };
    this.#first = true;
  }

  #first = true;

  #drag(dx: number, dy: number): void {
    const axis = this.#axis();
    if (this.#first) this.it.emit(Math.abs(dx) > Math.abs(dy) ? 'htouchmove' : 'vtouchmove', {});
    this.#first = false;
    const wanted = { x: this.#from.x + (axis === 'y' ? 0 : dx), y: this.#from.y + (axis === 'x' ? 0 : dy) };
    const inside = this.clamp(wanted);
    if (!this.it.data.outOfBounds) return this.#move(inside, 'touch');
    const point = {
      x: inside.x + (wanted.x - inside.x) * RESISTANCE,
      y: inside.y + (wanted.y - inside.y) * RESISTANCE,
    };
    const isOut = point.x !== inside.x || point.y !== inside.y;
    this.#move(point, isOut ? 'touch-out-of-bounds' : 'touch');
  }

  #release(velocity: Point): void {
    const axis = this.#axis();
    const back = (from: Point) => {
      const target = this.clamp(from);
      if (target.x === from.x && target.y === from.y) return;
      this.#source = 'out-of-bounds';
      this.glide.springTo(from, target, this.it.data.damping, () => undefined);
    };
    if (!this.it.data.inertia) return back(this.at);
    this.#source = 'friction';
    const thrown = { x: axis === 'y' ? 0 : velocity.x, y: axis === 'x' ? 0 : velocity.y };
    this.glide.throwFrom(this.at, thrown, this.it.data.friction, back);
  }

  /** A mouse has no second finger: the wheel with Ctrl scales. */
  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    this.setScale(this.scale * Math.exp(-event.deltaY / 300));
  }
}

export default defineBuiltin(props, (it) => {
  const movable = new Movable(it);
  const goTo = () => {
    if (it.node.isConnected) movable.goTo(it.data.animation !== false && it.data.animation !== 'false');
  };
  return {
    changed: {
      x: goTo,
      y: goTo,
      scaleValue: (value) => movable.setScale(value),
      scaleMin: () => movable.setScale(movable.scale),
      scaleMax: () => movable.setScale(movable.scale),
    },
    attached() {
      movable.followFingers();
      movable.goTo(false);
      if (it.data.scaleValue !== 1) movable.setScale(it.data.scaleValue);
      const observer = new it.window.ResizeObserver(() => movable.draw());
      observer.observe(it.node);
      it.cleanup(() => observer.disconnect());
    },
    detached: () => movable.glide.stop(),
  };
});
