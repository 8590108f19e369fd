import type { CancellationToken, editor, Position } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { Monaco } from '../editor/monaco.ts';
import type { LanguageConnection } from './connection.ts';
import { toPosition, type Convert } from './convert.ts';
import type { EditOptions } from './edits.ts';

/** One running server and what its answers need of the window. */
export interface Served {
  monaco: Monaco;
  connection: LanguageConnection;
  /** Once the server takes questions and knows what is open. */
  ready: Promise<void>;
  convert: Convert;
  /** True for models this server answers for. */
  serves: (model: editor.ITextModel) => boolean;
  /** The server's own findings in a model, for its fixes. */
  diagnosticsOf: (model: editor.ITextModel) => lsp.Diagnostic[];
  ensureModels: (uris: string[]) => Promise<void>;
  applyEdit: (edit: lsp.WorkspaceEdit, options?: Partial<EditOptions>) => Promise<boolean>;
  commandId: string;
  /** When each open document was last typed in. */
  typed: WeakMap<editor.ITextModel, number>;
}

/** Longer than between two keys of a slow typist. */
const rest = 400;

/** Resolves when nothing was typed for `pause` milliseconds, or when nobody waits any more. */
export async function whenRested(
  { typed }: Served,
  model: editor.ITextModel,
  token: CancellationToken,
  pause = rest,
): Promise<void> {
  for (;;) {
    const wait = (typed.get(model) ?? 0) + pause - performance.now();
    if (wait <= 0 || token.isCancellationRequested) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        stop.dispose();
        resolve();
      };
      const timer = setTimeout(end, wait);
      const stop = token.onCancellationRequested(end);
    });
  }
}

/**
 * Asks what a text is made of as a whole (outline, folds, hints, colours, links): of a long file an answer of its own
 * size, which nobody looks at while the next key comes.
 */
export async function askAtRest<T>(
  served: Served,
  method: string,
  model: editor.ITextModel,
  more: object,
  token: CancellationToken,
): Promise<T | undefined> {
  await whenRested(served, model, token);
  return token.isCancellationRequested ? undefined : ask<T>(served, method, model, more, token);
}

/** Asks about a document; nothing where the server has nothing to say, has ended, or nobody waits any more. */
export async function ask<T>(
  served: Served,
  method: string,
  model: editor.ITextModel,
  more: object,
  token?: CancellationToken,
): Promise<T | undefined> {
  const { connection, convert, serves } = served;
  if (!serves(model)) return undefined;
  const abort = new AbortController();
  token?.onCancellationRequested(() => abort.abort());
  try {
    // A server that is still starting answers what was asked meanwhile, as long as somebody waits for it.
    await served.ready;
    if (abort.signal.aborted || model.isDisposed()) return undefined;
    const parameters = { textDocument: { uri: convert.uriOf(model) }, ...more };
    return (await connection.request<T>(`textDocument/${method}`, parameters, abort.signal)) ?? undefined;
  } catch {
    return undefined;
  }
}

export const at = (position: Position) => ({ position: toPosition(position) });
