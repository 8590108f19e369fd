import { defineGesture } from '../gesture-handler.ts';
import props from './props.ts';

export default defineGesture(props, 'force-press');
