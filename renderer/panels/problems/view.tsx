import './problems.css';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Diagnostic, Severity } from '../../../contract/diagnostic.ts';
import { IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Icon } from '../../kit/icon.tsx';
import { List } from '../../kit/list.tsx';
import { useLanguage, useSay, type Language } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { baseName, fileIcon, folderName } from '../../shell/file-icon.ts';
import { PanelActions } from '../../shell/panel-actions.tsx';
import { problemsWords as w } from './words.ts';

type Row = { file: string; count: number; isOpen: boolean } | { problem: Diagnostic };
const icons: Record<Severity, string> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'lightbulb',
};
const tones: Record<Severity, string> = { error: 'error', warning: 'warn', info: 'info', hint: 'info' };

/** Problems by file; Enter or a click goes there. */
export default function ProblemsView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const language = useLanguage();
  const all = useStore(workbench.problems.store, (state) => state.all);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Record<Severity, boolean>>({
    error: true,
    warning: true,
    info: true,
    hint: false,
  });
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(0);
  const rows = useMemo(
    () =>
      rowsOf(
        all.filter((one) => shown[one.severity] && isMatch(one, query, language)),
        closed,
      ),
    [all, shown, query, closed, language],
  );
  const open = (row: Row, how: 'click' | 'enter' | 'double') => {
    if ('file' in row) {
      const next = new Set(closed);
      if (!next.delete(row.file)) next.add(row.file);
      setClosed(next);
      return;
    }
    const { file, range } = row.problem;
    const selection = { line: range.start.line, column: range.start.column };
    void workbench.editors.open(file, { selection, preview: how === 'click', focus: how !== 'click' });
  };
  const toggle = (severity: Severity, title: string) => (
    <IconButton
      icon={icons[severity]}
      name={title}
      pressed={shown[severity]}
      onPress={() => setShown({ ...shown, [severity]: !shown[severity] })}
    />
  );
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
        {toggle('error', say(w.showErrors))}
        {toggle('warning', say(w.showWarnings))}
        {toggle('info', say(w.showInfos))}
      </PanelActions>
      {rows.length === 0 ? <Empty text={say(all.length ? w.noMatch : w.none)} /> : null}
      {rows.length ? (
        <List
          id="problems"
          label={say(w.title)}
          items={rows}
          focused={Math.min(focused, rows.length - 1)}
          keyOf={(row, index) => ('file' in row ? row.file : `${row.problem.file}:${index}`)}
          onFocus={setFocused}
          onOpen={(row, _at, how) => open(row, how)}
          row={(row) => ('file' in row ? <FileRow {...row} /> : <ProblemRow problem={row.problem} />)}
        />
      ) : null}
    </>
  );
}

function isMatch({ file, message, code }: Diagnostic, query: string, language: Language): boolean {
  return !query || `${file} ${message[language]} ${code}`.toLowerCase().includes(query.toLowerCase());
}

function rowsOf(problems: readonly Diagnostic[], closed: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  let group: { file: string; count: number; isOpen: boolean } | undefined;
  for (const problem of problems) {
    if (group?.file !== problem.file) {
      group = { file: problem.file, count: 0, isOpen: !closed.has(problem.file) };
      rows.push(group);
    }
    group.count += 1;
    if (group.isOpen) rows.push({ problem });
  }
  return rows;
}

function FileRow({ file, count, isOpen }: { file: string; count: number; isOpen: boolean }) {
  const { icon, tone } = fileIcon(file);
  return (
    <>
      <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
      <Icon name={icon} {...(tone ? { tone } : {})} />
      <span>{baseName(file)}</span>
      <span className="problem-where">{folderName(file)}</span>
      <span className="count">{count}</span>
    </>
  );
}

function ProblemRow({ problem }: { problem: Diagnostic }) {
  const say = useSay();
  const { severity, message, code, range } = problem;
  const place = { line: range.start.line + 1, column: range.start.column + 1 };
  return (
    <>
      <span className="problem-indent" />
      <Icon name={icons[severity]} tone={tones[severity]} />
      <span className="problem-text" title={say(message)}>
        {say(message)}
      </span>
      <span className="problem-where">{code}</span>
      <span className="problem-where">{say(w.place, place)}</span>
    </>
  );
}
