import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'vertical-drag-gesture-handler',
  'A drag up or down (Skyline).',
  '识别纵向滑动手势（Skyline）。',
);
