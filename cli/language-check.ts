import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import type { Connection } from '@volar/language-server/node.js';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type * as lsp from 'vscode-languageserver-protocol';
import { createProtocolConnection } from 'vscode-languageserver-protocol/node';
import type { Diagnostic, Severity } from '../contract/diagnostic.ts';
import type { Language } from '../contract/text.ts';
import { startLanguageServer } from '../language/server.ts';
import { findWxTypes } from '../language/typescript/program-settings.ts';

const severities: Severity[] = ['error', 'warning', 'info', 'hint'];

/** What an editor shows quietly is left out unless it is asked for. */
export interface Shown {
  hints: boolean;
}

/**
 * What the editor would underline in the whole program: findings of the language server, asked over its own wire.
 * Where the compiler names a mistake in a line, it is named once.
 */
export async function checkLanguage(
  folder: string,
  language: Language,
  known: readonly Diagnostic[],
  { hints }: Shown,
): Promise<Diagnostic[]> {
  const found = new Map<string, lsp.Diagnostic[]>();
  const client = connect();
  client.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  client.onRequest('client/registerCapability', () => null);
  client.onNotification('textDocument/publishDiagnostics', (said: lsp.PublishDiagnosticsParams) => {
    const file = path.relative(folder, fileURLToPath(said.uri)).split(path.sep).join('/');
    found.set(file, said.diagnostics);
  });
  client.listen();
  const uri = pathToFileURL(folder).href;
  await client.sendRequest('initialize', {
    processId: null,
    locale: language,
    rootUri: uri,
    workspaceFolders: [{ uri, name: path.basename(folder) }],
    capabilities: { workspace: { workspaceFolders: true, configuration: true } },
  });
  await client.sendNotification('initialized', {});
  await client.sendRequest('tessera/checkProgram');
  await client.sendRequest('shutdown');
  client.dispose();
  const lines = new Set(known.map(({ file, range }) => `${file}:${range.start.line}`));
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([file, list]) => list.map((one) => toDiagnostic(file, one)))
    .filter(({ severity }) => hints || severity === 'error' || severity === 'warning')
    .filter(({ file, range }) => !lines.has(`${file}:${range.start.line}`));
}

/** The server in this very process; both ends speak over streams, as they would between processes. */
function connect() {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(ProposedFeatures.all, toServer, toClient);
  const wxTypes = findWxTypes(import.meta.dirname) ?? findWxTypes(process.cwd());
  startLanguageServer(server as unknown as Connection, { wxTypes });
  return createProtocolConnection(toClient, toServer);
}

function toDiagnostic(file: string, { range, code, severity, source, message }: lsp.Diagnostic): Diagnostic {
  const text = typeof message === 'string' ? message : message.value;
  const isNamed = typeof code === 'string' && code.includes('/');
  return {
    file,
    range: {
      start: { line: range.start.line, column: range.start.character },
      end: { line: range.end.line, column: range.end.character },
    },
    code: isNamed ? code : `${source ?? 'language'}/${code ?? 'problem'}`,
    severity: severities[(severity ?? 1) - 1] ?? 'error',
    // The server speaks the language that was asked for: one sentence serves both.
    message: { en: text, zh: text },
  };
}
