import { syncApi, type ApiContext } from '../wx/define.ts';

interface AnimationOptions {
  duration?: number;
  timingFunction?: string;
  delay?: number;
  transformOrigin?: string;
}

/** Methods that are parts of a transform, and those that set a style. */
const transforms =
  'matrix matrix3d rotate rotate3d rotateX rotateY rotateZ scale scale3d scaleX scaleY scaleZ skew skewX skewY translate translate3d translateX translateY translateZ'.split(
    ' ',
  );
const styles = 'opacity backgroundColor width height left right top bottom'.split(' ');

interface Animate {
  type: string;
  args: unknown[];
}

/** What a method is given, completed as documented: scale(2) means both directions. */
function argumentsOf(type: string, given: unknown[]): unknown[] {
  if (type === 'scale' && given.length === 1) return [given[0], given[0]];
  if ((type === 'translate' || type === 'skew') && given.length === 1) return [given[0], 0];
  return given;
}

export const createAnimation = syncApi((_: ApiContext, base: AnimationOptions = {}) => {
  const settings = {
    duration: 400,
    timingFunction: 'linear',
    delay: 0,
    transformOrigin: '50% 50% 0',
    ...base,
  };
  let actions: object[] = [];
  // A transform stays until it is set again, so later steps carry it on.
  const kept = new Map<string, Animate>();
  const animation: Record<string, (...given: never[]) => unknown> = {
    step(options: AnimationOptions = {}) {
      const { duration, timingFunction, delay, transformOrigin } = { ...settings, ...options };
      const transition = { duration, timingFunction, delay };
      actions.push({ animates: [...kept.values()], option: { transformOrigin, transition } });
      for (const [name, { type }] of [...kept]) if (type === 'style') kept.delete(name);
      return animation;
    },
    export() {
      const exported = { actions };
      actions = [];
      return exported;
    },
  };
  for (const type of transforms) {
    animation[type] = (...given: unknown[]) => {
      kept.set(type, { type, args: argumentsOf(type, given) });
      return animation;
    };
  }
  for (const name of styles) {
    animation[name] = (value: unknown) => {
      const isLength = name !== 'opacity' && name !== 'backgroundColor' && typeof value === 'number';
      kept.set(name, { type: 'style', args: [name, isLength ? `${String(value)}px` : value] });
      return animation;
    };
  }
  return animation;
});
