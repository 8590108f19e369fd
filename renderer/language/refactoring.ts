import { createStore, type StoreApi } from 'zustand/vanilla';
import type * as lsp from 'vscode-languageserver-protocol';
import { isDirty } from '../editor/document.ts';
import type { Documents } from '../editor/documents.ts';
import { replaceWhole } from '../editor/replace-whole.ts';
import type { Text, Values } from '../kit/text.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { Convert } from './convert.ts';
import { refactoringWords as w } from './words.ts';

export interface PlannedChange {
  id: string;
  start: number;
  end: number;
  newText: string;
  /** Zero-based, for going there. */
  line: number;
  column: number;
  /** What stands before and after it in its line. */
  head: string;
  old: string;
  tail: string;
}

export interface PlannedFile {
  path: string;
  text: string;
  changes: PlannedChange[];
  isNew: boolean;
}

export interface Plan {
  title: Text;
  values?: Values;
  files: PlannedFile[];
  move?: { from: string; to: string };
}

export interface Preview extends Plan {
  /** The ids of the changes that a person wants; undefined where it was called off. */
  settle: (chosen: ReadonlySet<string> | undefined) => void;
}

const previews = new WeakMap<Workbench, StoreApi<{ preview: Preview | undefined }>>();

/** What waits for a person's look before it is done. */
export function previewOf(bench: Workbench): StoreApi<{ preview: Preview | undefined }> {
  const known =
    previews.get(bench) ?? createStore<{ preview: Preview | undefined }>(() => ({ preview: undefined }));
  previews.set(bench, known);
  return known;
}

export async function askPreview(bench: Workbench, plan: Plan): Promise<ReadonlySet<string> | undefined> {
  const store = previewOf(bench);
  store.getState().preview?.settle(undefined);
  const chosen = await new Promise<ReadonlySet<string> | undefined>((settle) => {
    store.setState({ preview: { ...plan, settle } });
    void bench.dock.show('refactor', { focus: true });
  });
  // A newer question may stand there by now.
  if (store.getState().preview?.files === plan.files) {
    store.setState({ preview: undefined });
    void bench.dock.close('refactor');
  }
  return chosen;
}

export const allOf = (plan: Plan): ReadonlySet<string> =>
  new Set(plan.files.flatMap(({ changes }) => changes.map(({ id }) => id)));

/** The server's edit with the texts it is about, read once. */
export async function planFiles(
  bench: Workbench,
  documents: Documents,
  convert: Convert,
  edit: lsp.WorkspaceEdit,
): Promise<PlannedFile[]> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return [];
  const asked = [...editsByPath(convert, edit)];
  return Promise.all(
    asked.map(async ([path, { edits, isNew }]) => {
      const open = documents.get(path)?.model.getValue();
      const text = open ?? (isNew ? '' : (await bench.host.client.files.read({ projectId, path })).text);
      return { path, text, isNew, changes: changesOf(path, text, edits) };
    }),
  );
}

function editsByPath(convert: Convert, edit: lsp.WorkspaceEdit) {
  const found = new Map<string, { edits: lsp.TextEdit[]; isNew: boolean }>();
  const entry = (uri: string) => {
    const path = convert.pathOf(uri);
    if (path === undefined) return undefined;
    const made = found.get(path) ?? { edits: [], isNew: false };
    found.set(path, made);
    return made;
  };
  for (const change of edit.documentChanges ?? []) {
    if ('kind' in change) {
      const made = change.kind === 'create' ? entry(change.uri) : undefined;
      if (made) made.isNew = true;
    } else entry(change.textDocument.uri)?.edits.push(...change.edits.filter((one) => 'newText' in one));
  }
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) entry(uri)?.edits.push(...edits);
  return found;
}

function changesOf(path: string, text: string, edits: lsp.TextEdit[]): PlannedChange[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offsetAt = ({ line, character }: lsp.Position) =>
    Math.min((starts[line] ?? text.length) + character, text.length);
  const seen = new Set<string>();
  return edits
    .map(({ range, newText }) => {
      const start = offsetAt(range.start);
      const end = offsetAt(range.end);
      const lineStart = starts[range.start.line] ?? 0;
      const lineEnd = text.indexOf('\n', end);
      return {
        id: `${path}:${start}:${end}:${newText}`,
        start,
        end,
        newText,
        line: range.start.line,
        column: range.start.character,
        head: text.slice(lineStart, start).trimStart(),
        old: text.slice(start, end),
        tail: text.slice(end, lineEnd < 0 ? text.length : lineEnd),
      };
    })
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => a.start - b.start);
}

const changed = ({ text, changes }: PlannedFile, chosen: ReadonlySet<string>): string =>
  changes
    .filter(({ id }) => chosen.has(id))
    .reduceRight(
      (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
      text,
    );

interface Written {
  path: string;
  before: string;
  after: string;
  isNew: boolean;
}

/** Does what was chosen: all of it or, where a file is not any more what was looked at, nothing. Undone as one. */
export async function carryOut(
  bench: Workbench,
  documents: Documents,
  plan: Plan,
  chosen: ReadonlySet<string>,
): Promise<boolean> {
  const wanted: Written[] = plan.files
    .map((file) => ({ path: file.path, before: file.text, after: changed(file, chosen), isNew: file.isNew }))
    .filter(({ before, after, isNew }) => isNew || before !== after);
  if (!(await replaceAll(bench, documents, wanted))) return false;
  const { move } = plan;
  if (move) await moveFile(bench, move.from, move.to);
  const moved = (path: string) =>
    move && (path === move.from || path.startsWith(`${move.from}/`))
      ? move.to + path.slice(move.from.length)
      : path;
  const undo = async () => {
    const back = wanted.map((one) => ({
      ...one,
      path: moved(one.path),
      before: one.after,
      after: one.before,
    }));
    if (
      !(await replaceAll(
        bench,
        documents,
        back.filter(({ isNew }) => !isNew),
      ))
    )
      return;
    if (move) await moveFile(bench, move.to, move.from);
    await deleteNew(bench, wanted);
  };
  if (wanted.length > 1 || move || wanted.some(({ path }) => !documents.get(path)))
    bench.notices.show({
      id: 'refactored',
      text: w.done,
      values: { n: chosen.size, files: wanted.length },
      actions: [{ title: w.undo, run: () => void bench.attempt(undo) }],
    });
  return true;
}

async function deleteNew(bench: Workbench, written: Written[]): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return;
  for (const { path, isNew } of written) {
    if (!isNew) continue;
    await bench.editors.hooks.deleted(path);
    await bench.host.client.files.delete({ projectId, path });
  }
}

async function moveFile(bench: Workbench, from: string, to: string): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return;
  await bench.host.client.files.move({ projectId, path: from, to });
  await bench.editors.hooks.moved(from, to);
}

/** Open files change in their editors, as one step each, and are saved where they were; others are written. */
async function replaceAll(bench: Workbench, documents: Documents, wanted: Written[]): Promise<boolean> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return false;
  const { files } = bench.host.client;
  // Everything is looked at before anything is written: nothing half done.
  const read = await Promise.all(
    wanted.map(async ({ path, before, isNew }) => {
      const open = documents.get(path);
      if (open) return { open, isSame: open.model.getValue() === before };
      if (isNew && before === '') return { isSame: true, version: null };
      const disk = await files.read({ projectId, path });
      return { isSame: disk.text === before, version: disk.version, encoding: disk.encoding, bom: disk.bom };
    }),
  );
  const stale = wanted.find((_file, index) => !read[index]!.isSame);
  if (stale) {
    bench.notices.show({ id: 'refactored', tone: 'warn', text: w.stale, values: { file: stale.path } });
    return false;
  }
  for (const [index, { path, after }] of wanted.entries()) {
    const { open, version, encoding, bom } = read[index]!;
    if (!open) {
      const kept = encoding === undefined ? {} : { encoding, bom: bom ?? false };
      await files.write({ projectId, path, text: after, version: version ?? null, ...kept });
      continue;
    }
    const wasSaved = !isDirty(open);
    replaceWhole(open.model, after);
    if (wasSaved) await documents.save(path);
  }
  return true;
}
