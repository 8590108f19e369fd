import { definePanel } from '../../shell/declaration.ts';
import { followSizes } from './sizes.ts';
import { SizeStatus } from './size-status.tsx';
import { detailsWords as w } from './words.ts';

export default definePanel({
  id: 'details',
  title: w.title,
  icon: 'project',
  place: 'centre',
  order: 80,
  view: () => import('./view.tsx'),
  start: followSizes,
  bars: [{ id: 'details.size', bar: 'status', side: 'left', order: 40, view: SizeStatus }],
});
