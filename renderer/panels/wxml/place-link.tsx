import type { TreePlace } from '../../../contract/debug/tree.ts';
import { IconButton } from '../../kit/button.tsx';
import { useSay } from '../../kit/text.ts';
import type { Workbench } from '../../shell/workbench.ts';
import { wxmlWords as w } from './words.ts';

export function openSource(workbench: Workbench, place: TreePlace | undefined): void {
  if (!place) return;
  const selection = { line: Math.max(0, place.line - 1), column: Math.max(0, place.column - 1) };
  void workbench.attempt(() => workbench.editors.open(String(place.file), { selection, focus: true }));
}

export function PlaceLink({ workbench, place }: { workbench: Workbench; place: TreePlace | undefined }) {
  const say = useSay();
  if (!place) return null;
  const file = String(place.file);
  return (
    <button
      type="button"
      className="wxml-place"
      title={say(w.openSource, { place: `${file}:${place.line}` })}
      onClick={() => openSource(workbench, place)}
    >
      {`${file.slice(file.lastIndexOf('/') + 1)}:${place.line}`}
    </button>
  );
}

/** The same where there is no room for its words. */
export function SourceButton({ workbench, place }: { workbench: Workbench; place: TreePlace | undefined }) {
  const say = useSay();
  if (!place) return null;
  const name = say(w.openSource, { place: `${String(place.file)}:${place.line}` });
  return <IconButton icon="go-to-file" name={name} onPress={() => openSource(workbench, place)} />;
}
