import './output.css';
import { useEffect, useMemo, useState } from 'react';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { PanelActions } from '../../shell/panel-actions.tsx';
import type { Workbench } from '../../shell/workbench.ts';
import { outputWords as w } from './words.ts';

type Line = Awaited<ReturnType<Workbench['host']['client']['log']['recent']>>[number];
interface Row {
  line: Line;
  text: string;
  isFirst: boolean;
}

const limit = 5_000;

/** The host's log: what it did and what went wrong, newest at the end. */
export default function OutputView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const [lines, setLines] = useLines(workbench);
  const [source, setSource] = useState('');
  const [query, setQuery] = useState('');
  const [focused, setFocused] = useState(-1);
  const [isFollowing, setFollowing] = useState(true);
  const sources = useMemo(() => [...new Set(lines.map(({ name }) => name))].sort(), [lines]);
  const rows = useMemo(() => rowsOf(lines, source, query), [lines, source, query]);
  const copy = () => navigator.clipboard.writeText(rows.map(({ text }) => text).join('\n'));
  return (
    <>
      <PanelActions panel={panel}>
        <input
          className="panel-filter"
          type="search"
          value={query}
          placeholder={say(w.filter)}
          aria-label={say(w.filter)}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <select
          className="panel-filter"
          value={source}
          aria-label={say(w.source)}
          onChange={(event) => setSource(event.currentTarget.value)}
        >
          <option value="">{say(w.everything)}</option>
          {sources.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <IconButton icon="copy" name={say(w.copy)} onPress={() => void workbench.attempt(copy)} />
        <IconButton icon="clear-all" name={say(w.clear)} onPress={() => setLines([])} />
        <IconButton
          icon="arrow-down"
          name={say(w.follow)}
          pressed={isFollowing}
          onPress={() => setFollowing(!isFollowing)}
        />
      </PanelActions>
      {rows.length === 0 ? (
        <Empty text={say(w.none)} />
      ) : (
        <List
          id="output"
          label={say(w.title)}
          items={rows}
          rowHeight={20}
          focused={isFollowing ? rows.length - 1 : focused}
          keyOf={(_row, index) => String(index)}
          onFocus={(index) => {
            setFollowing(false);
            setFocused(index);
          }}
          onOpen={() => {}}
          rowClass={({ line }) => `output-row ${line.level}`}
          row={({ line, text, isFirst }) => (
            <>
              <span className="output-time">{isFirst ? line.time.slice(11, 23) : ''}</span>
              <span className="output-name">{isFirst ? line.name : ''}</span>
              <span className="output-text" title={text}>
                {text}
              </span>
            </>
          )}
        />
      )}
    </>
  );
}

function useLines(workbench: Workbench): [Line[], (lines: Line[]) => void] {
  const [lines, setLines] = useState<Line[]>([]);
  useEffect(() => {
    const { log } = workbench.host.client;
    log.recent({ count: 500 }).then(setLines, () => {
      // The stream below tells as soon as the wire is back.
    });
    return workbench.host.follow((from, signal) => log.follow(from ? { from } : {}, { signal }), {
      fact: (line: Line) => setLines((all) => [...all, line].slice(-limit)),
    });
  }, [workbench]);
  return [lines, setLines];
}

function rowsOf(lines: readonly Line[], source: string, query: string): Row[] {
  const wanted = query.toLowerCase();
  return lines
    .filter(({ name }) => !source || name === source)
    .flatMap((line) =>
      [line.message, ...(line.detail?.split('\n') ?? [])].map((text, index) => ({
        line,
        text,
        isFirst: index === 0,
      })),
    )
    .filter(({ text }) => !wanted || text.toLowerCase().includes(wanted));
}
