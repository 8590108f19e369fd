import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Button } from '../../kit/button.tsx';
import { ask } from '../../kit/ask.ts';
import { Chart } from '../../kit/chart.tsx';
import type { ItemOf } from '../../kit/console.ts';
import { CopyButton } from '../../kit/copyable.tsx';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, PageHeader } from '../../kit/page.tsx';
import { ForProgram, useProgram } from '../../kit/program-choice.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { useParam } from '../../kit/router.tsx';
import { saveCsv } from '../../kit/save-file.ts';
import { SpanSelect, useSpan } from '../../kit/span.tsx';
import type { Span } from '../../kit/span.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words } from './words.ts';
import './quality.css';

type Group = ItemOf<'analytics.crashGroups'>;

/** R-QUAL-01: crash groups by version, with what the containers sent of the newest ones. */
export default function QualityPage() {
  const say = useSay();
  const program = useProgram();
  const [span, length, setLength] = useSpan();
  return (
    <>
      <PageHeader title={say(words.quality)} hint={say(words.hint)} />
      <ForProgram of={program} filters={<SpanSelect value={length} onChange={setLength} />}>
        {(programId) => <Crashes key={programId} programId={programId} span={span} />}
      </ForProgram>
    </>
  );
}

function Crashes({ programId, span }: { programId: string; span: Span }) {
  const say = useSay();
  const { from, to } = span;
  const [version, setVersion] = useParam('version', '');
  const groups = useQuery(ask('analytics.crashGroups', { programId, from, to }));
  return (
    <Shown of={groups} rows={8}>
      {({ items }) => {
        if (items.length === 0) return <Nothing title={say(words.none)} hint={say(words.noneHint)} />;
        const versions = [...new Set(items.map((group) => group.version))].sort().reverse();
        const shown = items.filter((group) => version === '' || group.version === version);
        return (
          <>
            <PerDay programId={programId} span={span} />
            <Card
              title={say(words.crashes)}
              actions={
                <>
                  <Select
                    aria-label={say(words.version)}
                    value={version}
                    onChange={(next: string) => setVersion(next || null)}
                    popupMatchSelectWidth={false}
                    options={[
                      { value: '', label: say(words.anyVersion) },
                      ...versions.map((value) => ({ value, label: value || '–' })),
                    ]}
                  />
                  <SaveGroups groups={shown} span={span} />
                </>
              }
            >
              <Rows
                label={say(words.crashes)}
                rows={shown}
                rowKey={(group) => `${group.version} ${group.name}`}
                columns={columnsOf(say)}
                expanded={(group) => <Newest programId={programId} group={group} />}
                empty={null}
                clearFilters={() => setVersion(null)}
              />
            </Card>
          </>
        );
      }}
    </Shown>
  );
}

function columnsOf(say: ReturnType<typeof useSay>) {
  return [
    {
      key: 'message',
      title: say(words.message),
      render: ({ name }: Group) => <code>{name || '–'}</code>,
    },
    { key: 'version', title: say(words.version), render: (group: Group) => group.version || '–' },
    { key: 'count', title: say(words.count), render: ({ count }: Group) => count },
    { key: 'users', title: say(words.users), render: ({ users }: Group) => users },
    { key: 'first', title: say(words.first), render: ({ firstAt }: Group) => <Time at={firstAt} /> },
    { key: 'last', title: say(words.last), render: ({ lastAt }: Group) => <Time at={lastAt} /> },
  ];
}

function SaveGroups({ groups, span }: { groups: Group[]; span: Span }) {
  const say = useSay();
  const head = [words.message, words.version, words.count, words.users, words.first, words.last];
  const iso = (at: number) => new Date(at).toISOString();
  const save = () =>
    saveCsv(`crashes-${span.from}-${span.to}.csv`, [
      head.map((text) => say(text)),
      ...groups.map((group) => [
        group.name,
        group.version,
        group.count,
        group.users,
        iso(group.firstAt),
        iso(group.lastAt),
      ]),
    ]);
  return <Button onClick={save}>{say(words.csv)}</Button>;
}

function PerDay({ programId, span }: { programId: string; span: Span }) {
  const say = useSay();
  const { language } = useAppearance();
  const { from, to, days } = span;
  const counts = useQuery(ask('analytics.days', { programId, from, to }));
  const short = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <Shown of={counts}>
      {({ items }) => {
        const crashes = new Map(items.filter(({ kind }) => kind === 'crash').map((item) => [item.day, item]));
        const values = (of: 'count' | 'users') => days.map((day) => crashes.get(day)?.[of] ?? 0);
        return (
          <Card title={say(words.perDay)}>
            <Chart
              label={say(words.perDay)}
              at={days.map((day) => Date.parse(`${day}T00:00:00Z`))}
              showAt={(time) => short.format(time)}
              height={160}
              lines={[
                { label: say(words.crashes), colour: '--error', values: values('count') },
                { label: say(words.affected), colour: '--info', values: values('users') },
              ]}
            />
          </Card>
        );
      }}
    </Shown>
  );
}

function Newest({ programId, group }: { programId: string; group: Group }) {
  const say = useSay();
  const { name, version } = group;
  const crashes = useQuery(ask('analytics.crash', { programId, name, version }));
  return (
    <Shown of={crashes}>
      {({ items }) => (
        <div className="stack crash-list">
          <h3>{say(words.newest)}</h3>
          {items.slice(0, 5).map((crash) => (
            <Crash key={crash.id} crash={crash} />
          ))}
        </div>
      )}
    </Shown>
  );
}

/** The stack in the source where the version came with source maps, else as the engine wrote it. */
function Crash({ crash }: { crash: ItemOf<'analytics.crash'> }) {
  const say = useSay();
  const { at, page, system, guid, detail, mapped } = crash;
  const written = typeof detail.stack === 'string' ? detail.stack : '';
  const stack = mapped ?? written;
  return (
    <div className="stack">
      <p className="quiet">
        <Time at={at} exact /> · {say(words.page)} <code>{page || '–'}</code> · {say(words.system)}{' '}
        {system || '–'} · {say(words.guid)} <code>{guid || '–'}</code>{' '}
        {stack && <CopyButton text={stack} name={say(words.stack)} />}
      </p>
      {stack ? (
        <>
          <pre className="code crash-stack" tabIndex={0} aria-label={say(words.stack)}>
            {stack}
          </pre>
          <p className="quiet">{say(mapped === null ? words.notMapped : words.isMapped)}</p>
        </>
      ) : (
        <p className="quiet">{say(words.noStack)}</p>
      )}
    </div>
  );
}
