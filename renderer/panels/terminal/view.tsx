import '@xterm/xterm/css/xterm.css';
import './terminal.css';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { mayTakeFocus } from '../../kit/late-focus.ts';
import { useSay } from '../../kit/text.ts';
import type { PanelProps } from '../../shell/declaration.ts';
import type { PanelHandle } from '../../shell/dock.ts';
import { PanelActions } from '../../shell/panel-actions.tsx';
import type { Workbench } from '../../shell/workbench.ts';
import { openScreen, type Screen } from './screen.ts';
import { findTerminals, setEnded, terminalsOf } from './terminal-state.ts';
import { terminalWords as w } from './words.ts';

/** Shells in the project's folder; the chosen one fills the panel. */
export default function TerminalView({ workbench, panel }: PanelProps) {
  const say = useSay();
  const { terminals, active } = useStore(terminalsOf(workbench));
  const visible = useStore(panel.visible);
  const projectId = useStore(workbench.project, ({ open }) => open?.id);
  useEffect(() => {
    if (visible && projectId !== undefined) void workbench.attempt(() => findTerminals(workbench));
  }, [workbench, visible, projectId]);
  return (
    <>
      <Actions workbench={workbench} panel={panel} />
      {active === undefined ? (
        terminals ? (
          <Empty text={say(w.none)}>
            <Button icon="add" onPress={() => void workbench.commands.run('terminal.open')}>
              {say(w.open)}
            </Button>
          </Empty>
        ) : null
      ) : (
        <TerminalBox key={active} workbench={workbench} panel={panel} id={active} />
      )}
    </>
  );
}

function Actions({ workbench, panel }: PanelProps) {
  const say = useSay();
  const store = terminalsOf(workbench);
  const { terminals = [], active } = useStore(store);
  const run = (id: string) => void workbench.commands.run(id);
  const refused = active === undefined ? say(w.noTerminal) : undefined;
  return (
    <PanelActions panel={panel}>
      {terminals.length > 1 ? (
        <select
          className="panel-filter"
          value={active}
          aria-label={say(w.choose)}
          onChange={(event) => store.setState({ active: event.currentTarget.value })}
        >
          {terminals.map(({ id, name, isEnded }, index) => (
            <option key={id} value={id}>
              {`${index + 1}: ${name}${isEnded ? ` (${say(w.ended)})` : ''}`}
            </option>
          ))}
        </select>
      ) : null}
      <IconButton
        icon="add"
        name={say(w.open)}
        keys={workbench.keysOf('terminal.open')}
        onPress={() => run('terminal.open')}
      />
      <IconButton
        icon="clear-all"
        name={say(w.clear)}
        refused={refused}
        onPress={() => run('terminal.clear')}
      />
      <IconButton icon="trash" name={say(w.close)} refused={refused} onPress={() => run('terminal.close')} />
    </PanelActions>
  );
}

function TerminalBox({ workbench, panel, id }: { workbench: Workbench; panel: PanelHandle; id: string }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const screen = useRef<Screen>(undefined);
  const [code, setCode] = useState<number>();
  const label = say(w.input);
  const visible = useStore(panel.visible);
  const wanted = useStore(panel.focus);
  useEffect(() => {
    if (!box.current) return;
    const ended = (exit: number) => {
      setCode(exit);
      setEnded(workbench, id);
    };
    const opened = openScreen({ workbench, id, box: box.current, label, ended });
    screen.current = opened;
    terminalsOf(workbench).setState({ clear: opened.clear });
    return () => opened.dispose();
  }, [workbench, id, label]);
  useEffect(() => {
    if (wanted > 0 && visible && mayTakeFocus()) screen.current?.focus();
  }, [wanted, visible, id]);
  return (
    <div className="terminal-box" data-terminal>
      <div className="terminal-screen" ref={box} />
      {code === undefined ? null : (
        <p className="terminal-ended" role="status">
          {say(w.endedWith, { code })}
        </p>
      )}
    </div>
  );
}
