import type { ItemOf } from '../../kit/console.ts';

export type Feedback = ItemOf<'feedback.mine'>;
export const kinds: Feedback['kind'][] = ['bug', 'wish', 'question', 'other'];
