import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection as createServerConnection } from 'vscode-languageserver/node';
import { createProtocolConnection, type ProtocolConnection } from 'vscode-languageserver-protocol/node';
import type * as lsp from 'vscode-languageserver-protocol';
import type { LeanOptions } from '../lean-completions.ts';
import { findWxTypes } from '../typescript/program-settings.ts';
import { startLanguageServer } from '../server.ts';

/** Files by path; one of them may hold `|` where the cursor is. */
export type Files = Record<string, string>;

/** A real client over the server's real wire, on a program in a folder of its own. */
export class TestClient {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  private versions = 0;

  private constructor(folder: string, connection: ProtocolConnection) {
    this.folder = folder;
    this.connection = connection;
  }

  static async start(
    files: Files = {},
    locale = 'en',
    initializationOptions: LeanOptions = {},
  ): Promise<TestClient> {
    const folder = mkdtempSync(path.join(tmpdir(), 'tessera-language-'));
    for (const [file, text] of Object.entries(files)) writeInto(folder, file, text);
    const toServer = new PassThrough();
    const toClient = new PassThrough();
    startLanguageServer(createServerConnection(toServer, toClient) as never, {
      wxTypes: findWxTypes(import.meta.dirname)!,
    });
    const connection = createProtocolConnection(toClient, toServer);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => null),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
    const root = pathToFileURL(folder).href;
    await connection.sendRequest('initialize', {
      processId: null,
      locale,
      rootUri: root,
      workspaceFolders: [{ uri: root, name: 'test' }],
      initializationOptions,
      capabilities: {
        workspace: { workspaceFolders: true, configuration: true },
        textDocument: {
          completion: { completionItem: { snippetSupport: true } },
          rename: { prepareSupport: true },
        },
      },
    });
    await connection.sendNotification('initialized', {});
    return new TestClient(folder, connection);
  }

  uri(file: string): string {
    return pathToFileURL(path.join(this.folder, file)).href;
  }

  write(file: string, text: string): void {
    writeInto(this.folder, file, text);
  }

  /** Opens (or replaces) a document; `|` marks the cursor, whose position comes back. */
  async open(file: string, marked: string): Promise<lsp.Position> {
    const offset = marked.indexOf('|');
    const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
    const uri = this.uri(file);
    this.versions += 1;
    const languageId =
      { wxml: 'wxml', wxss: 'wxss', wxs: 'wxs', json: 'json', ts: 'typescript', js: 'javascript' }[
        file.split('.').at(-1)!
      ] ?? 'plaintext';
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    await this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: this.versions, text },
    });
    return positionAt(text, Math.max(offset, 0));
  }

  /** Replaces an open document's whole text; gives its new version. */
  async edit(file: string, text: string): Promise<number> {
    this.versions += 1;
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(file), version: this.versions },
      contentChanges: [{ text }],
    });
    return this.versions;
  }

  /** Everything that the server says on its own, in its order. */
  onDiagnostics(listener: (file: string, said: lsp.PublishDiagnosticsParams) => void): void {
    const root = `${pathToFileURL(this.folder).href}/`;
    this.connection.onNotification('textDocument/publishDiagnostics', (said: lsp.PublishDiagnosticsParams) =>
      listener(said.uri.replace(root, ''), said),
    );
  }

  /** The file as it lies on disk; empty where there is none. */
  read(file: string): string {
    const at = path.join(this.folder, file);
    return existsSync(at) ? readFileSync(at, 'utf8') : '';
  }

  /** The path in the program behind a uri. */
  nameOf(uri: string): string {
    return decodeURIComponent(uri.replace(`${pathToFileURL(this.folder).href}/`, ''));
  }

  async close(file: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri(file) },
    });
  }

  async request<T>(
    method: string,
    file: string,
    position: lsp.Position | undefined,
    more: object = {},
  ): Promise<T> {
    return this.connection.sendRequest(method, {
      textDocument: { uri: this.uri(file) },
      ...(position ? { position } : {}),
      ...more,
    });
  }

  async complete(file: string, marked: string): Promise<lsp.CompletionItem[]> {
    const position = await this.open(file, marked);
    const answer = await this.request<lsp.CompletionList | lsp.CompletionItem[] | null>(
      'textDocument/completion',
      file,
      position,
    );
    return Array.isArray(answer) ? answer : (answer?.items ?? []);
  }

  async diagnose(file: string, text: string): Promise<lsp.Diagnostic[]> {
    await this.open(file, text);
    const answer = await this.request<lsp.FullDocumentDiagnosticReport>(
      'textDocument/diagnostic',
      file,
      undefined,
    );
    return answer.items;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function writeInto(folder: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function positionAt(text: string, offset: number): lsp.Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)!.length };
}
