import type { Workbench } from '../../shell/workbench.ts';

/** The text of the last commit beside the document. */
export async function compareWithHead(bench: Workbench, path: string): Promise<void> {
  await bench.dock.open('diff', `head:${path}`, { path, left: 'head' });
}

export interface Change {
  path: string;
  mark: string;
  isStaged: boolean;
}

/** What is staged beside the last commit; what is not beside what is staged. */
export async function compareChange(
  bench: Workbench,
  { path, mark, isStaged }: Change,
  focus: boolean,
): Promise<void> {
  if (mark === 'U') return bench.editors.open(path, { preview: true, focus });
  if (isStaged)
    await bench.dock.open('diff', `staged:${path}`, { path, left: 'head', right: 'staged' }, { focus });
  else {
    const right = mark === 'D' ? { right: 'nothing' } : {};
    await bench.dock.open('diff', `index:${path}`, { path, left: 'staged', ...right }, { focus });
  }
}
