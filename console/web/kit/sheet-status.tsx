import { Tag } from './tag.tsx';
import type { TagColour } from './tag.tsx';
import type { ItemOf } from './console.ts';
import { useSay } from './language.tsx';
import { words } from './words.ts';

type Status = ItemOf<'approvals.list'>['status'];
const colours: Record<Status, TagColour> = {
  pending: 'processing',
  approved: 'success',
  rejected: 'error',
  withdrawn: 'default',
};

/** The state of an approval sheet, the same wherever one is shown. */
export function SheetStatus({ of }: { of: Status }) {
  const say = useSay();
  return <Tag color={colours[of]}>{say(words[of])}</Tag>;
}
