import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as lsp from 'vscode-languageserver-protocol';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const entry = path.join(import.meta.dirname, '../../dist/language/main.mjs');

export type BenchClient = Awaited<ReturnType<typeof startClient>>;

/** The server as the IDE runs it: the bundle, in a process of its own, over its standard streams. */
export async function startClient(folder: string) {
  const child = spawn(process.execPath, ['--max-old-space-size=2048', entry, '--stdio'], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('workspace/configuration', ({ items }: lsp.ConfigurationParams) =>
    items.map(() => null),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'bench' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: { rename: { prepareSupport: true } },
    },
  });
  await connection.sendNotification('initialized', {});
  const uriOf = (file: string): string => pathToFileURL(path.join(folder, file)).href;
  const documents = new Map<string, TextDocument>();
  const ask = <T>(method: string, file: string, more: object = {}): Promise<T> =>
    connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: uriOf(file) }, ...more });
  const at = (file: string, offset: number) => ({ position: documents.get(file)!.positionAt(offset) });
  const languageIds: Record<string, string> = { '.js': 'javascript', '.ts': 'typescript', '.wxml': 'wxml' };
  return {
    async open(file: string): Promise<void> {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const languageId = languageIds[path.extname(file)] ?? 'plaintext';
      documents.set(file, TextDocument.create(uriOf(file), languageId, 1, text));
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uriOf(file), languageId, version: 1, text },
      });
    },
    change(file: string, start: number, end: number, text: string): void {
      const document = documents.get(file)!;
      const change = { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
      TextDocument.update(document, [change], document.version + 1);
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uriOf(file), version: document.version },
        contentChanges: [change],
      });
    },
    hover: (file: string, offset: number) => ask<lsp.Hover | null>('hover', file, at(file, offset)),
    complete: (file: string, offset: number) =>
      ask<lsp.CompletionList | null>('completion', file, at(file, offset)),
    diagnose: (file: string) => ask<lsp.FullDocumentDiagnosticReport>('diagnostic', file),
    rename: (file: string, offset: number, newName: string) =>
      ask<lsp.WorkspaceEdit | null>('rename', file, { ...at(file, offset), newName }),
    /** Asks for the whole program's check; gives the number of files. */
    checkedAll: () => connection.sendRequest<number>('tessera/checkProgram'),
    /** Milliseconds of processor time so far: what it would take on a machine with nothing else to do. */
    cpu(): number {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    /** Resident megabytes. */
    megabytes: (): number =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop(): Promise<void> {
      const ended = once(child, 'close');
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
      connection.dispose();
    },
  };
}
