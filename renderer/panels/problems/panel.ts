import { definePanel } from '../../shell/declaration.ts';
import { ProblemsStatus } from './status.tsx';
import { problemsWords as w } from './words.ts';

export default definePanel({
  id: 'problems',
  title: w.title,
  icon: 'warning',
  place: 'bottom',
  order: 60,
  shown: true,
  keys: 'Mod+Shift+M',
  view: () => import('./view.tsx'),
  badge: ({ problems }) => {
    const { error, warning } = problems.store.getState().counts;
    return error + warning ? { count: error + warning, label: w.badge } : undefined;
  },
  bars: [{ id: 'problems.status', bar: 'status', side: 'left', order: 20, view: ProblemsStatus }],
});
