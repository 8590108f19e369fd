import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'channel video', zh: '视频号视频' },
  details: { error: { errCode: 40001, errMsg: 'the video cannot be shown' } },
});
