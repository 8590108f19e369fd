import type { GeneralComponent } from 'glass-easel';
import { findElements, nodeOf } from './query/find-elements.ts';
import { rpxToVw } from './rpx.ts';

/** A key frame of `this.animate`: CSS properties, transforms by name, offset and ease. */
export type KeyFrame = Record<string, unknown>;

export interface ScrollTimeline {
  scrollSource?: string;
  orientation?: 'horizontal' | 'vertical';
  startScrollOffset?: number;
  endScrollOffset?: number;
  timeRange: number;
}

const DEGREES = /^(rotate|skew)/;
const TRANSFORMS = new Set(
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY translate translate3d translateX translateY translateZ'.split(
    ' ',
  ),
);

function transformText(name: string, value: unknown): string {
  const unit = DEGREES.test(name) ? 'deg' : name.startsWith('translate') ? 'px' : '';
  const parts = (Array.isArray(value) ? value : [value]).map((part: unknown) =>
    typeof part === 'number' ? `${part}${unit}` : rpxToVw(String(part)),
  );
  return `${name}(${parts.join(',')})`;
}

export function toKeyframe(frame: KeyFrame): Keyframe {
  const result: Keyframe = {};
  const transforms: string[] = [];
  for (const [name, value] of Object.entries(frame)) {
    if (TRANSFORMS.has(name)) transforms.push(transformText(name, value));
    else if (name === 'ease') result.easing = String(value);
    else if (name === 'offset') result.offset = Number(value);
    else result[name] = typeof value === 'string' ? rpxToVw(value) : (value as number);
  }
  if (transforms.length > 0) result.transform = transforms.join(' ');
  return result;
}

/** `this.animate(selector, keyframes, duration, callback)`: the elements keep their last frame until it is cleared. */
export function animate(
  scope: GeneralComponent,
  selector: string,
  frames: KeyFrame[],
  duration: number,
  done: (() => void) | ScrollTimeline | undefined,
): void {
  const keyframes = frames.map(toKeyframe);
  const animations = findElements(scope, selector, true)
    .map(nodeOf)
    .filter((node) => node !== null)
    .map((node) => node.animate(keyframes, { duration, fill: 'both' }));
  if (typeof done === 'object') return bindToScroll(scope, animations, duration, done);
  if (!done) return;
  void Promise.allSettled(animations.map((animation) => animation.finished)).then(() => done());
}

/** A scroll timeline: the scroll position, not time, plays the animation. */
function bindToScroll(
  scope: GeneralComponent,
  animations: Animation[],
  duration: number,
  timeline: ScrollTimeline,
): void {
  const source = timeline.scrollSource ? findElements(scope, timeline.scrollSource, false)[0] : undefined;
  const node = source && nodeOf(source);
  if (!node) return;
  const isVertical = timeline.orientation !== 'horizontal';
  const update = (): void => {
    const limit = isVertical ? node.scrollHeight - node.clientHeight : node.scrollWidth - node.clientWidth;
    const start = timeline.startScrollOffset ?? 0;
    const end = timeline.endScrollOffset ?? limit;
    const at = isVertical ? node.scrollTop : node.scrollLeft;
    const progress = end > start ? Math.min(1, Math.max(0, (at - start) / (end - start))) : 0;
    for (const animation of animations) animation.currentTime = progress * duration;
  };
  for (const animation of animations) animation.pause();
  node.addEventListener('scroll', update, { passive: true });
  update();
}

/** `this.clearAnimation(selector, options, callback)`. */
export function clearAnimation(scope: GeneralComponent, selector: string, done?: () => void): void {
  for (const element of findElements(scope, selector, true)) {
    for (const animation of nodeOf(element)?.getAnimations() ?? []) animation.cancel();
  }
  if (done) queueMicrotask(done);
}
