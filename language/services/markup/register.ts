import type { WorkspaceEdit } from '@volar/language-service';
import { applyEdits, modify } from 'jsonc-parser';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Workspace } from '../file-view.ts';

/** Adds a component to usingComponents, keeping comments and order; makes the json where there is none. */
export function registerComponent(
  { model, uriOf }: Workspace,
  json: string,
  tag: string,
  request: string,
): WorkspaceEdit {
  const text = model.readText(json);
  const uri = uriOf(json).toString();
  const from = text === undefined || text.trim() === '' ? '{}\n' : text;
  const edits = modify(from, ['usingComponents', tag], request, {
    formattingOptions: { insertSpaces: true, tabSize: 2 },
  });
  const document = TextDocument.create('', '', 0, text ?? '');
  const change = {
    range: { start: document.positionAt(0), end: document.positionAt((text ?? '').length) },
    newText: applyEdits(from, edits),
  };
  return text === undefined
    ? {
        documentChanges: [
          { kind: 'create', uri, options: { ignoreIfExists: true } },
          { textDocument: { uri, version: null }, edits: [change] },
        ],
      }
    : { changes: { [uri]: [change] } };
}
