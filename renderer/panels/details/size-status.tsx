import './details.css';
import { useStore } from 'zustand';
import { sizeText } from '../../editor/bytes.ts';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { sizesOf } from './sizes.ts';
import { detailsWords as w } from './words.ts';

/** How much of its two megabytes the main package takes, always in sight. */
export function SizeStatus({ workbench }: { workbench: Workbench }) {
  const say = useSay();
  const sizes = useStore(sizesOf(workbench), (state) => state.sizes);
  const main = sizes?.find(({ root }) => root === '');
  if (!main) return null;
  const share = Math.min(1, main.size / main.limit);
  const values = { size: sizeText(main.size), limit: sizeText(main.limit) };
  return (
    <button
      type="button"
      className="status-item"
      title={say(w.budget, values)}
      onClick={() => void workbench.commands.run('details.show')}
    >
      {say(w.main)} {say(w.ofLimit, values)}
      <span className="size-bar" aria-hidden="true">
        <span className={toneOf(main)} style={{ width: `${share * 100}%` }} />
      </span>
    </button>
  );
}

export const toneOf = ({ size, limit }: { size: number; limit: number }) =>
  size > limit ? 'over' : size > limit * 0.85 ? 'near' : 'fine';
