import type * as lsp from 'vscode-languageserver-protocol';
import type { Served } from './served.ts';
import { refactoringWords as w } from './words.ts';

/** Moves a file or folder with what refers to it: shown first, taken back together. False where nothing refers to it. */
export async function moveWithReferences(
  served: Served | undefined,
  from: string,
  to: string,
): Promise<boolean> {
  const edit = served && (await referencesTo(served, from, to));
  const count = (edit?.documentChanges?.length ?? 0) + Object.keys(edit?.changes ?? {}).length;
  if (!edit || count === 0) return false;
  const move = { from, to };
  await served.applyEdit(edit, { title: w.move, values: move, isPreviewed: true, move });
  return true;
}

async function referencesTo(served: Served, from: string, to: string): Promise<lsp.WorkspaceEdit | null> {
  try {
    await served.ready;
    return await served.connection.request<lsp.WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: served.convert.uriOfPath(from), newUri: served.convert.uriOfPath(to) }],
    });
  } catch {
    // Without an answer the file moves all the same.
    return null;
  }
}
