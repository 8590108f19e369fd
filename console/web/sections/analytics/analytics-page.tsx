import { useQuery } from '@tanstack/react-query';
import { Button } from '../../kit/button.tsx';
import { ask } from '../../kit/ask.ts';
import type { ItemOf } from '../../kit/console.ts';
import { Chart } from '../../kit/chart.tsx';
import { showNumber } from '../../kit/formats.ts';
import { useAppearance, useSay } from '../../kit/language.tsx';
import { Card, PageHeader } from '../../kit/page.tsx';
import { ForProgram, useProgram } from '../../kit/program-choice.tsx';
import { Rows } from '../../kit/resource-table.tsx';
import { saveCsv } from '../../kit/save-file.ts';
import type { Cell } from '../../kit/save-file.ts';
import { SpanSelect, dayOf, useSpan } from '../../kit/span.tsx';
import type { Span } from '../../kit/span.tsx';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { words as kitWords } from '../../kit/words.ts';
import { Retention } from './retention.tsx';
import { words } from './words.ts';
import './analytics.css';

/** R-AN-01: user behaviour of one mini program over time. */
export default function AnalyticsPage() {
  const say = useSay();
  const program = useProgram();
  const [span, length, setLength] = useSpan();
  return (
    <>
      <PageHeader title={say(words.analytics)} hint={say(words.hint)} />
      <ForProgram of={program} filters={<SpanSelect value={length} onChange={setLength} />}>
        {(programId) => <Behaviour key={programId} programId={programId} span={span} />}
      </ForProgram>
    </>
  );
}

interface Part {
  programId: string;
  span: Span;
}

function Behaviour({ programId, span }: Part) {
  const say = useSay();
  const { from, to } = span;
  const visitors = useQuery(ask('analytics.visitors', { programId, from, to }));
  return (
    <Shown of={visitors} rows={8}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing title={say(words.none)} hint={say(words.noneHint)} />
        ) : (
          <>
            <Visitors items={items} span={span} />
            <Retention programId={programId} span={span} />
            <Counted programId={programId} span={span} kind="pages" />
            <Counted programId={programId} span={span} kind="tracked" />
          </>
        )
      }
    </Shown>
  );
}

function Visitors({ items, span }: { items: ItemOf<'analytics.visitors'>[]; span: Span }) {
  const say = useSay();
  const { language } = useAppearance();
  const byDay = new Map(items.map((item) => [item.day, item]));
  const rows = span.days.map((day) => byDay.get(day) ?? { day, active: 0, fresh: 0, opens: 0, seconds: 0 });
  const minutes = (row: (typeof rows)[number]) =>
    row.active === 0 ? 0 : Math.round(row.seconds / row.active / 6) / 10;
  const at = span.days.map((day) => Date.parse(`${day}T00:00:00Z`));
  const short = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'short',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const showAt = (time: number) => short.format(time);
  const sum = (of: (row: (typeof rows)[number]) => number) =>
    showNumber(
      rows.reduce((total, row) => total + of(row), 0),
      language,
    );
  const table: Cell[][] = [
    [words.day, words.active, words.fresh, words.opens, words.duration].map((text) => say(text)),
    ...rows.map((row) => [row.day, row.active, row.fresh, row.opens, minutes(row)]),
  ];
  const save = (
    <Button onClick={() => saveCsv(`visitors-${span.from}-${span.to}.csv`, table)}>{say(words.csv)}</Button>
  );
  const lineOf = (name: 'active' | 'fresh' | 'opens', colour: string) => ({
    label: say(words[name]),
    colour,
    values: rows.map((row) => row[name]),
  });
  return (
    <>
      <dl className="totals">
        <div>
          <dt>{say(words.fresh)}</dt>
          <dd>{sum((row) => row.fresh)}</dd>
        </div>
        <div>
          <dt>{say(words.opens)}</dt>
          <dd>{sum((row) => row.opens)}</dd>
        </div>
      </dl>
      <Card title={say(words.users)} actions={save}>
        <Chart
          label={say(words.users)}
          at={at}
          showAt={showAt}
          lines={[lineOf('active', '--accent'), lineOf('fresh', '--info')]}
        />
      </Card>
      <div className="chart-pair">
        <Card title={say(words.opens)}>
          <Chart
            label={say(words.opens)}
            at={at}
            showAt={showAt}
            height={160}
            lines={[lineOf('opens', '--accent')]}
          />
        </Card>
        <Card title={say(words.duration)}>
          <Chart
            label={say(words.duration)}
            at={at}
            showAt={showAt}
            height={160}
            lines={[{ label: say(words.duration), colour: '--accent', values: rows.map(minutes) }]}
          />
        </Card>
      </div>
    </>
  );
}

function Counted({ programId, span, kind }: Part & { kind: 'pages' | 'tracked' }) {
  const say = useSay();
  const { from, to } = span;
  const list = useQuery(ask(`analytics.${kind}`, { programId, from, to }));
  const isPages = kind === 'pages';
  type Row = ItemOf<'analytics.pages'>;
  const columns = [
    {
      key: 'value',
      title: say(isPages ? words.page : words.event),
      render: ({ value }: Row) => <code>{value || '–'}</code>,
    },
    { key: 'count', title: say(isPages ? words.views : words.count), render: ({ count }: Row) => count },
    { key: 'users', title: say(words.users), render: ({ users }: Row) => users },
    { key: 'last', title: say(words.lastSeen), render: ({ lastAt }: Row) => <Time at={lastAt} /> },
  ];
  const save = (items: Row[]) =>
    saveCsv(`${kind}-${from}-${to}.csv`, [
      [say(isPages ? words.page : words.event), say(words.count), say(words.users), say(words.lastSeen)],
      ...items.map((row) => [row.value, row.count, row.users, dayOf(row.lastAt)]),
    ]);
  const title = say(isPages ? words.pages : words.tracked);
  const items = list.data?.items ?? [];
  return (
    <Card
      title={title}
      actions={items.length > 0 && <Button onClick={() => save(items)}>{say(words.csv)}</Button>}
    >
      <Shown of={list}>
        {(data) => (
          <Rows
            label={title}
            rows={data.items}
            rowKey={({ value }) => value}
            columns={columns}
            empty={<p className="quiet">{say(kitWords.nothing)}</p>}
          />
        )}
      </Shown>
    </Card>
  );
}
