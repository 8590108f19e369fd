import { definePanel } from '../../shell/declaration.ts';
import { saveHar } from './export.ts';
import { clearRequests, networkOf } from './requests.ts';
import { networkWords as w } from './words.ts';

export default definePanel({
  id: 'network',
  title: w.title,
  icon: 'globe',
  place: 'bottom',
  order: 50,
  keys: 'Mod+K N',
  view: () => import('./view.tsx'),
  commands: [
    { id: 'network.clear', title: w.clear, icon: 'clear-all', run: clearRequests },
    {
      id: 'network.har',
      title: w.exportHar,
      refuse: (workbench) =>
        networkOf(workbench).getState().entries.length > 0 ? undefined : w.nothingToExport,
      run: saveHar,
    },
  ],
});
