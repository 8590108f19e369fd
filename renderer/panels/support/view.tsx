import './support.css';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Empty } from '../../kit/empty.tsx';
import { Check } from '../../kit/field.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { PanelActions } from '../../shell/panel-actions.tsx';
import type { Workbench } from '../../shell/workbench.ts';
import { TagDetail } from './tag-detail.tsx';
import { rowsOf, type SupportRow, type Table } from './rows.ts';
import { levelWords, supportWords as w } from './words.ts';

/** What the simulator does with each tag and each member of wx, from its own code. */
export default function SupportView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const table = useTable(workbench);
  const [query, setQuery] = useState('');
  const [level, setLevel] = useState('');
  const [isUsed, setUsed] = useState(false);
  const [focused, setFocused] = useState(-1);
  const used = useUsed(workbench, isUsed);
  const rows = useMemo(
    () => (table ? rowsOf(table, { query, level, names: isUsed ? used : undefined }) : []),
    [table, query, level, isUsed, used],
  );
  const hasProject = useStore(workbench.project, (state) => Boolean(state.open));
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
          value={level}
          aria-label={say(w.level)}
          onChange={(event) => setLevel(event.currentTarget.value)}
        >
          <option value="">{say(w.everything)}</option>
          {Object.entries(levelWords).map(([id, { name }]) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </PanelActions>
      {hasProject ? (
        <div className="support-used">
          <Check label={say(w.used)} checked={isUsed} onChange={setUsed} />
        </div>
      ) : null}
      <div className="support">
        {table && rows.length === 0 ? <Empty text={say(w.none)} /> : null}
        {rows.length > 0 ? (
          <List
            id="support"
            label={say(w.title)}
            items={rows}
            focused={Math.min(focused, rows.length - 1)}
            keyOf={({ kind, name }) => `${kind} ${name}`}
            onFocus={setFocused}
            onOpen={(_row, index) => setFocused(index)}
            row={(row) => <Row row={row} />}
          />
        ) : null}
        <Detail row={rows[focused]} />
      </div>
    </>
  );
}

function Row({ row }: { row: SupportRow }) {
  const say = useSay();
  return (
    <>
      <code className="support-name">{row.kind === 'tag' ? `<${row.name}>` : `wx.${row.name}`}</code>
      <span className={`support-level ${row.level}`}>{say(levelWords[row.level]!.name)}</span>
    </>
  );
}

function Detail({ row }: { row: SupportRow | undefined }) {
  const say = useSay();
  if (!row) return <div className="support-detail muted">{say(w.choose)}</div>;
  return (
    <div className="support-detail" tabIndex={0} role="region" aria-label={row.name}>
      <h2>{row.kind === 'tag' ? `<${row.name}>` : `wx.${row.name}`}</h2>
      <p>
        <b>{say(levelWords[row.level]!.name)}</b> · {say(levelWords[row.level]!.meaning)}
      </p>
      {row.tag ? <TagDetail tag={row.tag} /> : null}
    </div>
  );
}

function useTable(workbench: Workbench): Table | undefined {
  const [table, setTable] = useState<Table>();
  useEffect(() => {
    workbench.host.client.packages.support().then(setTable, workbench.report);
  }, [workbench]);
  return table;
}

/** `tag view` or `api login`: what the open program uses and the compatibility report remarks on. */
function useUsed(workbench: Workbench, isWanted: boolean): ReadonlySet<string> {
  const projectId = useStore(workbench.project, (state) => state.open?.id);
  const [used, setUsed] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (!isWanted || !projectId) return;
    workbench.host.client.packages.report({ projectId }).then(({ compatibility }) => {
      setUsed(new Set(compatibility.items.map(({ kind, name }) => `${kind} ${name.split('.')[0] ?? name}`)));
    }, workbench.report);
  }, [workbench, projectId, isWanted]);
  return used;
}
