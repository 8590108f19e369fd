import { useInfiniteQuery } from '@tanstack/react-query';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { SheetStatus } from '../../kit/sheet-status.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';

type Sheet = ItemOf<'approvals.list'>;

/** R-VER-14: the versions that wait for this application's side, and what became of the others. */
export default function ReviewsPage({ params }: PageProps) {
  const say = useSay();
  const filter = { appId: params.appId!, category: 'launch' as const, limit: 50 };
  const pages = useInfiniteQuery(askPages('approvals.list', filter));
  const columns = [
    {
      key: 'program',
      title: say(words.program),
      render: ({ id, programName, title }: Sheet) => (
        <Link href={`/approvals?show=decided&sheet=${id}`}>{programName ?? title}</Link>
      ),
    },
    { key: 'version', title: say(words.version), render: (sheet: Sheet) => sheet.versionNumber ?? '–' },
    { key: 'applicant', title: say(words.applicant), render: (sheet: Sheet) => sheet.applicantName },
    { key: 'applied', title: say(words.applied), render: (sheet: Sheet) => <Time at={sheet.createdAt} /> },
    { key: 'status', title: say(words.status), render: ({ status }: Sheet) => <SheetStatus of={status} /> },
    { key: 'reviewer', title: say(words.reviewer), render: (sheet: Sheet) => sheet.deciderName ?? '–' },
    { key: 'finished', title: say(words.finished), render: (sheet: Sheet) => <Time at={sheet.finishedAt} /> },
  ];
  return (
    <ResourceTable
      label={say(words.reviews)}
      pages={pages}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<Nothing title={say(words.noReviews)} hint={say(words.noReviewsHint)} />}
    />
  );
}
