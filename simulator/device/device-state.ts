import type { Language } from '../../contract/text.ts';
import { deviceById, type DeviceModel } from '../../contract/devices.ts';
import { defaultBattery, defaultMotion, defaultPlace } from '../../contract/simulator-bridge.ts';
import type { DeviceBattery, DeviceMotion, DevicePlace } from '../../contract/simulator-bridge.ts';

export type NetworkType = 'wifi' | '2g' | '3g' | '4g' | '5g' | 'none';
export type Theme = 'light' | 'dark';

/** Everything a person can change about the simulated device. */
export interface DeviceSettings {
  device: string;
  landscape: boolean;
  theme: Theme;
  language: Language;
  /** The system's text size: 16 is normal. */
  fontSize: number;
  network: NetworkType;
  muted: boolean;
  place: DevicePlace;
  motion: DeviceMotion;
  battery: DeviceBattery;
}

export const defaultSettings: DeviceSettings = {
  device: 'iphone-14',
  landscape: false,
  theme: 'light',
  language: 'zh',
  fontSize: 16,
  network: 'wifi',
  muted: false,
  place: defaultPlace,
  motion: defaultMotion,
  battery: defaultBattery,
};

/** Groups of values come over a wire: what counts is what they say. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));

export interface DeviceState {
  readonly settings: Readonly<DeviceSettings>;
  readonly model: DeviceModel;
  /** Size of the screen as it is held now. */
  size(): { width: number; height: number };
  set(change: Partial<DeviceSettings>): void;
  onChange(listener: (changed: Partial<DeviceSettings>) => void): () => void;
}

/** `own`: the device is a real one, whatever the settings name. */
export function createDeviceState(initial: Partial<DeviceSettings> = {}, own?: DeviceModel): DeviceState {
  let settings: DeviceSettings = { ...defaultSettings, ...initial };
  const listeners = new Set<(changed: Partial<DeviceSettings>) => void>();
  return {
    get settings() {
      return settings;
    },
    get model() {
      return own ?? deviceById(settings.device);
    },
    size() {
      const { width, height } = own ?? deviceById(settings.device);
      return settings.landscape ? { width: height, height: width } : { width, height };
    },
    set(change) {
      const changed = Object.fromEntries(
        Object.entries(change).filter(
          ([name, value]) => !isSame(settings[name as keyof DeviceSettings], value),
        ),
      ) as Partial<DeviceSettings>;
      if (Object.keys(changed).length === 0) return;
      settings = { ...settings, ...changed };
      for (const listener of listeners) listener(changed);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
