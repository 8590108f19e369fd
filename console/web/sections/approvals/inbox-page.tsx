import { useInfiniteQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Segmented } from '../../kit/segmented.tsx';
import { askPages } from '../../kit/ask.ts';
import type { InputOf, ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { PageHeader } from '../../kit/page.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import { SheetStatus } from '../../kit/sheet-status.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { SheetDrawer } from './sheet-drawer.tsx';
import { useInboxKeys } from './inbox-keys.ts';
import { words } from './words.ts';
import './inbox.css';

export type Sheet = ItemOf<'approvals.list'>;
export type Category = Sheet['category'];
type Shown = 'waiting' | 'decided' | 'mine';
const categories: Category[] = [
  'member',
  'launch',
  'removal',
  'binding',
  'sensitive_api',
  'skip_domain',
  'feature',
];
const statuses: Sheet['status'][] = ['pending', 'approved', 'rejected', 'withdrawn'];

/** R-APR-01, R-APR-03, R-ROLE-24: one list over all categories. */
export default function InboxPage() {
  const say = useSay();
  const [shown, setShown] = useParam<Shown>('show', 'waiting');
  const [category, setCategory] = useParam<Category | ''>('category', '');
  const [status, setStatus] = useParam<Sheet['status'] | ''>('status', '');
  const [open, setOpen] = useParam('sheet', '');
  const filter: InputOf<'approvals.list'> = {
    limit: 50,
    ...(category && { category }),
    ...(shown === 'waiting' ? { status: 'pending', mine: 'false' } : status && { status }),
    ...(shown === 'mine' && { mine: 'true' }),
  };
  const pages = useInfiniteQuery(askPages('approvals.list', filter));
  const sheets = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const marked = useInboxKeys(
    sheets.map(({ id }) => id),
    open,
    setOpen,
  );
  const clear = () => {
    setCategory(null);
    setStatus(null);
  };
  return (
    <>
      <PageHeader title={say(words.approvals)} hint={<span className="wide-only">{say(words.keys)}</span>} />
      <div className="filters">
        <Segmented<Shown>
          label={say(words.show)}
          value={shown}
          onChange={(next) => {
            setStatus(null);
            setShown(next);
          }}
          options={(['waiting', 'decided', 'mine'] as const).map((value) => ({
            value,
            label: say(words[value]),
          }))}
        />
        <Select
          aria-label={say(words.category)}
          value={category}
          onChange={(value: Category | '') => setCategory(value)}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: say(words.anyCategory) },
            ...categories.map((value) => ({ value, label: say(words[value]) })),
          ]}
        />
        {shown !== 'waiting' && (
          <Select
            aria-label={say(words.status)}
            value={status}
            onChange={(value: Sheet['status'] | '') => setStatus(value)}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: say(words.anyStatus) },
              ...statuses.map((value) => ({ value, label: say(words[value]) })),
            ]}
          />
        )}
      </div>
      <ResourceTable
        label={say(words.approvals)}
        pages={pages}
        rowKey={({ id }) => id}
        columns={columnsOf(say, marked, setOpen)}
        empty={<Empty shown={shown} />}
        {...((category || status) && { clearFilters: clear })}
      />
      <SheetDrawer sheetId={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Empty({ shown }: { shown: Shown }) {
  const say = useSay();
  if (shown === 'mine') return <Nothing title={say(words.noneMine)} hint={say(words.noneMineHint)} />;
  if (shown === 'decided') return <Nothing title={say(words.noneAll)} hint={say(words.noneHint)} />;
  return <Nothing title={say(words.none)} hint={say(words.noneHint)} />;
}

function columnsOf(say: ReturnType<typeof useSay>, marked: string | null, open: (id: string) => void) {
  return [
    {
      key: 'title',
      title: say(words.title),
      render: ({ id, title }: Sheet) => (
        <button
          type="button"
          className={id === marked ? 'link-button is-marked' : 'link-button'}
          onClick={() => open(id)}
        >
          {title}
        </button>
      ),
    },
    { key: 'category', title: say(words.category), render: (sheet: Sheet) => say(words[sheet.category]) },
    {
      key: 'program',
      title: say(words.program),
      render: ({ programName, versionNumber }: Sheet) =>
        programName === null ? (
          '–'
        ) : (
          <>
            {programName} {versionNumber !== null && <span className="quiet">{versionNumber}</span>}
          </>
        ),
    },
    { key: 'applicant', title: say(words.applicant), render: (sheet: Sheet) => sheet.applicantName },
    { key: 'created', title: say(words.created), render: (sheet: Sheet) => <Time at={sheet.createdAt} /> },
    { key: 'finished', title: say(words.finished), render: (sheet: Sheet) => <Time at={sheet.finishedAt} /> },
    { key: 'status', title: say(words.status), render: ({ status }: Sheet) => <SheetStatus of={status} /> },
  ];
}
