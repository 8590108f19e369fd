import type { editor, IDisposable } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { FileChange } from '../../contract/facts.ts';
import type { Documents } from '../editor/documents.ts';
import type { Monaco } from '../editor/monaco.ts';
import type { Workbench } from '../shell/workbench.ts';
import { fromDiagnostic, toRange } from './convert.ts';
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
const known = /\.(wxml|wxss|wxs|json|less|scss|css|[cm]?[jt]s)$/;
const diagnoseAfter = 150;

const pathOf = (model: editor.ITextModel) => model.uri.path.slice(1);

/** Tells the server what is open and what changed, on disk too; asks for its findings a moment after the last key. */
export function followDocuments(
  bench: Workbench,
  monaco: Monaco,
  served: Served,
  found: Map<string, lsp.Diagnostic[]>,
  documents: Documents,
): IDisposable[] {
  const { connection, convert } = served;
  const listening = new Map<editor.ITextModel, IDisposable>();
  const findings = createFindings(bench, served, found, () => [...listening.keys()]);
  const open = (model: editor.ITextModel) => {
    if (
      model.uri.scheme !== 'file' ||
      !known.test(model.uri.path) ||
      listening.has(model) ||
      !isShown(bench, model)
    )
      return;
    listening.set(model, openDocument(served, model, findings.soon));
    findings.soon();
  };
  const close = (model: editor.ITextModel) => {
    if (!listening.has(model)) return;
    listening.get(model)?.dispose();
    listening.delete(model);
    found.delete(pathOf(model));
    connection.notify('textDocument/didClose', { textDocument: { uri: convert.uriOf(model) } });
    findings.publish();
  };
  const openAll = () => {
    for (const model of monaco.editor.getModels()) open(model);
  };
  openAll();
  const stopDisk = bench.files.onChange((changes) => {
    if (tellDisk(monaco, served, changes)) findings.soon();
  });
  return [
    monaco.editor.onDidCreateModel((model) => queueMicrotask(() => open(model))),
    monaco.editor.onWillDisposeModel(close),
    // A model made for a look becomes a document without being created anew.
    { dispose: documents.states.subscribe(openAll) },
    { dispose: stopDisk },
    { dispose: findings.stop },
    { dispose: () => listening.forEach((listener) => listener.dispose()) },
  ];
}

/** Models made for a look at a target are not documents: the server reads those from the disk. */
function isShown(bench: Workbench, model: editor.ITextModel): boolean {
  return bench.editors.engine.getState()?.textOf(pathOf(model)) !== undefined;
}

function openDocument(
  { connection, convert }: Served,
  model: editor.ITextModel,
  changed: () => void,
): IDisposable {
  const uri = convert.uriOf(model);
  const languageId = languageIds[model.uri.path.split('.').at(-1)!] ?? model.getLanguageId();
  connection.notify('textDocument/didOpen', {
    textDocument: { uri, languageId, version: model.getVersionId(), text: model.getValue() },
  });
  return model.onDidChangeContent(({ changes }) => {
    const contentChanges = changes.map(({ range, text }) => ({ range: toRange(range), text }));
    connection.notify('textDocument/didChange', {
      textDocument: { uri, version: model.getVersionId() },
      contentChanges,
    });
    changed();
  });
}

function createFindings(
  bench: Workbench,
  { monaco, connection, convert, serves }: Served,
  found: Map<string, lsp.Diagnostic[]>,
  models: () => editor.ITextModel[],
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let round = 0;
  const publish = () =>
    bench.problems.set(
      'language',
      [...found].flatMap(([file, list]) => list.map((one) => fromDiagnostic(file, one))),
    );
  /** What is seen comes first. */
  const inOrder = () => {
    const seen = new Set(monaco.editor.getEditors().map((one) => one.getModel()));
    return models()
      .filter(serves)
      .sort((a, b) => Number(seen.has(b)) - Number(seen.has(a)));
  };
  const diagnose = async () => {
    const mine = (round += 1);
    for (const model of inOrder()) {
      const textDocument = { uri: convert.uriOf(model) };
      const report = await connection
        .request<lsp.FullDocumentDiagnosticReport>('textDocument/diagnostic', { textDocument })
        .catch(() => undefined);
      // A newer round looks at everything again.
      if (mine !== round) return;
      if (!report || model.isDisposed()) continue;
      found.set(pathOf(model), report.items);
      publish();
    }
  };
  return {
    publish,
    soon() {
      clearTimeout(timer);
      timer = setTimeout(() => void diagnose(), diagnoseAfter);
    },
    stop: () => clearTimeout(timer),
  };
}

/** Files that changed on disk; false where none of them is the server's business. */
function tellDisk(monaco: Monaco, { connection, convert }: Served, changes: FileChange[]): boolean {
  const types = { created: 1, changed: 2, deleted: 3 } as const;
  const files = changes.filter(({ path, isFolder }) => !isFolder && known.test(path));
  if (files.length === 0) return false;
  const uriOf = (path: string) =>
    convert.uriOf({ uri: monaco.Uri.from({ scheme: 'file', path: `/${path}` }) } as editor.ITextModel);
  connection.notify('workspace/didChangeWatchedFiles', {
    changes: files.map(({ path, kind }) => ({ uri: uriOf(path), type: types[kind] })),
  });
  return true;
}
