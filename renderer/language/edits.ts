import type * as lsp from 'vscode-languageserver-protocol';
import { replaceWhole } from '../editor/replace-whole.ts';
import { languageOf } from '../editor/language-of.ts';
import type { Documents } from '../editor/documents.ts';
import type { Monaco } from '../editor/monaco.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { Convert } from './convert.ts';

/** Edits by the server's uri, whichever of LSP's two spellings they came in. */
function editsByUri(edit: lsp.WorkspaceEdit): { uri: string; edits: lsp.TextEdit[]; isNew: boolean }[] {
  const created = new Set<string>();
  const found: { uri: string; edits: lsp.TextEdit[]; isNew: boolean }[] = [];
  for (const change of edit.documentChanges ?? []) {
    if ('kind' in change) {
      if (change.kind === 'create') created.add(change.uri);
    } else
      found.push({
        uri: change.textDocument.uri,
        edits: change.edits.filter((one) => 'newText' in one),
        isNew: created.has(change.textDocument.uri),
      });
  }
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) found.push({ uri, edits, isNew: false });
  return found;
}

/**
 * Carries a server's edit out. Open files change in their editors, each as one undoable step; closed ones are opened
 * so that nothing is written that the person does not see as unsaved.
 */
export async function applyEdit(
  bench: Workbench,
  documents: Documents,
  convert: Convert,
  edit: lsp.WorkspaceEdit,
): Promise<boolean> {
  for (const { uri, edits, isNew } of editsByUri(edit)) {
    const path = convert.pathOf(uri);
    if (path === undefined) return false;
    const projectId = bench.project.getState().open?.id;
    if (projectId === undefined) return false;
    if (isNew) await bench.host.client.files.createFile({ projectId, path }).catch(() => undefined);
    const document = await bench.attempt(() => documents.load(path));
    if (!document) return false;
    if (!bench.editors.list().some((tab) => tab.path === path))
      await bench.editors.open(path, { focus: false });
    replaceWhole(
      document.model,
      apply(document.model.getValue(), edits, (position) => document.model.getOffsetAt(position)),
    );
  }
  return true;
}

function apply(
  text: string,
  edits: lsp.TextEdit[],
  offsetAt: (position: { lineNumber: number; column: number }) => number,
): string {
  const at = ({ line, character }: lsp.Position) => offsetAt({ lineNumber: line + 1, column: character + 1 });
  return [...edits]
    .sort((a, b) => at(b.range.start) - at(a.range.start))
    .reduce(
      (result, { range, newText }) =>
        result.slice(0, at(range.start)) + newText + result.slice(at(range.end)),
      text,
    );
}

/** The editor looks at targets before it goes there: files that are not open get a model of their own, read from the disk. */
export async function ensureModels(
  bench: Workbench,
  monaco: Monaco,
  convert: Convert,
  uris: string[],
): Promise<void> {
  const projectId = bench.project.getState().open?.id;
  if (projectId === undefined) return;
  const load = async (uri: string) => {
    const path = convert.pathOf(uri);
    const resource = convert.modelUri(uri);
    if (path === undefined || monaco.editor.getModel(resource)) return;
    const file = await bench.host.client.files.read({ projectId, path }).catch(() => undefined);
    if (file && !monaco.editor.getModel(resource))
      monaco.editor.createModel(file.text, languageOf(path).id, resource);
  };
  await Promise.all([...new Set(uris)].map(load));
}
