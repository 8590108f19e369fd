import type { editor, languages } from 'monaco-editor/editor';
import type {
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  PublishDiagnosticsParams,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { languageStore } from '../kit/text.ts';
import { endingOf } from '../shell/file-icon.ts';
import type { Workbench } from '../shell/workbench.ts';
import type { Documents } from './documents.ts';
import type { LanguageEngine } from './language-engine.ts';
import { connectLanguageServer, type LspConnection } from './lsp-connection.ts';
import * as convert from './lsp-convert.ts';

/** Files the server should know unsaved: those it answers for, and those their types come from. */
const known: Record<string, string> = {
  wxml: 'wxml',
  wxss: 'wxss',
  wxs: 'wxs',
  js: 'javascript',
  ts: 'typescript',
  json: 'json',
};
const triggers = ['<', ' ', ':', '"', "'", '.', '{', '/', '-', '='];

/** wxml through the language server of the host: Monaco asks, the server answers. Starts with the first wxml file. */
export function wxmlEngine(bench: Workbench, documents: Documents): LanguageEngine {
  return {
    languages: ['wxml'],
    start(_monaco, language) {
      const session = new ServerSession(bench, documents);
      const providers = registerProviders(documents, language, session);
      const stop = bench.project.subscribe(
        (state, before) => state.open?.id !== before.open?.id && session.restart(),
      );
      return () => {
        stop();
        session.dispose();
        for (const provider of providers) provider.dispose();
      };
    },
  };
}

/** One server at a time, told of every open document; a server that ends is started again, three times at most. */
class ServerSession {
  readonly #bench: Workbench;
  readonly documents: Documents;
  readonly #listeners: { dispose: () => void }[] = [];
  readonly #versions = new Map<string, number>();
  #connection: LspConnection | undefined;
  #ready: Promise<LspConnection | undefined> = Promise.resolve(undefined);
  #starts = 0;
  #isDisposed = false;

  constructor(bench: Workbench, documents: Documents) {
    this.#bench = bench;
    this.documents = documents;
    const { editor } = documents.monaco;
    this.#listeners.push(
      editor.onDidCreateModel((model) => this.#opened(model)),
      editor.onWillDisposeModel((model) => this.#closed(model)),
    );
    for (const model of editor.getModels()) this.#follow(model);
    this.restart();
  }

  restart(): void {
    this.#connection?.dispose();
    this.#connection = undefined;
    this.#versions.clear();
    this.#bench.problems.set('language', []);
    const open = this.#bench.project.getState().open;
    if (!open || this.#isDisposed) return;
    this.#ready = new Promise((resolve) => {
      const connection = connectLanguageServer(this.#bench.host, open.id, {
        started: (begun) => void this.#initialize(begun, open.folder).then(resolve, () => resolve(undefined)),
        notified: (method, params) => this.#notified(method, params),
      });
      this.#connection = connection;
      void connection.ended.then(() => {
        resolve(undefined);
        this.#startAgain(connection);
      });
    });
  }

  #startAgain(ended: LspConnection): void {
    if (this.#isDisposed || this.#connection !== ended) return;
    this.#starts += 1;
    if (this.#starts <= 3)
      setTimeout(() => this.#connection === ended && this.restart(), 2_000 * this.#starts);
  }

  async #initialize(connection: LspConnection, folder: string): Promise<LspConnection> {
    const rootUri = this.documents.monaco.Uri.file(folder).toString();
    await connection.request('initialize', {
      processId: null,
      rootUri,
      locale: languageStore.getState().language,
      workspaceFolders: [{ uri: rootUri, name: folder }],
      capabilities: {
        textDocument: {
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
          hover: { contentFormat: ['markdown'] },
          definition: { linkSupport: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          publishDiagnostics: {},
        },
      },
    });
    connection.notify('initialized', {});
    for (const model of this.documents.monaco.editor.getModels()) this.#tellOpen(connection, model);
    return connection;
  }

  uriOf(model: editor.ITextModel): string | undefined {
    const folder = this.#bench.project.getState().open?.folder;
    if (folder === undefined || model.uri.scheme !== 'file' || !known[endingOf(model.uri.path)])
      return undefined;
    return this.documents.monaco.Uri.file(`${folder}${model.uri.path}`).toString();
  }

  /** The project's path behind a server's address; undefined outside the project. */
  pathOf(uri: string): string | undefined {
    const folder = this.#bench.project.getState().open?.folder;
    const { path } = this.documents.monaco.Uri.parse(uri);
    const start = folder === undefined ? undefined : `${this.documents.monaco.Uri.file(folder).path}/`;
    return start !== undefined && path.startsWith(start) ? path.slice(start.length) : undefined;
  }

  /** Asks about a document; undefined where there is no server to answer. */
  async ask(method: string, model: editor.ITextModel, params: object): Promise<unknown> {
    const uri = this.uriOf(model);
    const connection = await this.#ready;
    if (uri === undefined || !connection) return undefined;
    return connection.request(method, { textDocument: { uri }, ...params }).catch(() => undefined);
  }

  async resolve(item: CompletionItem): Promise<CompletionItem> {
    const connection = await this.#ready;
    const answer = await connection?.request('completionItem/resolve', item).catch(() => undefined);
    return (answer as CompletionItem | undefined) ?? item;
  }

  #opened(model: editor.ITextModel): void {
    this.#follow(model);
    void this.#ready.then(
      (connection) => connection && !model.isDisposed() && this.#tellOpen(connection, model),
    );
  }

  #follow(model: editor.ITextModel): void {
    if (model.uri.scheme !== 'file') return;
    model.onDidChangeContent(({ changes }) => {
      const uri = this.uriOf(model);
      const version = uri === undefined ? undefined : this.#versions.get(uri);
      if (uri === undefined || version === undefined) return;
      this.#versions.set(uri, version + 1);
      const contentChanges = changes.map(({ range, text }) => ({ range: convert.toLspRange(range), text }));
      this.#connection?.notify('textDocument/didChange', {
        textDocument: { uri, version: version + 1 },
        contentChanges,
      });
    });
  }

  #tellOpen(connection: LspConnection, model: editor.ITextModel): void {
    const uri = this.uriOf(model);
    if (uri === undefined) return;
    this.#versions.set(uri, 1);
    const languageId = known[endingOf(model.uri.path)];
    connection.notify('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text: model.getValue() },
    });
  }

  #closed(model: editor.ITextModel): void {
    const uri = this.uriOf(model);
    if (uri === undefined || !this.#versions.delete(uri)) return;
    this.#connection?.notify('textDocument/didClose', { textDocument: { uri } });
  }

  #notified(method: string, params: unknown): void {
    if (method !== 'textDocument/publishDiagnostics') return;
    const { uri, diagnostics } = params as PublishDiagnosticsParams;
    const path = this.pathOf(uri);
    // The other languages have their own checks; saying everything twice helps nobody.
    if (path === undefined || endingOf(path) !== 'wxml') return;
    const { bySource } = this.#bench.problems.store.getState();
    const others = (bySource.language ?? []).filter(({ file }) => file !== path);
    this.#bench.problems.set('language', [
      ...others,
      ...diagnostics.map((one) => convert.toDiagnostic(path, one)),
    ]);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#connection?.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }
}

function registerProviders({ monaco }: Documents, language: string, session: ServerSession) {
  const sources = new WeakMap<languages.CompletionItem, CompletionItem>();
  return [
    monaco.languages.registerCompletionItemProvider(language, {
      triggerCharacters: triggers,
      async provideCompletionItems(model, position, { triggerCharacter }) {
        const context = triggerCharacter ? { triggerKind: 2, triggerCharacter } : { triggerKind: 1 };
        const asked = { position: convert.toPosition(position), context };
        const answer = (await session.ask('textDocument/completion', model, asked)) as
          CompletionItem[] | CompletionList | null | undefined;
        const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
        const word = convert.wordRange(model, position);
        const suggestions = items.map((item) => {
          const suggestion = convert.toCompletion(item, word);
          sources.set(suggestion, item);
          return suggestion;
        });
        return { suggestions, incomplete: !Array.isArray(answer) && (answer?.isIncomplete ?? false) };
      },
      async resolveCompletionItem(item) {
        const source = sources.get(item);
        if (!source) return item;
        const { detail, documentation } = await session.resolve(source);
        const text = convert.markdownOf(documentation);
        return { ...item, ...(detail ? { detail } : {}), ...(text ? { documentation: text } : {}) };
      },
    }),
    monaco.languages.registerHoverProvider(language, {
      async provideHover(model, position) {
        const asked = { position: convert.toPosition(position) };
        const answer = (await session.ask('textDocument/hover', model, asked)) as Hover | null | undefined;
        const text = convert.markdownOf(answer?.contents);
        return text
          ? { contents: [text], ...(answer?.range ? { range: convert.toRange(answer.range) } : {}) }
          : null;
      },
    }),
    monaco.languages.registerDefinitionProvider(language, {
      provideDefinition: (model, position) => definitions(session, model, position),
    }),
    monaco.languages.registerDocumentSymbolProvider(language, {
      async provideDocumentSymbols(model) {
        const answer = (await session.ask('textDocument/documentSymbol', model, {})) as
          DocumentSymbol[] | null | undefined;
        return (answer ?? []).filter((symbol) => 'range' in symbol).map(convert.toSymbol);
      },
    }),
    monaco.languages.registerDocumentFormattingEditProvider(language, {
      async provideDocumentFormattingEdits(model, options) {
        const answer = (await session.ask('textDocument/formatting', model, { options })) as
          TextEdit[] | null | undefined;
        return (answer ?? []).map(convert.toEdit);
      },
    }),
  ];
}

/** Monaco shows a place only in a model it has: the file is read before it is named. */
async function definitions(
  session: ServerSession,
  model: editor.ITextModel,
  position: { lineNumber: number; column: number },
): Promise<languages.Location[]> {
  const asked = { position: convert.toPosition(position) };
  const answer = (await session.ask('textDocument/definition', model, asked)) as
    Location | (Location | LocationLink)[] | null | undefined;
  const found = Array.isArray(answer) ? answer : answer ? [answer] : [];
  const places = await Promise.all(
    found.map(async (one) => {
      const path = session.pathOf('uri' in one ? one.uri : one.targetUri);
      const document =
        path === undefined ? undefined : await session.documents.load(path).catch(() => undefined);
      const range = convert.toRange('uri' in one ? one.range : one.targetSelectionRange);
      return document ? [{ uri: document.model.uri, range }] : [];
    }),
  );
  // Several ways lead to one place (its name in the data, its method): said once, it is gone to at once.
  const seen = new Set<string>();
  return places.flat().filter(({ uri, range }) => {
    const key = `${uri.toString()}:${range.startLineNumber}:${range.startColumn}`;
    return !seen.has(key) && seen.add(key);
  });
}
