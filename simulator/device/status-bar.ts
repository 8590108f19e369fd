import type { DeviceState } from './device-state.ts';

// The row at the top of the phone: the time, and what the device panel says of network and battery.

const draw = (viewBox: string, width: number, height: number, shapes: string): string =>
  `<svg viewBox="${viewBox}" width="${width}" height="${height}" fill="currentColor" aria-hidden="true">${shapes}</svg>`;

const bars = draw(
  '0 0 18 12',
  17,
  11,
  [8, 5.5, 3, 0]
    .map((top, at) => `<rect x="${at * 5}" y="${top}" width="3" height="${12 - top}" rx=".6"/>`)
    .join(''),
);
const waves = draw(
  '0 0 16 12',
  16,
  12,
  '<path d="M8 9.2l2 2.2L8 12l-2-.6zM8 12L5.6 9.4a3.5 3.5 0 014.8 0z"/><path d="M3.2 6.8a6.9 6.9 0 019.6 0M.9 4.2a10.2 10.2 0 0114.2 0" fill="none" stroke="currentColor" stroke-width="1.7"/>',
);
const wedge = draw('0 0 16 12', 16, 12, '<path d="M8 12L.4 3.4a11.4 11.4 0 0115.2 0z"/>');
const bolt = 'M13 1.6L8.6 6.8h2.6L10 10.6l4.6-5.4H12z';

/** iOS: it lies, green while it charges, yellow to save power, red when it runs out. */
function lyingBattery(level: number, color: string, isCharging: boolean): string {
  const fill = `<rect x="2" y="2" width="${(19 * level) / 100}" height="8" rx="1.8" fill="${color}"/>`;
  const charge = isCharging
    ? `<path d="${bolt}" stroke="#fff" stroke-width="1.6" paint-order="stroke" fill="#000"/>`
    : '';
  return draw(
    '0 0 26 12',
    25,
    12,
    `<rect x=".5" y=".5" width="22" height="11" rx="3" fill="none" stroke="currentColor" opacity=".5"/>${fill}<path d="M24 4v4a2 2 0 000-4z" opacity=".6"/>${charge}`,
  );
}

/** Android: it stands. */
function standingBattery(level: number, color: string, isCharging: boolean): string {
  const height = (12.5 * level) / 100;
  const charge = isCharging
    ? '<path d="M5.2 3.6L1.8 8.6h2.1l-.7 3.6 3.4-5h-2z" stroke="#fff" stroke-width="1.2" paint-order="stroke" fill="#000"/>'
    : '';
  return draw(
    '0 0 8 14',
    8,
    14,
    `<path d="M2.5 0h3v1.5H7a1 1 0 011 1V13a1 1 0 01-1 1H1a1 1 0 01-1-1V2.5a1 1 0 011-1h1.5z" opacity=".35"/><rect y="${14 - height}" width="8" height="${height}" rx="1" fill="${color}"/>${charge}`,
  );
}

const LOW = 20;

export function createStatusBar(document: Document, device: DeviceState): HTMLElement {
  const element = document.createElement('div');
  element.className = 'status';
  element.innerHTML =
    '<span class="clock"></span><span class="signals"><b class="network"></b><span class="battery"></span></span>';
  const part = (name: string): HTMLElement => element.querySelector<HTMLElement>(`.${name}`)!;

  function show(): void {
    const { settings, model } = device;
    const isIos = model.platform === 'ios';
    const { network } = settings;
    const { level, isCharging, isLowPowerModeEnabled } = settings.battery;
    const color =
      level <= LOW && !isCharging
        ? '#fa5151'
        : isIos && isCharging
          ? '#34c759'
          : isIos && isLowPowerModeEnabled
            ? '#ffcc00'
            : 'currentColor';
    part('clock').textContent = isIos ? '9:41' : '12:30';
    const wifi = isIos ? waves : wedge;
    part('network').innerHTML =
      network === 'none'
        ? ''
        : network === 'wifi'
          ? bars + wifi
          : `${bars}<span>${network.toUpperCase()}</span>`;
    part('battery').innerHTML = (isIos ? lyingBattery : standingBattery)(level, color, isCharging);
  }
  show();
  device.onChange(show);
  return element;
}
