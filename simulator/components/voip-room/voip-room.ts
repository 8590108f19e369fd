import { defineBuiltin } from '../define.ts';
import { drawPlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  drawPlaceholder(it, { en: 'voice and video call', zh: '多人音视频对话' });
  return { leaf: true };
});
