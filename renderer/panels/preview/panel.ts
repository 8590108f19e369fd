import { accountOf } from '../../shell/account.ts';
import { definePanel, type Command } from '../../shell/declaration.ts';
import { followPhones } from './follow-phones.ts';
import { closePreview, followPreviews, openPreview, previewOf } from './preview-state.ts';
import { previewWords as w } from './words.ts';

const needsProject: Command['refuse'] = ({ project }) => (project.getState().open ? undefined : w.noProject);

export default definePanel({
  id: 'preview',
  title: w.title,
  icon: 'device-mobile',
  place: 'side',
  order: 45,
  view: () => import('./view.tsx'),
  start(bench) {
    followPreviews(bench);
    followPhones(bench);
  },
  badge: (bench) => {
    const count = previewOf(bench).getState().shown?.phones.length ?? 0;
    return count ? { count, label: w.badge } : undefined;
  },
  commands: [
    {
      id: 'preview.open',
      title: w.open,
      icon: 'device-mobile',
      keys: 'Mod+Alt+P',
      menu: 'run',
      verb: 'preview',
      refuse: needsProject,
      run: async (bench, signal) => {
        await bench.dock.show('preview');
        if (accountOf(bench).getState()?.user) await openPreview(bench, signal);
      },
    },
    {
      id: 'preview.close',
      title: w.close,
      icon: 'debug-disconnect',
      refuse: (bench) => (previewOf(bench).getState().shown ? undefined : w.none),
      run: closePreview,
    },
  ],
});
