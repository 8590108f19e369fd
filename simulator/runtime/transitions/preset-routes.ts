import { bezierEase, fastOutSlowIn } from '../curves.ts';
import type { RouteBuilder, RouteConfig, RouteContext } from './custom-route.ts';

// The routes that the platform brings, by their names.

const rises = bezierEase(0.35, 0.91, 0.33, 0.97);

/** Of a card that leaves a gap above it. */
const GAP = 10;
const RADIUS = '12px';

/** What is left free above, in percent of what pages have. */
const inset = (free: number) => ({ top: `${free}%`, height: `${100 - free}%` });

/** A card that comes up from below, or in from the right, and leaves a gap above it. */
function card({ primaryAnimation }: RouteContext, side: 'X' | 'Y'): RouteConfig {
  return {
    opaque: false,
    handlePrimaryAnimation: () => ({
      ...inset(GAP),
      borderRadius: `${RADIUS} ${RADIUS} 0 0`,
      transform: `translate${side}(${(1 - rises(primaryAnimation.value)) * 100}%)`,
    }),
  };
}

export const presets: Record<string, RouteBuilder> = {
  'wx://upwards': ({ primaryAnimation }) => ({
    handlePrimaryAnimation: () => ({
      transform: `translateY(${(1 - fastOutSlowIn(primaryAnimation.value)) * 100}%)`,
    }),
  }),
  'wx://zoom': ({ primaryAnimation }) => {
    const along = () => fastOutSlowIn(primaryAnimation.value);
    return {
      handlePrimaryAnimation: () => ({ transform: `scale(${0.85 + 0.15 * along()})`, opacity: along() }),
      handlePreviousPageAnimation: () => ({ transform: `scale(${1 + 0.05 * along()})` }),
    };
  },
  'wx://bottom-sheet': ({ primaryAnimation }, { round = true, height = 60 }) => ({
    opaque: false,
    barrierColor: 'rgba(0, 0, 0, 0.4)',
    barrierDismissible: true,
    handlePrimaryAnimation: () => ({
      ...inset(100 - Number(height)),
      borderRadius: round ? `${RADIUS} ${RADIUS} 0 0` : '0',
      transform: `translateY(${(1 - rises(primaryAnimation.value)) * 100}%)`,
    }),
  }),
  'wx://modal': (context) => ({ ...card(context, 'Y'), barrierColor: 'rgba(0, 0, 0, 0.4)' }),
  'wx://modal-navigation': (context) => card(context, 'X'),
  'wx://cupertino-modal': (context) => ({
    ...card(context, 'Y'),
    barrierColor: 'rgba(0, 0, 0, 0.2)',
    // The page below sinks back.
    handlePreviousPageAnimation: () => {
      const along = fastOutSlowIn(context.primaryAnimation.value);
      return {
        borderRadius: `${12 * along}px`,
        transform: `translateY(${along * 2}%) scale(${1 - 0.08 * along})`,
      };
    },
  }),
  'wx://cupertino-modal-inside': (context) => ({
    ...card(context, 'Y'),
    handlePreviousPageAnimation: () => {
      const along = fastOutSlowIn(context.primaryAnimation.value);
      return {
        transform: `translateY(${-along * 5}%) scale(${1 - 0.06 * along})`,
      };
    },
  }),
};
