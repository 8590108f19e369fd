import { useStore } from 'zustand';
import { Icon } from '../../kit/icon.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { problemsWords as w } from './words.ts';

export function ProblemsStatus({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { error, warning } = useStore(workbench.problems.store, (state) => state.counts);
  const isOpen = useStore(workbench.project, (state) => state.open !== undefined);
  if (!isOpen) return null;
  const name = `${say(w.errors, { n: error })}, ${say(w.warnings, { n: warning })}`;
  return (
    <button
      type="button"
      className="status-item"
      aria-label={name}
      title={name}
      onClick={() => void workbench.commands.run('problems.show')}
    >
      <Icon name="error" {...(error ? { tone: 'error' } : {})} />
      {error}
      <Icon name="warning" {...(warning ? { tone: 'warn' } : {})} />
      {warning}
    </button>
  );
}
