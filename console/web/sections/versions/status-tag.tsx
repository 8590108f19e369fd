import { Tag } from '../../kit/tag.tsx';
import type { TagColour } from '../../kit/tag.tsx';
import type { OutputOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { words } from './words.ts';

export type Version = OutputOf<'versions.get'>;
const colours: Record<Version['status'], TagColour> = {
  development: 'processing',
  in_review: 'processing',
  approved: 'accent',
  rejected: 'error',
  online: 'success',
  superseded: 'default',
};

export function StatusTag({ status }: { status: Version['status'] }) {
  const say = useSay();
  return <Tag color={colours[status]}>{say(words[status])}</Tag>;
}
