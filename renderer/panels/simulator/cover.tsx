import type { ConsolePlace } from '../../../contract/debug/console.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { setBackground, stop } from './run.ts';
import { simulatorOf, type SimulatorState } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

interface CoverProps {
  workbench: Workbench;
  state: SimulatorState;
  onRestart: () => void;
}

/** What lies over the phone where no program is to be seen, or none that answers. */
export function Cover({ workbench, state, onRestart }: CoverProps) {
  const say = useSay();
  const { condition } = state;
  if (condition === 'empty') return <Empty text={say(w.noProject)} />;
  if (condition === 'starting') return <div className="simulator-cover quiet">{say(w.starting)}</div>;
  if (condition === 'stopped') {
    return (
      <div className="simulator-cover" role="alert">
        <p>{say(w.stopped)}</p>
        <Button primary onPress={onRestart}>
          {say(w.restart)}
        </Button>
      </div>
    );
  }
  if (condition === 'frozen') return <Frozen workbench={workbench} state={state} onRestart={onRestart} />;
  if (!state.isBackground) return null;
  return (
    <div className="simulator-cover">
      <p>{say(w.capsule)}</p>
      <Button primary onPress={() => setBackground(workbench, false)}>
        {say(w.foreground)}
      </Button>
    </div>
  );
}

/** Most of a long stack is the platform's calls of the program: the innermost lines say where it hangs. */
const LINES = 6;

function Frozen({ workbench, state, onRestart }: CoverProps) {
  const say = useSay();
  const { stack } = state;
  const wait = () => simulatorOf(workbench).store.setState({ condition: 'running' });
  return (
    <div className="simulator-cover" role="alert">
      <p>{say(stack.length > 0 ? w.looping : w.frozen)}</p>
      {stack.length > 0 ? (
        <ol className="simulator-stack">
          {stack.slice(0, LINES).map((place, index) => (
            <li key={index}>
              {place.name || say(w.anonymous)}
              <Place workbench={workbench} place={place} />
            </li>
          ))}
        </ol>
      ) : null}
      <div className="simulator-choices">
        <Button onPress={wait}>{say(w.wait)}</Button>
        <Button danger onPress={() => stop(workbench, 'stopped')}>
          {say(w.stop)}
        </Button>
        <Button primary onPress={onRestart}>
          {say(w.restart)}
        </Button>
      </div>
    </div>
  );
}

function Place({ workbench, place }: { workbench: Workbench; place: ConsolePlace }) {
  const say = useSay();
  const text = `${place.file}:${place.line}`;
  const open = () => {
    const selection = { line: Math.max(0, place.line - 1), column: Math.max(0, place.column - 1) };
    void workbench.attempt(() => workbench.editors.open(place.file, { selection, focus: true }));
  };
  return (
    <button type="button" title={say(w.openPlace, { place: text })} onClick={open}>
      {text}
    </button>
  );
}
