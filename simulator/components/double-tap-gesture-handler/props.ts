import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'double-tap-gesture-handler',
  'Two taps, one soon after the other (Skyline).',
  '识别双击手势（Skyline）。',
);
