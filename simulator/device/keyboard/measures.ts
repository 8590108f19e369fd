import type { DeviceModel } from '../../../contract/devices.ts';
import type { Board } from './layouts.ts';

/** Heights of a keyboard's parts in px, from above. Their sum is what programs are told. */
export interface Measures {
  /** The bar with the word Done above a textarea's keyboard. */
  confirmBar: number;
  /** Suggestions, or the tools of an Android keyboard. */
  bar: number;
  row: number;
  /** What lies below the keys: the home indicator and, on a phone without a home button, the keys beside it. */
  strip: number;
}

const ROWS = 4;
const HOME_INDICATOR = 34;

export function measuresOf(
  model: DeviceModel,
  isLandscape: boolean,
  board: Board,
  hasConfirmBar: boolean,
): Measures {
  const confirmBar = hasConfirmBar ? 44 : 0;
  if (model.platform === 'android') {
    return {
      confirmBar,
      bar: isLandscape ? 36 : 44,
      row: isLandscape ? 40 : 54,
      strip: 8 + model.bottomInset,
    };
  }
  const strip = model.bottomInset === HOME_INDICATOR ? (isLandscape ? 21 : 75) : model.bottomInset;
  const row = model.brand === 'iPad' ? 66 : isLandscape ? 40 : 54;
  return { confirmBar, bar: board === 'pad' ? 0 : isLandscape ? 38 : 45, row, strip };
}

export const heightOf = ({ confirmBar, bar, row, strip }: Measures): number =>
  confirmBar + bar + row * ROWS + strip;
