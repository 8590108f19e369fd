/** A phone, fold or tablet as programs measure it: sizes in CSS pixels, insets as its system reports them. */
export interface DeviceModel {
  id: string;
  name: string;
  brand: string;
  model: string;
  system: string;
  platform: 'ios' | 'android';
  width: number;
  height: number;
  pixelRatio: number;
  statusBarHeight: number;
  /** Height of the home indicator's area. */
  bottomInset: number;
  /** Corner radius of the screen, for the frame around it. */
  radius: number;
  notch: 'none' | 'notch' | 'island' | 'hole';
}

const ios = 'iOS 18.5';
const android = 'Android 15';

function phone(
  id: string,
  name: string,
  brand: string,
  size: readonly [width: number, height: number, pixelRatio: number],
  insets: readonly [statusBar: number, bottom: number, radius: number],
  notch: DeviceModel['notch'],
): DeviceModel {
  const [width, height, pixelRatio] = size;
  const [statusBarHeight, bottomInset, radius] = insets;
  const isApple = brand === 'iPhone' || brand === 'iPad';
  return {
    id,
    name,
    brand,
    model: name,
    system: isApple ? ios : android,
    platform: isApple ? 'ios' : 'android',
    width,
    height,
    pixelRatio,
    statusBarHeight,
    bottomInset,
    radius,
    notch,
  };
}

export const devices: readonly DeviceModel[] = [
  phone('iphone-se', 'iPhone SE', 'iPhone', [375, 667, 2], [20, 0, 0], 'none'),
  phone('iphone-x', 'iPhone X', 'iPhone', [375, 812, 3], [44, 34, 38], 'notch'),
  phone('iphone-13-mini', 'iPhone 13 mini', 'iPhone', [375, 812, 3], [50, 34, 42], 'notch'),
  phone('iphone-14', 'iPhone 14', 'iPhone', [390, 844, 3], [47, 34, 46], 'notch'),
  phone('iphone-15', 'iPhone 15', 'iPhone', [393, 852, 3], [59, 34, 54], 'island'),
  phone('iphone-16-pro', 'iPhone 16 Pro', 'iPhone', [402, 874, 3], [62, 34, 60], 'island'),
  phone('iphone-16-pro-max', 'iPhone 16 Pro Max', 'iPhone', [440, 956, 3], [62, 34, 60], 'island'),
  phone('pixel-8', 'Pixel 8', 'google', [412, 915, 2.625], [24, 16, 34], 'hole'),
  phone('galaxy-s24', 'Galaxy S24', 'samsung', [360, 780, 3], [24, 16, 30], 'hole'),
  phone('mate-60', 'Mate 60', 'HUAWEI', [412, 892, 3], [36, 16, 36], 'hole'),
  phone('galaxy-fold', 'Galaxy Z Fold (open)', 'samsung', [690, 829, 2.625], [24, 16, 22], 'hole'),
  phone('ipad', 'iPad', 'iPad', [820, 1180, 2], [24, 20, 18], 'none'),
];

export const defaultDevice = 'iphone-14';

export function deviceById(id: string): DeviceModel {
  return devices.find((device) => device.id === id) ?? devices.find((device) => device.id === defaultDevice)!;
}
