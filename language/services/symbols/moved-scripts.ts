import type { LanguageServiceContext, TextDocumentEdit } from '@volar/language-service';
import type ts from 'typescript';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Workspace } from '../file-view.ts';

/** TypeScript's edits for a folder that moves: Volar's own way takes single files only. */
export function movedFolderEdits(
  context: LanguageServiceContext,
  { uriOf }: Workspace,
  service: ts.LanguageService,
  from: string,
  to: string,
): TextDocumentEdit[] {
  return service.getEditsForFileRename(from, to, {}, {}).flatMap(({ fileName, textChanges }) => {
    const uri = uriOf(fileName);
    const script = context.language.scripts.get(uri);
    if (!script) return [];
    const code = script.generated?.languagePlugin.typescript?.getServiceScript(script.generated.root)?.code;
    const { snapshot } = code ?? script;
    const document = TextDocument.create('', '', 0, snapshot.getText(0, snapshot.getLength()));
    const edits = textChanges.map(({ span, newText }) => ({
      range: { start: document.positionAt(span.start), end: document.positionAt(span.start + span.length) },
      newText,
    }));
    const target = code ? context.encodeEmbeddedDocumentUri(uri, code.id) : uri;
    return [{ textDocument: { uri: target.toString(), version: null }, edits }];
  });
}
