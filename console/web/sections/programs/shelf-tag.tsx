import { Tag } from '../../kit/tag.tsx';
import { useSay } from '../../kit/language.tsx';
import { words } from './words.ts';

export function ShelfTag({ program }: { program: { isOnShelf: boolean; onlineVersionId: string | null } }) {
  const say = useSay();
  if (!program.isOnShelf) return <Tag color="error">{say(words.offShelf)}</Tag>;
  if (program.onlineVersionId) return <Tag color="success">{say(words.online)}</Tag>;
  return <Tag>{say(words.notOnline)}</Tag>;
}
