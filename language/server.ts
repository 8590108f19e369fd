import { createServer, type Connection } from '@volar/language-server/node.js';
import ts from 'typescript';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { followDiagnostics, hideDiagnostics } from './diagnosing.ts';
import { leanCompletions, type LeanOptions } from './lean-completions.ts';
import { newUnit } from './new-unit.ts';
import { workspaceOf } from './services/file-view.ts';
import { createServices } from './services/services.ts';
import { fileOf } from './file-names.ts';
import { createProgramProject } from './typescript/program-project.ts';
import type { TypeLocations } from './typescript/program-settings.ts';

export type ServerOptions = TypeLocations;

/** The language server on any connection: the IDE's worker, `tessera lsp --stdio`, tests. */
export function startLanguageServer(connection: Connection, options: ServerOptions): void {
  const server = createServer(connection);
  const project = createProgramProject(options);
  const diagnosing = followDiagnostics(server, project);
  let isLean = false;
  leanCompletions(
    connection,
    () => isLean,
    (uri, { line }) => lineOf(server.documents.get(URI.parse(uri)), line),
  );
  connection.onInitialize((parameters) => {
    isLean = (parameters.initializationOptions as LeanOptions | undefined)?.leanCompletions === true;
    const locale = parameters.locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
    const services = createServices({
      ts,
      locale,
      applyEdit: (edit) => connection.sendRequest('workspace/applyEdit', { edit }),
    });
    const { plugins, show } = hideDiagnostics(services);
    const result = server.initialize(parameters, project, plugins);
    show();
    return result;
  });
  connection.onRequest(
    'tessera/newUnit',
    async ({ kind, uri }: { kind: 'page' | 'component'; uri: string }) => {
      const at = URI.parse(uri);
      const { context } = await project.getLanguageService(at);
      const locale = server.initializeParams.locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
      return newUnit(workspaceOf(context).model, kind, fileOf(at), locale);
    },
  );
  connection.onInitialized(() => {
    server.initialized();
    diagnosing.start();
  });
  connection.onShutdown(() => {
    diagnosing.stop();
    server.shutdown();
  });
  connection.listen();
}

function lineOf(document: Pick<TextDocument, 'getText'> | undefined, line: number): string | undefined {
  return document?.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}
