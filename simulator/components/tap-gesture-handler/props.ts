import { gestureHandler } from '../shared-props.ts';

export default gestureHandler('tap-gesture-handler', 'A tap (Skyline).', '识别点击手势（Skyline）。');
