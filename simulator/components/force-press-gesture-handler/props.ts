import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'force-press-gesture-handler',
  'A hard press (Skyline).',
  '识别用力按压手势（Skyline）。',
);
