import type { Workbench } from '../../shell/workbench.ts';
import { searchOf, type FoundFile } from './search-state.ts';
import { searchWords as w } from './words.ts';

/** Writes what the preview shows: open documents through the editor (undoable, unsaved), the others on disk. */
export async function replaceIn(bench: Workbench, files: readonly FoundFile[]): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined || !files.length) return;
  const engine = bench.editors.engine.getState();
  const closed: FoundFile[] = [];
  const failed: string[] = [];
  for (const file of files) {
    const text = engine?.textOf(file.path);
    if (text === undefined) closed.push(file);
    else if (!fits(text, file)) failed.push(file.path);
    else engine?.replaceText(file.path, apply(text, file));
  }
  const results = closed.length
    ? await bench.host.client.search.replace({
        projectId,
        files: closed.map(({ path, version, matches }) => ({
          path,
          version,
          edits: matches.map(({ offset, length, replacement = '' }) => ({
            offset,
            length,
            text: replacement,
          })),
        })),
      })
    : [];
  failed.push(...results.filter(({ error }) => error).map(({ path }) => path));
  const done = files.filter(({ path }) => !failed.includes(path));
  const n = done.reduce((sum, { matches }) => sum + matches.length, 0);
  if (done.length) bench.notices.show({ tone: 'ok', text: w.replaced, values: { n, files: done.length } });
  if (failed.length)
    bench.notices.show({ tone: 'warn', text: w.failedFiles, values: { files: failed.join(', ') } });
  const gone = new Set(done.map(({ path }) => path));
  searchOf(bench).store.setState((state) => ({ files: state.files.filter(({ path }) => !gone.has(path)) }));
}

/** The offsets belong to the disk's text: they must mean the same in the editor's. */
function fits(text: string, { matches }: FoundFile): boolean {
  return matches.every(({ offset, length, preview }) => {
    const shown = preview.text.slice(preview.start, preview.start + preview.length);
    return text.slice(offset, offset + length).startsWith(shown);
  });
}

function apply(text: string, { matches }: FoundFile): string {
  return [...matches]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (done, { offset, length, replacement = '' }) =>
        done.slice(0, offset) + replacement + done.slice(offset + length),
      text,
    );
}

export async function replaceAll(bench: Workbench): Promise<void> {
  const { files } = searchOf(bench).store.getState();
  const n = files.reduce((sum, { matches }) => sum + matches.length, 0);
  const answer = await bench.questions.ask({
    title: w.confirmTitle,
    text: w.confirmText,
    values: { n, files: files.length },
    answers: [
      { id: 'cancel', title: w.confirmCancel },
      { id: 'replace', title: w.replaceAll, primary: true },
    ],
  });
  if (answer?.id === 'replace') await bench.attempt(() => replaceIn(bench, files));
}
