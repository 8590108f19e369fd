import type { BuiltinContext } from './define.ts';
import type { TagSpec } from './spec.ts';

/** Draws what cannot be here as a labelled box: one sees where it is, how large, and what it is. */
export function drawPlaceholder(
  it: Pick<BuiltinContext<TagSpec>, 'document' | 'node' | 'hooks'>,
  label: { en: string; zh: string },
): HTMLElement {
  const box = it.document.createElement('div');
  box.className = 'tessera-placeholder';
  const name = it.document.createElement('b');
  const note = it.document.createElement('span');
  name.textContent = it.node.localName.replace(/^wx-/, '');
  note.textContent = label[it.hooks.language()];
  box.append(name, note);
  it.node.append(box);
  return note;
}
