// simulated: a phone that lies still on a table, facing north.
import { asyncApi, offApi, onApi, type ApiContext } from '../wx/define.ts';

interface Sensor {
  timer: number;
}

/** How often each documented interval tells. */
const intervals: Record<string, number> = { game: 20, ui: 60, normal: 200 };

const sensorOf = ({ state }: ApiContext, name: string): Sensor =>
  state(`sensor.${name}`, () => ({ timer: 0 }));

const start = (name: string, read: () => object) =>
  asyncApi<{ interval?: string }>(({ interval = 'normal' }, context) => {
    const sensor = sensorOf(context, name);
    window.clearInterval(sensor.timer);
    sensor.timer = window.setInterval(
      () => context.listeners(`${name}Change`).tell(read()),
      intervals[interval] ?? intervals.normal,
    );
  });

const stop = (name: string) => asyncApi((_, context) => window.clearInterval(sensorOf(context, name).timer));

/** Real sensors are never quite still. */
const noise = () => (Math.random() - 0.5) / 500;

export const startAccelerometer = start('Accelerometer', () => ({ x: noise(), y: noise(), z: -1 + noise() }));
export const stopAccelerometer = stop('Accelerometer');
export const onAccelerometerChange = onApi('AccelerometerChange');
export const offAccelerometerChange = offApi('AccelerometerChange');

export const startCompass = start('Compass', () => ({
  direction: (360 + noise() * 100) % 360,
  accuracy: 'high',
}));
export const stopCompass = stop('Compass');
export const onCompassChange = onApi('CompassChange');
export const offCompassChange = offApi('CompassChange');

export const startGyroscope = start('Gyroscope', () => ({ x: noise(), y: noise(), z: noise() }));
export const stopGyroscope = stop('Gyroscope');
export const onGyroscopeChange = onApi('GyroscopeChange');
export const offGyroscopeChange = offApi('GyroscopeChange');

export const startDeviceMotionListening = start('DeviceMotion', () => ({
  alpha: noise(),
  beta: noise(),
  gamma: noise(),
}));
export const stopDeviceMotionListening = stop('DeviceMotion');
export const onDeviceMotionChange = onApi('DeviceMotionChange');
export const offDeviceMotionChange = offApi('DeviceMotionChange');
