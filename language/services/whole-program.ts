import type { LanguageServiceContext, LanguageServicePluginInstance } from '@volar/language-service';
import { URI } from 'vscode-uri';
import { fileOf } from '../file-names.ts';
import { programOfContext } from '../typescript/program-project.ts';
import { gatherFor, importedAs } from './symbols/candidates.ts';

/** Questions whose answer may lie in any file of the program: what has to do with them comes in first. */
export function gatherBefore(
  instance: LanguageServicePluginInstance,
  context: LanguageServiceContext,
): LanguageServicePluginInstance {
  const { provideImplementation, provideCallHierarchyIncomingCalls } = instance;
  const { provideWorkspaceSymbols, provideFileReferences } = instance;
  const wrapped: LanguageServicePluginInstance = {};
  if (provideImplementation)
    wrapped.provideImplementation = (document, position, token) => {
      gatherFor(context, document, position);
      return provideImplementation(document, position, token);
    };
  if (provideCallHierarchyIncomingCalls)
    wrapped.provideCallHierarchyIncomingCalls = (item, token) => {
      programOfContext(context)?.gather((_file, text) => text().includes(item.name));
      return provideCallHierarchyIncomingCalls(item, token);
    };
  if (provideWorkspaceSymbols)
    wrapped.provideWorkspaceSymbols = (query, token) => {
      programOfContext(context)?.gather(() => true);
      return provideWorkspaceSymbols(query, token);
    };
  if (provideFileReferences)
    wrapped.provideFileReferences = (document, token) => {
      const word = importedAs(fileOf(URI.parse(document.uri)));
      programOfContext(context)?.gather((_file, text) => text().includes(word));
      return provideFileReferences(document, token);
    };
  return wrapped;
}
