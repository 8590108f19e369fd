import { definePanel } from '../../shell/declaration.ts';
import { compareWithHead } from './compare.ts';
import { followGit, refreshGit } from './follow-git.ts';
import { BranchStatus } from './status.tsx';
import { gitWords as w } from './words.ts';

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
    const count = git.store.getState().files.length;
    return count ? { count, label: w.badge } : undefined;
  },
  commands: [
    {
      id: 'git.refresh',
      title: w.refresh,
      icon: 'refresh',
      refuse: ({ git }) => (git.store.getState().branch === undefined ? w.noRepository : undefined),
      run: refreshGit,
    },
    {
      id: 'git.compare',
      title: w.compare,
      icon: 'diff',
      refuse: ({ git, editors }) => {
        if (git.store.getState().branch === undefined) return w.noRepository;
        return editors.activePath() ? undefined : w.noActive;
      },
      run: async (bench) => {
        const path = bench.editors.activePath();
        if (path !== undefined) await compareWithHead(bench, path);
      },
    },
  ],
  bars: [{ id: 'git.branch', bar: 'status', side: 'left', order: 10, view: BranchStatus }],
});
