import type { DeviceModel } from '../../contract/devices.ts';

/** What this browser says of itself, as the program's `wx.getSystemInfo` and the IDE's list show it. */
export function thisPhone(): DeviceModel {
  const { userAgent } = navigator;
  const isApple = /iPhone|iPad|Macintosh/.test(userAgent);
  const name = nameOf(userAgent);
  const system = isApple
    ? `iOS ${/OS (\d+[_.]\d+)/.exec(userAgent)?.[1]?.replace('_', '.') ?? ''}`.trim()
    : `Android ${/Android ([\d.]+)/.exec(userAgent)?.[1] ?? ''}`.trim();
  return {
    id: 'this-phone',
    name,
    brand: isApple ? 'iPhone' : (name.split(' ')[0] ?? 'Android'),
    model: name,
    system,
    platform: isApple ? 'ios' : 'android',
    width: window.innerWidth,
    height: window.innerHeight,
    pixelRatio: window.devicePixelRatio,
    statusBarHeight: 0,
    bottomInset: 0,
    radius: 0,
    notch: 'none',
  };
}

function nameOf(userAgent: string): string {
  if (/iPhone/.test(userAgent)) return 'iPhone';
  if (/iPad/.test(userAgent)) return 'iPad';
  const model = /Android [^;)]*; ([^;)]+?)(?: Build\/[^;)]*)?[;)]/.exec(userAgent)?.[1];
  if (model && model.length > 1 && model !== 'K') return model.slice(0, 40);
  if (/Android/.test(userAgent)) return 'Android phone';
  return /Firefox/.test(userAgent) ? 'Firefox' : /Chrome/.test(userAgent) ? 'Chrome' : 'Browser';
}

/** Stays the same over reloads, so that the IDE lists this phone once. Known to this browser alone. */
export function phoneId(): string {
  const key = 'tessera:phone';
  const known = localStorage.getItem(key);
  if (known && /^[\w-]{16,64}$/.test(known)) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const made = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  localStorage.setItem(key, made);
  return made;
}
