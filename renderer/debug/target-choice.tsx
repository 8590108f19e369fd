import { useStore } from 'zustand';
import { useSay } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import { debugWords as w } from './words.ts';

/** Which program the panels look into; there is nothing to choose while there is only one. */
export function TargetChoice({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { targets, chosen } = useStore(workbench.debug.store);
  if (targets.length < 2) return null;
  return (
    <select
      className="panel-filter"
      aria-label={say(w.target)}
      value={chosen}
      onChange={(event) => workbench.debug.choose(event.currentTarget.value)}
    >
      {targets.map(({ id, title }) => (
        <option key={id} value={id}>
          {say(title)}
        </option>
      ))}
    </select>
  );
}
