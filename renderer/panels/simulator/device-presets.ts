import type { DeviceMotion } from '../../../contract/simulator-bridge.ts';
import type { Text } from '../../../contract/text.ts';

/** Places to be at with one choice; any other is typed. */
export const CITIES: readonly { title: Text; latitude: number; longitude: number }[] = [
  { title: { en: 'Guangzhou, Canton Tower', zh: '广州 广州塔' }, latitude: 23.09994, longitude: 113.32452 },
  { title: { en: 'Beijing, Tiananmen', zh: '北京 天安门' }, latitude: 39.90469, longitude: 116.40717 },
  { title: { en: 'Shanghai, the Bund', zh: '上海 外滩' }, latitude: 31.23971, longitude: 121.49971 },
  { title: { en: 'Hangzhou, West Lake', zh: '杭州 西湖' }, latitude: 30.24273, longitude: 120.15035 },
  { title: { en: 'Chengdu, Tianfu Square', zh: '成都 天府广场' }, latitude: 30.65744, longitude: 104.0659 },
  { title: { en: 'Hong Kong, Central', zh: '香港 中环' }, latitude: 22.28192, longitude: 114.15817 },
  { title: { en: 'Singapore', zh: '新加坡' }, latitude: 1.28934, longitude: 103.86312 },
  { title: { en: 'London', zh: '伦敦' }, latitude: 51.50074, longitude: -0.12462 },
];

/** How a phone is held. */
export const POSES: readonly ({ title: Text } & Pick<DeviceMotion, 'acceleration' | 'orientation'>)[] = [
  {
    title: { en: 'Flat on a table', zh: '平放在桌面' },
    acceleration: { x: 0, y: 0, z: -1 },
    orientation: { alpha: 0, beta: 0, gamma: 0 },
  },
  {
    title: { en: 'Upright in a hand', zh: '竖直握持' },
    acceleration: { x: 0, y: -1, z: 0 },
    orientation: { alpha: 0, beta: 90, gamma: 0 },
  },
  {
    title: { en: 'On its left side', zh: '向左横放' },
    acceleration: { x: -1, y: 0, z: 0 },
    orientation: { alpha: 0, beta: 0, gamma: -90 },
  },
  {
    title: { en: 'Face down', zh: '屏幕朝下' },
    acceleration: { x: 0, y: 0, z: 1 },
    orientation: { alpha: 0, beta: 180, gamma: 0 },
  },
  {
    title: { en: 'Shaken', zh: '摇动' },
    acceleration: { x: 2.4, y: -1.8, z: 1.6 },
    orientation: { alpha: 40, beta: 60, gamma: 30 },
  },
];
