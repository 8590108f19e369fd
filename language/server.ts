import { createServer, createTypeScriptProject, type Connection } from '@volar/language-server/node.js';
import ts from 'typescript';
import { createLanguagePlugin } from './plugin.ts';
import { createServices } from './services/services.ts';
import { setUpProject, type TypeLocations } from './typescript/project.ts';

export type ServerOptions = TypeLocations;

/** The language server on any connection: the IDE's worker, `tessera lsp --stdio`, tests. */
export function startLanguageServer(connection: Connection, options: ServerOptions): void {
  const server = createServer(connection);
  connection.onInitialize((parameters) => {
    const locale = parameters.locale?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
    return server.initialize(
      parameters,
      createTypeScriptProject(ts, undefined, (context) => {
        setUpProject(context, options);
        return { languagePlugins: [createLanguagePlugin(context.uriConverter)] };
      }),
      createServices({
        ts,
        locale,
        applyEdit: (edit) => connection.sendRequest('workspace/applyEdit', { edit }),
      }),
    );
  });
  connection.onInitialized(server.initialized);
  connection.onShutdown(server.shutdown);
  connection.listen();
}
