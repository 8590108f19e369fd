import { definePanel, type Command } from '../../shell/declaration.ts';
import type { Workbench } from '../../shell/workbench.ts';
import {
  chooseBranch,
  commit,
  createRepository,
  discard,
  draftOf,
  newBranch,
  pathsOf,
  stage,
  unstage,
} from './actions.ts';
import { compareWithHead } from './compare.ts';
import { followGit, refreshGit } from './follow-git.ts';
import { BranchStatus } from './status.tsx';
import { gitWords as w } from './words.ts';

const outside = ({ git }: Workbench) =>
  git.store.getState().branch === undefined ? w.noRepository : undefined;
const withoutChanges = (bench: Workbench, isStaged: boolean) =>
  outside(bench) ?? (pathsOf(bench, isStaged).length ? undefined : isStaged ? w.noneStaged : w.noneUnstaged);

const commands: Command[] = [
  { id: 'git.refresh', title: w.refresh, icon: 'refresh', refuse: outside, run: refreshGit },
  {
    id: 'git.compare',
    title: w.compare,
    icon: 'diff',
    refuse: (bench) => outside(bench) ?? (bench.editors.activePath() ? undefined : w.noActive),
    run: async (bench) => {
      const path = bench.editors.activePath();
      if (path !== undefined) await compareWithHead(bench, path);
    },
  },
  {
    id: 'git.commit',
    title: w.commitChanges,
    icon: 'check',
    refuse: (bench) => {
      if (outside(bench)) return w.noRepository;
      if (!bench.git.store.getState().files.length) return w.none;
      return draftOf(bench).getState().trim() ? undefined : w.noMessage;
    },
    run: commit,
  },
  {
    id: 'git.stageAll',
    title: w.stageAll,
    icon: 'add',
    refuse: (bench) => withoutChanges(bench, false),
    run: (bench) => stage(bench, pathsOf(bench, false)),
  },
  {
    id: 'git.unstageAll',
    title: w.unstageAll,
    icon: 'remove',
    refuse: (bench) => withoutChanges(bench, true),
    run: (bench) => unstage(bench, pathsOf(bench, true)),
  },
  {
    id: 'git.discardAll',
    title: w.discardAll,
    icon: 'discard',
    refuse: (bench) => withoutChanges(bench, false),
    run: (bench) => discard(bench, pathsOf(bench, false)),
  },
  {
    id: 'git.switchBranch',
    title: w.switchBranch,
    icon: 'git-branch',
    refuse: outside,
    run: chooseBranch,
  },
  { id: 'git.newBranch', title: w.newBranch, icon: 'git-branch-create', refuse: outside, run: newBranch },
  {
    id: 'git.init',
    title: w.createRepository,
    icon: 'repo',
    refuse: (bench) => (bench.project.getState().open && outside(bench) ? undefined : w.isRepository),
    run: createRepository,
  },
];

export default definePanel({
  id: 'git',
  title: w.title,
  icon: 'source-control',
  place: 'side',
  order: 30,
  keys: 'Ctrl+Shift+G',
  view: () => import('./view.tsx'),
  start: followGit,
  badge: ({ git }) => {
    const count = new Set(git.store.getState().files.map(({ path }) => path)).size;
    return count ? { count, label: w.badge } : undefined;
  },
  commands,
  bars: [{ id: 'git.branch', bar: 'status', side: 'left', order: 10, view: BranchStatus }],
});
