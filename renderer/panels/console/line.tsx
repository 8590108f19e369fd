import type { CSSProperties } from 'react';
import type {
  ConsoleEntry,
  ConsolePart,
  ConsolePlace,
  ConsoleTable,
} from '../../../contract/debug/console.ts';
import type { DebugSession } from '../../debug/session.ts';
import { ValueNode } from '../../debug/value-tree.tsx';
import { ValueLine } from '../../debug/value-line.tsx';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { isGroup, type Line } from './log.ts';
import { consoleWords as w } from './words.ts';

interface LineProps {
  workbench: Workbench;
  line: Line;
  /** The group, the calls or the first value of the line are open. */
  isOpen: boolean;
  showsTimes: boolean;
  onToggle: (line: Line) => void;
}

export function LineView(props: LineProps) {
  const say = useSay();
  const { line, isOpen } = props;
  if (line.kind === 'note')
    return <div className="console-note">{say(w[line.note], { n: line.count ?? 0 })}</div>;
  if (line.kind === 'command')
    return (
      <div className="console-line">
        <Icon name="chevron-right" />
        <span className="console-text">{line.code}</span>
      </div>
    );
  if (line.kind === 'answer')
    return (
      <div className="console-line">
        <Icon name="arrow-small-left" />
        <span className="console-text">
          {line.session ? (
            <ValueNode session={line.session} value={line.answer.value} isMember isOpen={isOpen} />
          ) : (
            <ValueLine value={line.answer.value} isMember />
          )}
        </span>
      </div>
    );
  return <EntryLine {...props} line={line} />;
}

const ICONS: Partial<Record<ConsoleEntry['level'], string>> = {
  error: 'error',
  warn: 'warning',
  info: 'info',
};

function EntryLine(props: LineProps & { line: Line & { kind: 'entry' } }) {
  const { workbench, line, isOpen, showsTimes, onToggle } = props;
  const { entry, count, session } = line;
  const [place] = entry.stack;
  const { depth } = entry;
  return (
    <div className="console-line" style={depth ? { paddingLeft: 8 + depth * 14 } : undefined}>
      {showsTimes ? <span className="console-time">{timeOf(entry.time)}</span> : null}
      <Lead entry={entry} line={line} count={count} isOpen={isOpen} onToggle={onToggle} />
      <span className="console-text">
        {entry.where ? <span className="console-where">{entry.where}: </span> : null}
        {entry.parts.map((part, index) => (
          <Part key={index} part={part} session={session} isOpen={isOpen && isFirstValue(entry, index)} />
        ))}
        {entry.table ? <Table table={entry.table} session={session} /> : null}
        {entry.showsStack && isOpen ? <Stack workbench={workbench} stack={entry.stack} /> : null}
      </span>
      {place ? <PlaceLink workbench={workbench} place={place} /> : null}
    </div>
  );
}

interface LeadProps {
  entry: ConsoleEntry;
  line: Line;
  count: number;
  isOpen: boolean;
  onToggle: (line: Line) => void;
}

/** What stands before the words: how often, how bad, and what opens. */
function Lead({ entry, line, count, isOpen, onToggle }: LeadProps) {
  const say = useSay();
  const opens = isGroup(line) || (entry.showsStack && entry.stack.length > 0);
  const icon = ICONS[entry.level];
  const { level } = entry;
  return (
    <>
      {count > 1 ? (
        <span className={`console-count ${level}`} title={say(w.repeated, { n: count })}>
          {count}
        </span>
      ) : icon ? (
        <Icon name={icon} tone={level} />
      ) : (
        <Icon name="blank" />
      )}
      {opens ? (
        <button
          type="button"
          className="console-toggle"
          aria-expanded={isOpen}
          aria-label={say(isGroup(line) ? w.group : w.stack)}
          onClick={(event) => {
            event.stopPropagation();
            onToggle(line);
          }}
        >
          <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} />
        </button>
      ) : null}
    </>
  );
}

const isFirstValue = (entry: ConsoleEntry, index: number): boolean =>
  !entry.showsStack &&
  entry.parts.findIndex((part) => 'value' in part && part.value.handle !== undefined) === index;

function Part(props: { part: ConsolePart; session: DebugSession | undefined; isOpen: boolean }) {
  const { part, session, isOpen } = props;
  if ('text' in part)
    return part.style ? (
      <span style={styleOf(String(part.style))}>{String(part.text)}</span>
    ) : (
      String(part.text)
    );
  return session ? (
    <ValueNode session={session} value={part.value} isOpen={isOpen} />
  ) : (
    <ValueLine value={part.value} />
  );
}

/** What `%c` may do here: colours and weights. The text is the program's, and must not load or cover anything. */
const ALLOWED: Record<string, keyof CSSProperties> = {
  color: 'color',
  'background-color': 'backgroundColor',
  background: 'backgroundColor',
  'font-weight': 'fontWeight',
  'font-style': 'fontStyle',
  'text-decoration': 'textDecoration',
  'border-radius': 'borderRadius',
  padding: 'padding',
};

function styleOf(text: string): CSSProperties {
  const style: Record<string, string> = {};
  for (const rule of text.split(';')) {
    const [name = '', value = ''] = rule.split(/:(.*)/s).map((part) => part.trim());
    const property = ALLOWED[name.toLowerCase()];
    if (property && /^[#\w\s.,%()-]{1,60}$/.test(value) && !/url|expression|var|\d{3,}px/i.test(value))
      style[property] = value;
  }
  return style;
}

function Table({ table, session }: { table: ConsoleTable; session: DebugSession | undefined }) {
  const say = useSay();
  return (
    <>
      <span className="console-table-box">
        <table className="console-table">
          <thead>
            <tr>
              <th>{say(w.tableIndex)}</th>
              {table.columns.map((name, index) => (
                <th key={index}>{name === '' ? say(w.value) : String(name)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(({ name, cells }, index) => (
              <tr key={index}>
                <td>{String(name)}</td>
                {cells.map((cell, at) => (
                  <td key={at}>
                    {cell && session ? <ValueNode session={session} value={cell} isMember /> : null}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </span>
      {table.isCut ? <span className="console-where">{say(w.tableCut)}</span> : null}
    </>
  );
}

function Stack({ workbench, stack }: { workbench: Workbench; stack: readonly ConsolePlace[] }) {
  const say = useSay();
  return (
    <span className="console-stack">
      {stack.map((place, index) => (
        <span key={index}>
          {place.name || say(w.anonymous)}
          <PlaceLink workbench={workbench} place={place} isWhole />
        </span>
      ))}
    </span>
  );
}

function PlaceLink(props: { workbench: Workbench; place: ConsolePlace; isWhole?: boolean }) {
  const say = useSay();
  const { workbench, place, isWhole } = props;
  const file = String(place.file);
  const where = `${file}:${place.line}:${place.column}`;
  return (
    <button
      type="button"
      className="console-place"
      title={say(w.openSource, { place: where })}
      onClick={(event) => {
        event.stopPropagation();
        openPlace(workbench, place);
      }}
    >
      {isWhole ? file : file.slice(file.lastIndexOf('/') + 1)}:{place.line}
    </button>
  );
}

export const placeOfLine = (line: Line): ConsolePlace | undefined =>
  line.kind === 'entry' ? line.entry.stack[0] : line.kind === 'answer' ? line.answer.stack[0] : undefined;

/** Opens the editor at the place; places are one-based, the editor counts from zero. */
export function openPlace(workbench: Workbench, place: ConsolePlace | undefined): void {
  if (!place) return;
  const selection = { line: Math.max(0, place.line - 1), column: Math.max(0, place.column - 1) };
  void workbench.attempt(() => workbench.editors.open(String(place.file), { selection, focus: true }));
}

function timeOf(time: number): string {
  const date = new Date(time);
  const pad = (value: number, length = 2) => String(value).padStart(length, '0');
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}.${pad(date.getMilliseconds(), 3)}`;
}
