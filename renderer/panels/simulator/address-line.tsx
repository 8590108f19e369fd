import { useEffect, useState } from 'react';
import { IconButton } from '../../kit/button.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { goTo } from './run.ts';
import { simulatorOf, type SimulatorState } from './simulator-state.ts';
import { simulatorWords as w } from './words.ts';

/** Which page is shown, with its query; what is typed is gone to. */
export function AddressLine({ workbench, state }: { workbench: Workbench; state: SimulatorState }) {
  const say = useSay();
  const { page, timing, pages } = state;
  const query = new URLSearchParams(page?.query ?? {}).toString();
  const shown = page ? (query ? `${page.path}?${query}` : page.path) : '';
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const { frame } = simulatorOf(workbench);
  return (
    <div className="simulator-bar foot">
      <IconButton icon="arrow-left" name={say(w.back)} onPress={() => frame?.tell({ type: 'back' })} />
      <IconButton icon="home" name={say(w.home)} onPress={() => frame?.tell({ type: 'home' })} />
      <input
        className="simulator-address"
        aria-label={say(w.path)}
        title={say(w.path)}
        list="simulator-pages"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') goTo(workbench, text);
          else if (event.key === 'Escape') setText(shown);
        }}
      />
      <datalist id="simulator-pages">
        {pages.map((path) => (
          <option key={path} value={path} />
        ))}
      </datalist>
      {timing ? <span className="simulator-timing">{say(w[timing.kind], { ms: timing.ms })}</span> : null}
    </div>
  );
}
