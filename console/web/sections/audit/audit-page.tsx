import { useInfiniteQuery } from '@tanstack/react-query';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { askPages } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { Copyable } from '../../kit/copyable.tsx';
import { SearchField } from '../../kit/search-field.tsx';
import { useSay } from '../../kit/language.tsx';
import { Facts, PageHeader } from '../../kit/page.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import { Nothing } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { UserSelect } from '../../kit/user-select.tsx';
import { ExportAudit, useVerifyAudit } from './audit-actions.tsx';
import { words } from './words.ts';
import './audit.css';

type AuditRow = ItemOf<'audit.list'>;

/** D12: who did what, with the chain verified and exported. */
export default function AuditPage() {
  const say = useSay();
  const [actorId, setActor] = useParam('actor', '');
  const [action, setAction] = useParam('action', '');
  const [targetId, setTarget] = useParam('target', '');
  const [from, setFrom] = useParam('from', '');
  const [to, setTo] = useParam('to', '');
  const filters = {
    ...(actorId && { actorId }),
    ...(action && { action }),
    ...(targetId && { targetId }),
    ...(from && { from: Number(from) }),
    ...(to && { to: Number(to) }),
  };
  const verifying = useVerifyAudit();
  const pages = useInfiniteQuery(askPages('audit.list', { ...filters, limit: 50 }));
  const clear = () => [setActor, setAction, setTarget, setFrom, setTo].forEach((set) => set(null));
  return (
    <>
      <PageHeader
        title={say(words.audit)}
        hint={say(words.hint)}
        actions={
          <>
            {verifying.button}
            <ExportAudit />
          </>
        }
      />
      {verifying.outcome}
      <div className="filters">
        <div className="audit-actor">
          <UserSelect label={say(words.actor)} value={actorId} onChange={setActor} isClearable />
        </div>
        <SearchField
          key={`action ${action}`}
          label={say(words.actionFilter)}
          initial={action}
          onSearch={(text) => setAction(text || null)}
        />
        <SearchField
          key={`target ${targetId}`}
          label={say(words.targetFilter)}
          initial={targetId}
          onSearch={(text) => setTarget(text || null)}
        />
        <Moment label={say(words.from)} value={from} onChange={setFrom} />
        <Moment label={say(words.to)} value={to} onChange={setTo} />
      </div>
      <ResourceTable
        label={say(words.audit)}
        pages={pages}
        rowKey={({ seq }) => String(seq)}
        columns={columnsOf(say)}
        expanded={(row) => <RowDetail row={row} />}
        empty={<Nothing title={say(words.none)} />}
        {...(Object.keys(filters).length > 0 && { clearFilters: clear })}
      />
    </>
  );
}

function Moment(props: { label: string; value: string; onChange: (value: string | null) => void }) {
  const { label, value, onChange } = props;
  return (
    <DatePicker
      showTime
      aria-label={label}
      placeholder={label}
      value={value ? dayjs(Number(value)) : null}
      onChange={(next) => onChange(next ? String(next.valueOf()) : null)}
    />
  );
}

function columnsOf(say: ReturnType<typeof useSay>) {
  return [
    { key: 'seq', title: say(words.row), width: 72, render: ({ seq }: AuditRow) => seq },
    { key: 'at', title: say(words.at), render: ({ at }: AuditRow) => <Time at={at} exact /> },
    { key: 'actor', title: say(words.actor), render: ({ actorName }: AuditRow) => actorName },
    { key: 'action', title: say(words.action), render: ({ action }: AuditRow) => <code>{action}</code> },
    {
      key: 'target',
      title: say(words.target),
      render: ({ targetType, targetId }: AuditRow) => (
        <>
          {targetType} <code className="quiet">{targetId}</code>
        </>
      ),
    },
    { key: 'address', title: say(words.address), render: ({ address }: AuditRow) => address },
  ];
}

function RowDetail({ row }: { row: AuditRow }) {
  const say = useSay();
  const value = (label: string, content: unknown) => (
    <div>
      <h3>{label}</h3>
      <pre className="code audit-value" tabIndex={0} aria-label={label}>
        {content === null || content === undefined ? '–' : JSON.stringify(content, null, 2)}
      </pre>
    </div>
  );
  return (
    <div className="stack audit-detail">
      <div className="audit-values">
        {value(say(words.before), row.before)}
        {value(say(words.after), row.after)}
      </div>
      <Facts
        of={[
          [say(words.request), <code key="request">{row.requestId}</code>],
          [say(words.hash), <Copyable key="hash" text={row.hash} name={say(words.hash)} />],
          [
            say(words.previous),
            <Copyable key="previous" text={row.previousHash} name={say(words.previous)} />,
          ],
        ]}
      />
    </div>
  );
}
