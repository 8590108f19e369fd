import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'pan-gesture-handler',
  'A drag in any direction (Skyline).',
  '识别任意方向的拖动手势（Skyline）。',
);
