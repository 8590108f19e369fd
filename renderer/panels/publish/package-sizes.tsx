import { useState } from 'react';
import { sizeText } from '../../editor/bytes.ts';
import { useSay } from '../../kit/text.ts';
import type { Preflight } from './preflight.ts';
import { preflightWords as w } from './preflight-words.ts';
import { layOut } from './treemap.ts';

type Package = Preflight['sizes'][number];
type SizedFile = Package['files'][number];

const aspect = 3.2;
/** Below this share a block says nothing. */
const smallest = 0.002;

/** What each package weighs against its limit, and the files of the chosen one as areas. */
export function PackageSizes({
  sizes,
  limit,
  open,
}: {
  sizes: readonly Package[];
  limit: number;
  open: (file: string) => void;
}) {
  const say = useSay();
  const [chosen, setChosen] = useState('');
  const shown = sizes.find(({ root }) => root === chosen) ?? sizes[0];
  if (!shown) return null;
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  return (
    <div className="preflight-sizes">
      <div className="preflight-packages" role="radiogroup" aria-label={say(w.packages)}>
        {sizes.map(({ root, size, limit: most }) => (
          <button
            key={root}
            type="button"
            role="radio"
            aria-checked={root === shown.root}
            className={size > most ? 'over' : ''}
            onClick={() => setChosen(root)}
          >
            <span className="preflight-package-name">{root || say(w.mainPackage)}</span>
            <span className="preflight-bar">
              <span style={{ width: `${Math.min(size / most, 1) * 100}%` }} />
            </span>
            <span className="preflight-size">
              {say(w.of, { size: sizeText(size), limit: sizeText(most) })}
            </span>
          </button>
        ))}
        {sizes.length > 1 ? <p>{say(w.total, { size: sizeText(total), limit: sizeText(limit) })}</p> : null}
      </div>
      <Treemap item={shown} open={open} />
    </div>
  );
}

/** What is too small to be seen becomes one block. */
function grouped(files: readonly SizedFile[], total: number, name: string): SizedFile[] {
  const large = files.filter(({ size }) => size >= total * smallest).slice(0, 120);
  const rest = files.slice(large.length);
  const size = rest.reduce((sum, file) => sum + file.size, 0);
  return size > 0 ? [...large, { path: name, file: '', kind: 'other', size }] : large;
}

function Treemap({ item, open }: { item: Package; open: (file: string) => void }) {
  const say = useSay();
  const few = grouped(item.files, item.size, say(w.smallFiles));
  const blocks = layOut(
    [...few].sort((a, b) => b.size - a.size),
    aspect,
  );
  return (
    <div className="preflight-map" style={{ aspectRatio: aspect }}>
      {blocks.map(({ item: file, x, y, width, height }) => {
        const source = file.file || file.path;
        const name = source.slice(source.lastIndexOf('/') + 1);
        const title = `${source}  ${sizeText(file.size)}`;
        const style = {
          left: `${x * 100}%`,
          top: `${y * 100}%`,
          width: `${width * 100}%`,
          height: `${height * 100}%`,
        };
        return (
          <button
            key={file.path}
            type="button"
            className={`preflight-block ${file.kind}`}
            style={style}
            title={title}
            aria-label={title}
            onClick={() => file.file && open(file.file)}
          >
            {width > 0.09 && height > 0.12 ? <span>{name}</span> : null}
          </button>
        );
      })}
    </div>
  );
}
