import { servedFiles } from '../editor/served-files.ts';
import type { editor, IDisposable } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { FileChange } from '../../contract/facts.ts';
import type { Documents } from '../editor/documents.ts';
import type { Monaco } from '../editor/monaco.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { LanguageConnection } from './connection.ts';
import { fromDiagnostic, toRange, type Convert } from './convert.ts';
import type { Served } from './served.ts';

const languageIds: Record<string, string> = {
  wxml: 'wxml',
  wxss: 'wxss',
  wxs: 'javascript',
  json: 'json',
  ts: 'typescript',
  mts: 'typescript',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
};

const pathOf = (model: editor.ITextModel) => model.uri.path.slice(1);

/** Tells the server what is open and what changed, on disk too. */
export function followDocuments(
  bench: Workbench,
  monaco: Monaco,
  served: Served,
  documents: Documents,
): IDisposable[] {
  const { connection, convert } = served;
  const listening = new Map<editor.ITextModel, IDisposable>();
  const open = (model: editor.ITextModel) => {
    if (
      model.uri.scheme !== 'file' ||
      !servedFiles.test(model.uri.path) ||
      listening.has(model) ||
      !isShown(bench, model)
    )
      return;
    listening.set(model, openDocument(served, model));
  };
  const close = (model: editor.ITextModel) => {
    if (!listening.has(model)) return;
    listening.get(model)?.dispose();
    listening.delete(model);
    connection.notify('textDocument/didClose', { textDocument: { uri: convert.uriOf(model) } });
  };
  const openAll = () => {
    for (const model of monaco.editor.getModels()) open(model);
  };
  openAll();
  const stopDisk = bench.files.onChange((changes) => {
    tellDisk(monaco, served, changes);
  });
  return [
    monaco.editor.onDidCreateModel((model) => queueMicrotask(() => open(model))),
    monaco.editor.onWillDisposeModel(close),
    // A model made for a look becomes a document without being created anew.
    { dispose: documents.states.subscribe(openAll) },
    { dispose: stopDisk },
    { dispose: () => listening.forEach((listener) => listener.dispose()) },
  ];
}

/** Models made for a look at a target are not documents: the server reads those from the disk. */
function isShown(bench: Workbench, model: editor.ITextModel): boolean {
  return bench.editors.engine.getState()?.textOf(pathOf(model)) !== undefined;
}

function openDocument({ connection, convert, typed }: Served, model: editor.ITextModel): IDisposable {
  const uri = convert.uriOf(model);
  const languageId = languageIds[model.uri.path.split('.').at(-1)!] ?? model.getLanguageId();
  connection.notify('textDocument/didOpen', {
    textDocument: { uri, languageId, version: model.getVersionId(), text: model.getValue() },
  });
  return model.onDidChangeContent(({ changes }) => {
    typed.set(model, performance.now());
    const contentChanges = changes.map(({ range, text }) => ({ range: toRange(range), text }));
    connection.mention('textDocument/didChange', {
      textDocument: { uri, version: model.getVersionId() },
      contentChanges,
    });
  });
}

/** What the server says of its own: the file that is typed in first, then what else is open, then the whole program. */
export function followFindings(
  bench: Workbench,
  connection: LanguageConnection,
  convert: Convert,
): { found: Map<string, lsp.Diagnostic[]>; stop: () => void } {
  const found = new Map<string, lsp.Diagnostic[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const publish = () => {
    timer = undefined;
    bench.problems.set(
      'language',
      [...found].flatMap(([file, list]) => list.map((one) => fromDiagnostic(file, one))),
    );
  };
  connection.on('textDocument/publishDiagnostics', ({ uri, diagnostics }: lsp.PublishDiagnosticsParams) => {
    const path = convert.pathOf(uri);
    if (path === undefined) return;
    if (diagnostics.length > 0) found.set(path, diagnostics);
    else if (!found.delete(path)) return;
    // A whole program is said file by file: the list is drawn for several at once.
    timer ??= setTimeout(publish, 30);
  });
  return { found, stop: () => clearTimeout(timer) };
}

function tellDisk(monaco: Monaco, { connection, convert }: Served, changes: FileChange[]): void {
  const types = { created: 1, changed: 2, deleted: 3 } as const;
  // Folders count: one that moves takes its files along.
  const files = changes.filter(({ path, isFolder }) => isFolder || servedFiles.test(path));
  if (files.length === 0) return;
  const uriOf = (path: string) =>
    convert.uriOf({ uri: monaco.Uri.from({ scheme: 'file', path: `/${path}` }) } as editor.ITextModel);
  connection.notify('workspace/didChangeWatchedFiles', {
    changes: files.map(({ path, kind }) => ({ uri: uriOf(path), type: types[kind] })),
  });
}
