import './search.css';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { IconButton } from '../../kit/button.tsx';
import { Check } from '../../kit/field.tsx';
import { List } from '../../kit/list.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import { replaceAll, replaceIn } from './replace.ts';
import { FileRow, MatchRow } from './rows.tsx';
import {
  searchOf,
  type FoundFile,
  type FoundMatch,
  type SearchControl,
  type SearchState,
} from './search-state.ts';
import { searchWords as w } from './words.ts';

export type Row = { file: FoundFile; isOpen: boolean } | { file: FoundFile; match: FoundMatch };

export default function SearchView({ workbench }: PanelProps) {
  const say = useSay();
  const search = searchOf(workbench);
  const state = useStore(search.store);
  const [focused, setFocused] = useState(0);
  const rows = useMemo(() => rowsOf(state), [state]);
  const open = (row: Row, how: 'click' | 'enter' | 'double') => {
    const { file } = row;
    if (!('match' in row)) {
      const closed = new Set(state.closed);
      if (!closed.delete(file.path)) closed.add(file.path);
      search.store.setState({ closed });
      return;
    }
    const { line, column, endLine, endColumn } = row.match;
    const selection = { line, column, endLine, endColumn };
    void workbench.editors.open(file.path, { selection, preview: how === 'click', focus: how !== 'click' });
  };
  const dismiss = (file: FoundFile) =>
    search.store.setState({ files: state.files.filter((other) => other !== file) });
  return (
    <>
      <div className="panel-head">
        <h2>{say(w.title)}</h2>
        {state.isRunning ? (
          <IconButton icon="loading" spin name={say(w.cancel)} onPress={search.cancel} />
        ) : null}
        <IconButton
          icon="ellipsis"
          name={say(w.details)}
          pressed={state.hasDetails}
          onPress={() => search.store.setState({ hasDetails: !state.hasDetails })}
        />
      </div>
      <SearchForm search={search} state={state} onReplaceAll={() => void replaceAll(workbench)} />
      <Summary state={state} />
      <div className="search-rows">
        {rows.length ? (
          <List
            id="search"
            label={say(w.title)}
            role="tree"
            items={rows}
            focused={Math.min(focused, rows.length - 1)}
            keyOf={(row) => ('match' in row ? `${row.file.path}:${row.match.offset}` : row.file.path)}
            onFocus={setFocused}
            onOpen={(row, _at, how) => open(row, how)}
            row={(row) =>
              'match' in row ? (
                <MatchRow match={row.match} isReplacing={state.isReplacing} />
              ) : (
                <FileRow
                  row={row}
                  isReplacing={state.isReplacing}
                  onReplace={() => void workbench.attempt(() => replaceIn(workbench, [row.file]))}
                  onDismiss={() => dismiss(row.file)}
                />
              )
            }
          />
        ) : null}
      </div>
    </>
  );
}

function rowsOf({ files, closed }: SearchState): Row[] {
  return files.flatMap((file): Row[] => {
    const isOpen = !closed.has(file.path);
    return [{ file, isOpen }, ...(isOpen ? file.matches.map((match) => ({ file, match })) : [])];
  });
}

function Summary({ state }: { state: SearchState }) {
  const say = useSay();
  const { files, isRunning, isDone, isLimited, skipped, problem, form } = state;
  const n = files.reduce((sum, { matches }) => sum + matches.length, 0);
  if (problem) {
    return (
      <p className="search-summary field-error" role="alert">
        {problem}
      </p>
    );
  }
  const found = say(w.found, { n, files: files.length }) + (isLimited ? say(w.limited) : '');
  const text = files.length
    ? found
    : isRunning
      ? say(w.searching)
      : form.text && isDone
        ? say(w.none)
        : say(w.hint);
  return (
    <p className="search-summary" aria-live="polite">
      {text}
      {skipped ? ` ${say(w.skipped, { n: skipped })}` : ''}
    </p>
  );
}

interface FormProps {
  search: SearchControl;
  state: SearchState;
  onReplaceAll: () => void;
}

function SearchForm({ search, state, onReplaceAll }: FormProps) {
  const say = useSay();
  const { form, isReplacing, hasDetails } = state;
  const now = (event: React.KeyboardEvent) => event.key === 'Enter' && search.run();
  const toggle = (key: 'matchCase' | 'wholeWord' | 'isRegex', icon: string, name: string) => (
    <IconButton
      icon={icon}
      name={name}
      pressed={form[key]}
      onPress={() => search.change({ [key]: !form[key] })}
    />
  );
  const field = (key: 'text' | 'replacement' | 'include' | 'exclude', name: string) => (
    <input
      value={form[key]}
      placeholder={name}
      aria-label={name}
      spellCheck={false}
      {...(key === 'text' ? { 'data-autofocus': true } : {})}
      onKeyDown={now}
      onChange={(event) => search.change({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <div className="search-form">
      <div className="search-line">
        <IconButton
          icon={isReplacing ? 'chevron-down' : 'chevron-right'}
          name={say(w.toggleReplace)}
          pressed={isReplacing}
          onPress={() => {
            search.store.setState({ isReplacing: !isReplacing });
            search.run();
          }}
        />
        <span className="search-box">
          {field('text', say(w.find))}
          {toggle('matchCase', 'case-sensitive', say(w.matchCase))}
          {toggle('wholeWord', 'whole-word', say(w.wholeWord))}
          {toggle('isRegex', 'regex', say(w.regex))}
        </span>
      </div>
      {isReplacing ? (
        <div className="search-line">
          <span className="search-gap" />
          <span className="search-box">{field('replacement', say(w.replace))}</span>
          <IconButton
            icon="replace-all"
            name={say(w.replaceAll)}
            refused={state.files.length ? undefined : say(w.none)}
            onPress={onReplaceAll}
          />
        </div>
      ) : null}
      {hasDetails ? (
        <div className="search-details">
          {field('include', say(w.include))}
          {field('exclude', say(w.exclude))}
          <Check
            label={say(w.ignored)}
            checked={form.includeIgnored}
            onChange={(includeIgnored) => search.change({ includeIgnored })}
          />
        </div>
      ) : null}
    </div>
  );
}
