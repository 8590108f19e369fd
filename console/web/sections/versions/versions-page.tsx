import { useInfiniteQuery } from '@tanstack/react-query';
import { Tag } from '../../kit/tag.tsx';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { showBytes } from '../../kit/formats.ts';
import { useSay } from '../../kit/language.tsx';
import { useTitle } from '../../kit/page.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { Link } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { UrlTabs } from '../../kit/url-tabs.tsx';
import { Overview } from './overview.tsx';
import { StatusTag } from './status-tag.tsx';
import { TaskList } from './task-list.tsx';
import { words } from './words.ts';

/** R-VER-03: the tabs of Version Management. */
export default function VersionsPage({ params }: PageProps) {
  const say = useSay();
  const programId = params.programId!;
  useTitle(say(words.management));
  const tabs = [
    { key: 'overview', title: say(words.overviewTab), content: () => <Overview programId={programId} /> },
    { key: 'reviews', title: say(words.reviewTab), content: () => <Reviews programId={programId} /> },
    { key: 'gray', title: say(words.grayTab), content: () => <TaskList programId={programId} /> },
    { key: 'all', title: say(words.allTab), content: () => <AllVersions programId={programId} /> },
  ];
  return <UrlTabs tabs={tabs} />;
}

type Sheet = ItemOf<'versions.reviews'>;
const results = {
  pending: ['processing', words.pending],
  approved: ['success', words.passed],
  rejected: ['error', words.rejected],
  withdrawn: ['default', words.withdrawn],
} as const;

/** R-VER-08: every past review of this mini program. */
function Reviews({ programId }: { programId: string }) {
  const say = useSay();
  const pages = useInfiniteQuery(askPages('versions.reviews', { programId, limit: 30 }));
  const linked = ({ title, versionId }: Sheet) =>
    versionId ? <Link href={`/programs/${programId}/versions/${versionId}`}>{title}</Link> : title;
  return (
    <ResourceTable
      label={say(words.reviewTab)}
      pages={pages}
      rowKey={({ id }) => id}
      empty={<Nothing title={say(words.noReviews)} hint={say(words.noReviewsHint)} />}
      columns={[
        { key: 'title', title: say(words.title), render: linked },
        {
          key: 'result',
          title: say(words.result),
          render: ({ status }) => <Tag color={results[status][0]}>{say(results[status][1])}</Tag>,
        },
        { key: 'applicant', title: say(words.applicant), render: ({ applicantName }) => applicantName },
        { key: 'at', title: say(words.applicationTime), render: ({ createdAt }) => <Time at={createdAt} /> },
        { key: 'reviewer', title: say(words.reviewer), render: ({ deciderName }) => deciderName ?? '–' },
        { key: 'end', title: say(words.finishTime), render: ({ finishedAt }) => <Time at={finishedAt} /> },
        { key: 'note', title: say(words.note), render: ({ note }) => note || '–' },
        { key: 'sheet', title: say(words.sheet), render: ({ id }) => <code>{id}</code> },
      ]}
    />
  );
}

function AllVersions({ programId }: { programId: string }) {
  const say = useSay();
  const pages = useInfiniteQuery(askPages('versions.list', { programId, limit: 30 }));
  return (
    <ResourceTable
      label={say(words.allTab)}
      pages={pages}
      rowKey={({ id }) => id}
      empty={<Nothing title={say(words.noVersions)} hint={say(words.noDevelopment)} />}
      columns={[
        {
          key: 'number',
          title: say(words.number),
          render: ({ id, number }) => <Link href={`/programs/${programId}/versions/${id}`}>{number}</Link>,
        },
        { key: 'state', title: say(words.state), render: ({ status }) => <StatusTag status={status} /> },
        { key: 'remark', title: say(words.remark), render: ({ remark }) => remark },
        { key: 'size', title: say(words.size), render: ({ packageSize }) => showBytes(packageSize) },
        { key: 'by', title: say(words.developer), render: ({ uploaderName }) => uploaderName },
        { key: 'at', title: say(words.submissionTime), render: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}
