import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Input, Select, Switch } from 'antd';
import { Tag } from '../../kit/tag.tsx';
import type { TagColour } from '../../kit/tag.tsx';
import { useEffect, useMemo } from 'react';
import { ask, askPages } from '../../kit/ask.ts';
import type { PageOf } from '../../kit/ask.ts';
import type { InputOf, ItemOf } from '../../kit/console.ts';
import { useSay } from '../../kit/language.tsx';
import { useTitle } from '../../kit/page.tsx';
import { ResourceTable } from '../../kit/resource-table.tsx';
import { useParam, useRouter } from '../../kit/router.tsx';
import type { PageProps } from '../../kit/section.ts';
import { Nothing, Shown } from '../../kit/states.tsx';
import { Time } from '../../kit/time.tsx';
import { SavedSearches } from './saved-searches.tsx';
import { useTail } from './tail.ts';
import { logWords, words } from './words.ts';

type Line = ItemOf<'logs.list'>;
const perPage = 100;
const levels = ['info', 'warn', 'error'] as const;
const spans = { hour: 3_600_000, day: 86_400_000, week: 604_800_000 };
const typed = ['system', 'guid', 'page', 'filterMsg', 'baseLibrary', 'clientVersion'] as const;
const colours: Record<string, TagColour> = {
  debug: 'default',
  info: 'processing',
  warn: 'warning',
  error: 'error',
};

/** R-LOG-01: eight filters, all in the URL; new lines as they come while "live" is on. */
export default function LogsPage({ params }: PageProps) {
  const say = useSay();
  const programId = params.programId!;
  const { search, path, go } = useRouter();
  const [live, setLive] = useParam('live', '');
  useTitle(say(words.logs));
  const input = useMemo(() => inputOf(search), [search]);
  const pages = useInfiniteQuery(askPages('logs.list', { programId, limit: perPage, ...input }));
  useSearchOn(pages);
  const arrived = useTail(programId, input, live === 'on');
  const isFiltered = Object.keys(input).length > 0;
  return (
    <>
      <Filters />
      <div className="filters">
        <SavedSearches programId={programId} />
        <span className="top-space" />
        <label className="live">
          <Switch size="small" checked={live === 'on'} onChange={(isOn) => setLive(isOn ? 'on' : null)} />{' '}
          {say(logWords.follow)}
        </label>
      </div>
      {live === 'on' && (
        <div role="log" aria-label={say(logWords.follow)} className="tail">
          <p className="quiet">{say(logWords.following)}</p>
          {arrived.map((line) => (
            <LineText key={line.id} line={line} />
          ))}
        </div>
      )}
      <ResourceTable<Line>
        label={say(words.logs)}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<Nothing title={say(logWords.none)} hint={say(logWords.noneHint)} />}
        canExpand={({ body }) => hasPlace.test(body)}
        expanded={(line) => <LineSource programId={programId} line={line} />}
        {...(isFiltered && { clearFilters: () => go(path, { replace: true }) })}
        columns={[
          { key: 'at', title: say(logWords.time), render: ({ at }) => <Time at={at} exact />, width: 170 },
          {
            key: 'level',
            title: say(logWords.level),
            render: ({ level }) => <Tag color={colours[level]}>{level}</Tag>,
          },
          {
            key: 'body',
            title: say(logWords.body),
            render: ({ body }) => <code className="log-body">{body}</code>,
          },
          { key: 'page', title: say(logWords.page), render: ({ page }) => page },
          { key: 'msg', title: say(logWords.filterMsg), render: ({ filterMsg }) => filterMsg },
          { key: 'guid', title: say(logWords.guid), render: ({ guid }) => guid },
          {
            key: 'on',
            title: say(logWords.system),
            render: ({ system, baseLibrary, clientVersion }) => (
              <>
                {system}{' '}
                <span className="quiet">{[baseLibrary, clientVersion].filter(Boolean).join(' / ')}</span>
              </>
            ),
          },
        ]}
      />
    </>
  );
}

const hasPlace = /\.js:\d+:\d+/;

/** A stack in the source as it was written, by the version that was online when the line came. */
function LineSource({ programId, line }: { programId: string; line: Line }) {
  const say = useSay();
  const source = useQuery({
    ...ask('logs.source', { programId, at: line.at, body: line.body }),
    staleTime: Infinity,
  });
  return (
    <Shown of={source} rows={2}>
      {({ version, mapped }) => (
        <div className="stack">
          <pre className="code log-body" tabIndex={0} aria-label={say(logWords.source)}>
            {mapped ?? line.body}
          </pre>
          <p className="quiet">
            {mapped === null ? say(logWords.notMapped) : say(logWords.isMapped, { version: version ?? '' })}
          </p>
        </div>
      )}
    </Shown>
  );
}

/** The console ends a page early when it has looked long enough for something rare: the search goes on by itself. */
function useSearchOn({
  data,
  hasNextPage,
  isFetching,
  fetchNextPage,
}: UseInfiniteQueryResult<InfiniteData<PageOf<Line>>>) {
  const isShort = (data?.pages.at(-1)?.items.length ?? perPage) < perPage;
  useEffect(() => {
    if (isShort && hasNextPage && !isFetching) void fetchNextPage();
  }, [isShort, hasNextPage, isFetching, fetchNextPage, data]);
}

function LineText({ line }: { line: Line }) {
  return (
    <p>
      <Time at={line.at} exact /> <Tag color={colours[line.level]}>{line.level}</Tag>
      <code className="log-body">{line.body}</code> <span className="quiet">{line.page}</span>
    </p>
  );
}

/** Relative spans begin at a whole minute, so that the same question has the same key. */
function inputOf(search: string): Omit<InputOf<'logs.list'>, 'programId' | 'cursor' | 'limit'> {
  const params = new URLSearchParams(search);
  const level = levels.find((known) => known === params.get('level'));
  const span = spans[params.get('time') as keyof typeof spans];
  const texts = typed.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    ...Object.fromEntries(texts),
    ...(level && { level }),
    ...(span && { from: Math.floor((Date.now() - span) / 60_000) * 60_000 }),
  };
}

function Filters() {
  const say = useSay();
  const [level, setLevel] = useParam('level', '');
  const [time, setTime] = useParam('time', '');
  return (
    <div className="filters log-filters">
      <Select
        aria-label={say(logWords.time)}
        value={time}
        onChange={(value: string) => setTime(value || null)}
        options={[
          { value: '', label: say(logWords.anyTime) },
          { value: 'hour', label: say(logWords.hour) },
          { value: 'day', label: say(logWords.day) },
          { value: 'week', label: say(logWords.week) },
        ]}
      />
      <Select
        aria-label={say(logWords.level)}
        value={level}
        onChange={(value: string) => setLevel(value || null)}
        options={[
          { value: '', label: say(logWords.all) },
          ...levels.map((value) => ({ value, label: say(logWords[value]) })),
        ]}
      />
      {typed.map((name) => (
        <TextFilter key={name} name={name} />
      ))}
    </div>
  );
}

function TextFilter({ name }: { name: (typeof typed)[number] }) {
  const say = useSay();
  const [value, setValue] = useParam(name, '');
  return (
    <Input
      // A search that is chosen or cleared fills the field anew.
      key={value}
      allowClear
      defaultValue={value}
      placeholder={say(logWords[name])}
      aria-label={say(logWords[name])}
      maxLength={100}
      onPressEnter={(event) => setValue(event.currentTarget.value.trim() || null)}
      onBlur={(event) => setValue(event.currentTarget.value.trim() || null)}
      onClear={() => setValue(null)}
    />
  );
}
