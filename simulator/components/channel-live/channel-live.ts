import { defineBuiltin } from '../define.ts';
import { drawPlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default defineBuiltin(props, (it) => {
  drawPlaceholder(it, { en: 'live channel', zh: '视频号直播' });
  return { leaf: true };
});
