import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ConsoleAnswer, ConsoleEntry, ConsolePart } from '../../../contract/debug/console.ts';
import type { DebugSession } from '../../debug/session.ts';
import { lineText } from '../../debug/value-line.tsx';
import type { Workbench } from '../../shell/workbench.ts';

/** One line of the console. */
export type Line = { key: number; session: DebugSession | undefined } & (
  | { kind: 'entry'; entry: ConsoleEntry; count: number }
  | { kind: 'command'; code: string }
  | { kind: 'answer'; answer: ConsoleAnswer }
  | { kind: 'note'; note: 'restarted' | 'cleared' | 'clearKept' | 'skipped'; count?: number }
);

export type Level = 'error' | 'warn' | 'log' | 'debug';

export interface ConsoleState {
  lines: readonly Line[];
  errors: number;
  query: string;
  levels: Record<Level, boolean>;
  keepsLog: boolean;
  showsTimes: boolean;
  /** Groups that the person opened or closed, by the key of their line. */
  toggled: ReadonlyMap<number, boolean>;
  history: string[];
  /** Counts requests to type at the prompt. */
  promptFocus: number;
}

const MOST = 100_000;
/** Cut in pieces: an array of this size is not shifted for each line. */
const SPARE = 5_000;
const MOST_HISTORY = 200;

const stores = new WeakMap<Workbench, StoreApi<ConsoleState>>();
let keys = 0;

/** The window's log: it outlives the view, and goes on while another panel is shown. */
export function consoleOf(workbench: Workbench): StoreApi<ConsoleState> {
  const known = stores.get(workbench);
  if (known) return known;
  const store = createStore<ConsoleState>(() => ({
    lines: [],
    errors: 0,
    query: '',
    levels: { error: true, warn: true, log: true, debug: true },
    keepsLog: false,
    showsTimes: false,
    toggled: new Map(),
    history: [],
    promptFocus: 0,
  }));
  stores.set(workbench, store);
  return store;
}

/** Runs from the window's start: lines are heard before anybody opens the panel. */
export function followConsole(workbench: Workbench): void {
  const store = consoleOf(workbench);
  let session: DebugSession | undefined;
  let stop = (): void => {};
  workbench.debug.store.subscribe((state) => {
    if (state.session === session) return;
    stop();
    const before = session;
    session = state.session;
    if (!session) return;
    const { keepsLog, lines } = store.getState();
    if (!keepsLog) clearLines(store);
    else if (before || lines.length > 0)
      append(store, [{ ...lineBase(session), kind: 'note', note: 'restarted' }]);
    const current = session;
    stop = current.on('console.logged', ({ entries, skipped }) => hear(store, current, entries, skipped));
  });
  let project: string | undefined;
  workbench.project.subscribe(({ open }) => {
    if (open?.id === project) return;
    project = open?.id;
    clearLines(store);
    void restoreHistory(workbench);
  });
}

const lineBase = (session: DebugSession | undefined) => ({ key: ++keys, session });

export function clearLines(store: StoreApi<ConsoleState>): void {
  store.setState({ lines: [], errors: 0, toggled: new Map() });
}

/** The person's own clear: the agent forgets its lines as well. */
export function clearConsole(workbench: Workbench): void {
  clearLines(consoleOf(workbench));
  workbench.debug.store
    .getState()
    .session?.call('console.clear', {})
    .catch(() => {
      // A program that has ended has nothing left to forget.
    });
}

function hear(
  store: StoreApi<ConsoleState>,
  session: DebugSession,
  entries: readonly ConsoleEntry[],
  skipped: number,
): void {
  const added: Line[] = [];
  if (skipped > 0) added.push({ ...lineBase(session), kind: 'note', note: 'skipped', count: skipped });
  for (const entry of entries) {
    if (entry.kind !== 'clear') {
      added.push({ ...lineBase(session), kind: 'entry', entry, count: 1 });
      continue;
    }
    const { keepsLog } = store.getState();
    if (!keepsLog) {
      added.length = 0;
      clearLines(store);
    }
    added.push({ ...lineBase(session), kind: 'note', note: keepsLog ? 'clearKept' : 'cleared' });
  }
  append(store, added);
}

function append(store: StoreApi<ConsoleState>, added: readonly Line[]): void {
  store.setState(({ lines, errors }) => {
    let next = lines.length + added.length > MOST + SPARE ? lines.slice(-MOST + SPARE) : [...lines];
    let count = errors;
    for (const line of added) {
      const last = next.at(-1);
      if (last && isRepeat(last, line)) next[next.length - 1] = { ...last, count: last.count + 1 };
      else next.push(line);
      if (line.kind === 'entry' && line.entry.level === 'error') count += 1;
    }
    if (next.length > MOST + SPARE) next = next.slice(-MOST);
    return { lines: next, errors: count };
  });
}

/** The same words from the same place, with nothing to open in them: one line with a count. */
function isRepeat(last: Line, line: Line): last is Line & { kind: 'entry' } {
  if (last.kind !== 'entry' || line.kind !== 'entry') return false;
  const [a, b] = [last.entry, line.entry];
  if (a.kind !== b.kind || !['log', 'report'].includes(a.kind) || a.table || b.table) return false;
  if (a.level !== b.level || a.depth !== b.depth || a.parts.length !== b.parts.length) return false;
  const [from, to] = [a.stack[0], b.stack[0]];
  if (from?.file !== to?.file || from?.line !== to?.line) return false;
  return a.parts.every((part, index) => isSamePart(part, b.parts[index]));
}

function isSamePart(a: ConsolePart, b: ConsolePart | undefined): boolean {
  if (!b) return false;
  if ('text' in a) return 'text' in b && a.text === b.text && a.style === b.style;
  if ('text' in b || a.value.handle !== undefined || b.value.handle !== undefined) return false;
  return a.value.text === b.value.text && a.value.type === b.value.type;
}

const texts = new WeakMap<object, string>();

/** A line as text, for the filter and the clipboard; made once. */
export function textOf(line: Line): string {
  if (line.kind === 'command') return `> ${line.code}`;
  if (line.kind === 'answer') return lineText(line.answer.value, true);
  if (line.kind === 'note') return '';
  const { entry } = line;
  let text = texts.get(entry);
  if (text === undefined) {
    const parts = entry.parts.map((part) => ('text' in part ? part.text : lineText(part.value)));
    const cells = entry.table?.rows.flatMap(({ cells: row }) => row.map((cell) => cell && lineText(cell)));
    text = [parts.join(''), entry.where, entry.stack[0]?.file, ...(cells ?? [])].filter(Boolean).join(' ');
    texts.set(entry, text);
  }
  return text;
}

const levelOf = (line: Line): Level | undefined => {
  if (line.kind !== 'entry') return undefined;
  const { level } = line.entry;
  return level === 'info' ? 'log' : level;
};

/** `text`, `-text` or `/pattern/`. A pattern that is none is looked for as it is written. */
export function matcherOf(query: string): (text: string) => boolean {
  const asked = query.trim();
  if (asked === '') return () => true;
  const pattern = /^\/(.+)\/([imsu]*)$/.exec(asked);
  if (pattern) {
    try {
      const expression = new RegExp(pattern[1]!, pattern[2] || 'i');
      return (text) => expression.test(text);
    } catch {
      // Still being typed.
    }
  }
  const isExcluded = asked.startsWith('-') && asked.length > 1;
  const wanted = (isExcluded ? asked.slice(1) : asked).toLowerCase();
  return (text) => text.toLowerCase().includes(wanted) !== isExcluded;
}

export const isGroup = (line: Line): line is Line & { kind: 'entry' } =>
  line.kind === 'entry' && (line.entry.kind === 'group' || line.entry.kind === 'closed-group');

export function isGroupOpen(line: Line & { kind: 'entry' }, toggled: ReadonlyMap<number, boolean>): boolean {
  return toggled.get(line.key) ?? line.entry.kind === 'group';
}

/** What is shown: levels, words, and what lies in closed groups left out. */
export function visibleLines(
  state: Pick<ConsoleState, 'lines' | 'query' | 'levels' | 'toggled'>,
): readonly Line[] {
  const { lines, query, levels, toggled } = state;
  const matches = matcherOf(query);
  const isSearching = query.trim() !== '';
  let closedAt: number | undefined;
  return lines.filter((line) => {
    if (line.kind === 'entry' && line.entry.kind === 'group-end') {
      if (closedAt === line.entry.depth) closedAt = undefined;
      return false;
    }
    if (line.kind === 'note') {
      closedAt = undefined;
      return !isSearching;
    }
    const isHidden = closedAt !== undefined && line.kind === 'entry' && line.entry.kind !== 'report';
    if (isHidden && !isSearching) return false;
    if (isGroup(line) && closedAt === undefined && !isGroupOpen(line, toggled)) closedAt = line.entry.depth;
    const level = levelOf(line);
    return (level === undefined || levels[level]) && (!isSearching || matches(textOf(line)));
  });
}

/** Runs what was typed; its answer stands below it. */
export async function evaluate(workbench: Workbench, code: string): Promise<void> {
  const store = consoleOf(workbench);
  const { session } = workbench.debug.store.getState();
  if (!session) return;
  const history = [...store.getState().history.filter((one) => one !== code), code].slice(-MOST_HISTORY);
  store.setState({ history });
  append(store, [{ ...lineBase(session), kind: 'command', code }]);
  void keepHistory(workbench);
  const answer = await session.call('console.evaluate', { code }).catch((error: unknown): ConsoleAnswer => {
    const text = error instanceof Error ? error.message : String(error);
    return { value: { type: 'error', text }, isError: true, stack: [] };
  });
  append(store, [{ ...lineBase(session), kind: 'answer', answer }]);
}

const KEY = 'console';

async function keepHistory(workbench: Workbench): Promise<void> {
  const project = workbench.project.getState().open;
  if (!project) return;
  const { history } = consoleOf(workbench).getState();
  await workbench.host.client.state
    .set({ projectId: project.id, key: KEY, value: { history: history.slice(-50) } })
    .catch(workbench.report);
}

async function restoreHistory(workbench: Workbench): Promise<void> {
  const project = workbench.project.getState().open;
  const store = consoleOf(workbench);
  store.setState({ history: [] });
  if (!project) return;
  const kept = (await workbench.host.client.state
    .get({ projectId: project.id, key: KEY })
    .catch(() => null)) as {
    history?: unknown;
  } | null;
  if (!Array.isArray(kept?.history)) return;
  const history = kept.history.filter((one): one is string => typeof one === 'string');
  store.setState((state) => ({ history: [...history, ...state.history] }));
}
