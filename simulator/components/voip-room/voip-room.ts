import { definePlaceholder } from '../placeholder.ts';
import props from './props.ts';

export default definePlaceholder(props, {
  label: { en: 'voice and video call', zh: '多人音视频对话' },
  details: { error: { errCode: -1, errMsg: 'the room could not be shown' } },
});
