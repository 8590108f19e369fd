import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'horizontal-drag-gesture-handler',
  'A drag to the left or right (Skyline).',
  '识别横向滑动手势（Skyline）。',
);
