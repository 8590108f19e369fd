import { Link } from '../../kit/router.tsx';
import type { Version } from './status-tag.tsx';

export function NumberLink({ version }: { version: Version }) {
  return (
    <Link href={`/programs/${version.programId}/versions/${version.id}`} className="numbers">
      {version.number}
    </Link>
  );
}
