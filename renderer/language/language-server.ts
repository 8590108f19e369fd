import type { editor, IDisposable } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { Documents } from '../editor/documents.ts';
import type { Monaco } from '../editor/monaco.ts';
import { servedFiles } from '../editor/served-files.ts';
import type { Workbench } from '../shell/workbench.ts';
import { LanguageConnection } from './connection.ts';
import { createConvert, fromRange, toPosition, type Convert } from './convert.ts';
import { applyEdit, ensureModels } from './edits.ts';
import { followDocuments, followFindings } from './document-sync.ts';
import { registerProviders } from './providers.ts';
import type { Served } from './served.ts';
import { sessionOf } from './session.ts';
import { languageWords, refactoringWords } from './words.ts';

const answered = ['wxml', 'css', 'less', 'scss', 'json', 'javascript', 'typescript'];
const triggers = ['<', '/', ' ', '"', "'", ':', '.', '{', '@', '-'];
/** An abbreviation goes on where a word ends: `view.row>text*3`. */
const markupTriggers = [...triggers, '>', '*', ']', '}', ...'0123456789'];

/** A whole program takes some seconds on a slow machine; twice as long where that was not enough. */
const patience = 30_000;
const longestPatience = 240_000;

/** One server for the project of this window. It starts with the first document and again when it ends or hangs. */
export function followLanguage(bench: Workbench, monaco: Monaco, documents: Documents): void {
  let running: { dispose: () => void } | undefined;
  let attempts = 0;
  let hangs = 0;
  const start = async (projectId: string, folder: string) => {
    try {
      const wait = Math.min(longestPatience, patience * 2 ** hangs);
      const connection = await LanguageConnection.open(bench.host, projectId, wait);
      const session = openSession(bench, monaco, documents, connection, folder);
      running = session;
      sessionOf(bench).setState({ session: session.served });
      attempts = 0;
      await connection.ended;
      session.dispose();
      if (connection.isHung) {
        hangs += 1;
        bench.notices.show({ id: 'language-hung', tone: 'warn', text: languageWords.hung });
      }
    } catch (error) {
      if (attempts === 0) bench.report(error);
    }
    running = undefined;
    sessionOf(bench).setState({ session: attempts < 4 ? 'starting' : 'none' });
    attempts += 1;
    const isSame = bench.project.getState().open?.id === projectId;
    if (isSame && attempts < 5)
      setTimeout(() => void start(projectId, folder), Math.min(8000, 250 * 2 ** attempts));
  };
  let current: string | undefined;
  const follow = () => {
    const { open } = bench.project.getState();
    if (open?.id === current) return;
    current = open?.id;
    running?.dispose();
    bench.problems.set('language', []);
    attempts = 0;
    hangs = 0;
    if (open) void start(open.id, open.folder);
  };
  bench.project.subscribe(follow);
  follow();
}

function openSession(
  bench: Workbench,
  monaco: Monaco,
  documents: Documents,
  connection: LanguageConnection,
  folder: string,
): { served: Served; dispose: () => void } {
  const convert = createConvert(monaco, folder);
  let isDisposed = false;
  const findings = followFindings(bench, connection, convert);
  answerServer(bench, documents, connection, convert);
  const commandId = `tessera.language.${Math.random().toString(36).slice(2)}`;
  const context: Served = {
    monaco,
    connection,
    ready: initialize(connection, folder).then(() => {
      if (!isDisposed) parts.push(...followDocuments(bench, monaco, context, documents));
    }),
    convert,
    commandId,
    typed: new WeakMap(),
    serves: (model) =>
      model.uri.scheme === 'file' &&
      servedFiles.test(model.uri.path) &&
      model.getLanguageId() !== 'plaintext',
    diagnosticsOf: (model) => findings.found.get(model.uri.path.slice(1)) ?? [],
    ensureModels: (uris) => ensureModels(bench, monaco, convert, uris),
    applyEdit: (edit, options) =>
      applyEdit(bench, documents, convert, edit, { title: refactoringWords.change, ...options }),
  };
  const parts: IDisposable[] = [
    ...registerProviders(context, answered, { scripts: triggers, markup: markupTriggers }),
    monaco.editor.registerCommand(commandId, (_accessor, chosen: Chosen) => {
      void bench.attempt(() => carryOut(context, chosen));
    }),
    { dispose: findings.stop },
    closeTags(monaco, context),
  ];
  // An ended server is started again where its end is seen.
  context.ready.catch(() => undefined);
  return {
    served: context,
    dispose() {
      isDisposed = true;
      for (const part of parts.splice(0)) part.dispose();
      bench.problems.set('language', []);
      connection.dispose();
    },
  };
}

interface Chosen {
  command?: lsp.Command;
  action?: lsp.CodeAction;
}

/** What a person chose in a list of the editor: a fix, or what a completion brings besides its text. */
async function carryOut({ connection, applyEdit }: Served, { command, action }: Chosen): Promise<void> {
  const full =
    action && !action.edit ? await connection.request<lsp.CodeAction>('codeAction/resolve', action) : action;
  if (full?.edit) await applyEdit(full.edit);
  const next = full?.command ?? command;
  if (next?.command.startsWith('tessera.'))
    await connection.request('workspace/executeCommand', {
      command: next.command,
      arguments: next.arguments,
    });
}

function answerServer(
  bench: Workbench,
  documents: Documents,
  connection: LanguageConnection,
  convert: Convert,
): void {
  connection.on('client/registerCapability', () => null);
  connection.on('workspace/applyEdit', async ({ edit }: lsp.ApplyWorkspaceEditParams) => ({
    applied: await applyEdit(bench, documents, convert, edit, { title: refactoringWords.change }),
  }));
}

async function initialize(connection: LanguageConnection, folder: string): Promise<void> {
  const uri = `file://${folder.split('/').map(encodeURIComponent).join('/')}`;
  await connection.request('initialize', {
    processId: null,
    locale: document.documentElement.lang,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'project' }],
    initializationOptions: { leanCompletions: true },
    capabilities: {
      workspace: {
        workspaceFolders: true,
        applyEdit: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        completion: {
          completionItem: { snippetSupport: true, documentationFormat: ['markdown'] },
          completionList: { itemDefaults: ['editRange'] },
        },
        hover: { contentFormat: ['markdown'] },
        definition: { linkSupport: true },
        typeDefinition: { linkSupport: true },
        signatureHelp: { signatureInformation: { documentationFormat: ['markdown'] } },
        rename: { prepareSupport: true },
        codeAction: {
          codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } },
          dataSupport: true,
          resolveSupport: { properties: ['edit'] },
        },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
  });
  connection.notify('initialized', {});
}

/** `>` and `</` close the tag that is open. */
function closeTags(monaco: Monaco, { connection, convert, serves }: Served): IDisposable {
  const close = async (code: editor.ICodeEditor, text: string) => {
    const model = code.getModel();
    const position = code.getPosition();
    if (!model || !position || !serves(model) || model.getLanguageId() !== 'wxml') return;
    const version = model.getVersionId();
    const snippet = await connection
      .request<string | null>('volar/client/autoInsert', {
        textDocument: { uri: convert.uriOf(model) },
        selection: toPosition(position),
        change: { rangeOffset: model.getOffsetAt(position) - 1, rangeLength: 0, text },
      })
      .catch(() => null);
    if (!snippet || model.getVersionId() !== version) return;
    const plain = snippet.replace('$0', '');
    const range = fromRange({ start: toPosition(position), end: toPosition(position) });
    code.executeEdits(
      'tessera',
      [{ range, text: plain, forceMoveMarkers: false }],
      snippet.startsWith('$0')
        ? [new monaco.Selection(position.lineNumber, position.column, position.lineNumber, position.column)]
        : undefined,
    );
  };
  return monaco.editor.onDidCreateEditor((code) => {
    code.onDidChangeModelContent(({ changes, isUndoing, isRedoing, isFlush }) => {
      const text = changes.length === 1 ? changes[0]!.text : '';
      // Auto-closing pairs may add to what was typed.
      if (!isUndoing && !isRedoing && !isFlush && /^[>/]$/.test(text))
        queueMicrotask(() => void close(code, text));
    });
  });
}
