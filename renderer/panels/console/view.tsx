import './console.css';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { NotRunning } from '../../debug/not-running.tsx';
import { TargetChoice } from '../../debug/target-choice.tsx';
import { Button, IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { FlowList } from '../../kit/flow-list.tsx';
import { Menu, type MenuAt } from '../../kit/menu.tsx';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { LineView, openPlace, placeOfLine } from './line.tsx';
import {
  clearConsole,
  consoleOf,
  isGroup,
  isGroupOpen,
  textOf,
  visibleLines,
  type ConsoleState,
  type Level,
  type Line,
} from './log.ts';
import { Prompt } from './prompt.tsx';
import { consoleWords as w } from './words.ts';

/** What the program prints, and a prompt that runs expressions in it. */
export default function ConsoleView({ workbench }: PanelProps) {
  const store = consoleOf(workbench);
  const state = useStore(store);
  const isRunning = useStore(workbench.debug.store, ({ session }) => session !== undefined);
  const { lines, query, levels, toggled } = state;
  const visible = useMemo(
    () => visibleLines({ lines, query, levels, toggled }),
    [lines, query, levels, toggled],
  );
  return (
    <div
      className="console"
      onKeyDown={(event) => {
        if (event.key !== 'l' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        clearConsole(workbench);
      }}
    >
      <Bar workbench={workbench} state={state} />
      <div className="panel-body">
        {visible.length > 0 ? (
          <Lines workbench={workbench} state={state} visible={visible} />
        ) : (
          <NoLines workbench={workbench} hidden={lines.length} isRunning={isRunning} />
        )}
      </div>
      <Prompt workbench={workbench} />
    </div>
  );
}

function NoLines(props: { workbench: Workbench; hidden: number; isRunning: boolean }) {
  const say = useSay();
  const { workbench, hidden, isRunning } = props;
  const all = { error: true, warn: true, log: true, debug: true };
  if (hidden > 0)
    return (
      <Empty text={say(w.noMatch, { n: hidden })}>
        <Button onPress={() => consoleOf(workbench).setState({ query: '', levels: all })}>
          {say(w.showAll)}
        </Button>
      </Empty>
    );
  return isRunning ? <Empty text={say(w.none)} /> : <NotRunning workbench={workbench} />;
}

const LEVELS: [Level, string, keyof typeof w][] = [
  ['error', 'error', 'errors'],
  ['warn', 'warning', 'warnings'],
  ['log', 'info', 'logs'],
  ['debug', 'bug', 'debug'],
];

function Bar({ workbench, state }: { workbench: Workbench; state: ConsoleState }) {
  const say = useSay();
  const store = consoleOf(workbench);
  const { query, levels, keepsLog, showsTimes } = state;
  return (
    <div className="panel-bar" role="toolbar" aria-label={say(w.title)}>
      <IconButton icon="clear-all" name={say(w.clear)} onPress={() => clearConsole(workbench)} />
      <span className="separator" />
      <input
        className="panel-filter"
        type="search"
        value={query}
        placeholder={say(w.filter)}
        aria-label={say(w.filter)}
        onChange={(event) => store.setState({ query: event.currentTarget.value })}
      />
      {LEVELS.map(([level, icon, word]) => (
        <IconButton
          key={level}
          icon={icon}
          name={say(w[word])}
          pressed={levels[level]}
          onPress={() => store.setState({ levels: { ...levels, [level]: !levels[level] } })}
        />
      ))}
      <span className="separator" />
      <IconButton
        icon="pinned"
        name={say(w.preserve)}
        pressed={keepsLog}
        onPress={() => store.setState({ keepsLog: !keepsLog })}
      />
      <IconButton
        icon="history"
        name={say(w.times)}
        pressed={showsTimes}
        onPress={() => store.setState({ showsTimes: !showsTimes })}
      />
      <span className="space" />
      <TargetChoice workbench={workbench} />
    </div>
  );
}

function Lines(props: { workbench: Workbench; state: ConsoleState; visible: readonly Line[] }) {
  const say = useSay();
  const { workbench, state, visible } = props;
  const { toggled, showsTimes } = state;
  const store = consoleOf(workbench);
  const [focusedKey, setFocusedKey] = useState(-1);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const [menu, setMenu] = useState<MenuAt>();
  const focused = focusedKey < 0 ? -1 : visible.findIndex(({ key }) => key === focusedKey);

  const toggle = (line: Line, wanted?: boolean): void => {
    if (isGroup(line)) {
      const isOpen = wanted ?? !isGroupOpen(line, toggled);
      store.setState({ toggled: new Map(toggled).set(line.key, isOpen) });
      return;
    }
    const next = new Set(opened);
    if (wanted ?? !next.has(line.key)) next.add(line.key);
    else next.delete(line.key);
    setOpened(next);
  };
  const copy = (text: string) => () => void workbench.attempt(() => navigator.clipboard.writeText(text));
  const onKey = (event: React.KeyboardEvent, index: number): boolean => {
    const line = visible[index];
    if (!line) return false;
    if (event.key === 'ArrowRight') toggle(line, true);
    else if (event.key === 'ArrowLeft') toggle(line, false);
    else if (event.key === 'Enter') openPlace(workbench, placeOfLine(line));
    else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && !getSelection()?.toString())
      copy(textOf(line))();
    else return false;
    event.preventDefault();
    return true;
  };
  return (
    <>
      <FlowList
        id="console"
        label={say(w.title)}
        items={visible}
        estimate={22}
        keyOf={({ key }) => key}
        focused={focused}
        onFocus={(index) => setFocusedKey(visible[index]?.key ?? -1)}
        onKey={onKey}
        onMenu={({ clientX: x, clientY: y }, index) => {
          const line = visible[index];
          const items = [
            { id: 'copy', title: say(w.copyLine), run: copy(line ? textOf(line) : '') },
            { id: 'copy-all', title: say(w.copyAll), run: copy(visible.map(textOf).join('\n')) },
            { id: 'clear', title: say(w.clear), run: () => clearConsole(workbench) },
          ];
          setMenu({ x, y, items });
        }}
        rowClass={classOf}
        row={(line) => (
          <LineView
            workbench={workbench}
            line={line}
            isOpen={isGroup(line) ? isGroupOpen(line, toggled) : opened.has(line.key)}
            showsTimes={showsTimes}
            onToggle={toggle}
          />
        )}
      />
      {menu ? <Menu at={menu} onClose={() => setMenu(undefined)} /> : null}
    </>
  );
}

function classOf(line: Line): string {
  if (line.kind === 'entry') return `console-row ${line.entry.level} ${line.entry.kind}`;
  if (line.kind === 'answer') return `console-row answer${line.answer.isError ? ' error' : ''}`;
  return `console-row ${line.kind}`;
}
