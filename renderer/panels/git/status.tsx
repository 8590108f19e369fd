import { useStore } from 'zustand';
import { Icon } from '../../kit/icon.tsx';
import { cutMiddle } from '../../kit/long-name.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { gitWords as w } from './words.ts';

export function BranchStatus({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const { branch, ahead, behind, files } = useStore(workbench.git.store);
  if (branch === undefined) return null;
  const title = say(w.branchTitle, { branch });
  return (
    <button
      type="button"
      className="status-item"
      title={title}
      onClick={() => void workbench.commands.run('git.switchBranch')}
    >
      <Icon name="git-branch" />
      {cutMiddle(branch, 28)}
      {files.length ? '*' : ''}
      {ahead ? ` ↑${ahead}` : ''}
      {behind ? ` ↓${behind}` : ''}
    </button>
  );
}
