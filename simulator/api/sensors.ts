// simulated: a phone that is held as the device panel says; at first it lies still on a table, facing north.
import type { DeviceMotion } from '../../contract/simulator-bridge.ts';
import { asyncApi, offApi, onApi, type ApiContext } from '../wx/define.ts';

interface Sensor {
  timer: number;
}

/** How often each documented interval tells. */
const intervals: Record<string, number> = { game: 20, ui: 60, normal: 200 };

const sensorOf = ({ state }: ApiContext, name: string): Sensor =>
  state(`sensor.${name}`, () => ({ timer: 0 }));

const start = (name: string, read: (motion: DeviceMotion) => object) =>
  asyncApi<{ interval?: string }>(({ interval = 'normal' }, context) => {
    const sensor = sensorOf(context, name);
    window.clearInterval(sensor.timer);
    sensor.timer = window.setInterval(
      () => context.listeners(`${name}Change`).tell(read(context.device.settings.motion)),
      intervals[interval] ?? intervals.normal,
    );
  });

const stop = (name: string) => asyncApi((_, context) => window.clearInterval(sensorOf(context, name).timer));

/** Real sensors are never quite still. */
const noise = () => (Math.random() - 0.5) / 500;
const shaken = (values: object): object =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value) + noise()]));

export const startAccelerometer = start('Accelerometer', ({ acceleration }) => shaken(acceleration));
export const stopAccelerometer = stop('Accelerometer');
export const onAccelerometerChange = onApi('AccelerometerChange');
export const offAccelerometerChange = offApi('AccelerometerChange');

export const startCompass = start('Compass', ({ direction }) => ({
  direction: (direction + 360 + noise() * 100) % 360,
  accuracy: 'high',
}));
export const stopCompass = stop('Compass');
export const onCompassChange = onApi('CompassChange');
export const offCompassChange = offApi('CompassChange');

export const startGyroscope = start('Gyroscope', ({ rotation }) => shaken(rotation));
export const stopGyroscope = stop('Gyroscope');
export const onGyroscopeChange = onApi('GyroscopeChange');
export const offGyroscopeChange = offApi('GyroscopeChange');

export const startDeviceMotionListening = start('DeviceMotion', ({ orientation }) => shaken(orientation));
export const stopDeviceMotionListening = stop('DeviceMotion');
export const onDeviceMotionChange = onApi('DeviceMotionChange');
export const offDeviceMotionChange = offApi('DeviceMotionChange');
