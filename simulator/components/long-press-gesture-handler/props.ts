import { gestureHandler } from '../shared-props.ts';

export default gestureHandler(
  'long-press-gesture-handler',
  'A finger that rests (Skyline).',
  '识别长按手势（Skyline）。',
);
