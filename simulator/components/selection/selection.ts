import { defineLook } from '../define.ts';
import props from './props.ts';

export default defineLook(props);
