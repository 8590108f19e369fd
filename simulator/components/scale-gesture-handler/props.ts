import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'scale-gesture-handler',
  'Two fingers that move apart, together or round (Skyline).',
  '识别多指缩放、旋转手势（Skyline）。',
);
