import { defineBuiltin } from '../define.ts';
import { drawPlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  drawPlaceholder(it, { en: 'channel video', zh: '视频号视频' });
  return { leaf: true };
});
