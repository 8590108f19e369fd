import * as emmet from '@vscode/emmet-helper';
import type { CompletionItem, Position } from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** `m10`, `df`, `p10-20`: the declaration that an abbreviation stands for; lengths without a unit are rpx. */
export function expandDeclaration(document: TextDocument, position: Position): CompletionItem[] {
  const before = document.getText({ start: { line: 0, character: 0 }, end: position });
  // Where a declaration begins, inside of a rule.
  const open = before.lastIndexOf('{');
  if (open < before.lastIndexOf('}') || !/[{;]\s*[a-z][\w!@%.#-]*$/i.test(before.slice(open))) return [];
  const list = emmet.doComplete(document, position, 'css', {
    preferences: { 'css.intUnit': 'rpx', 'css.floatUnit': 'rpx' },
  });
  return (list?.items ?? []).map((item): CompletionItem => ({
    label: item.label,
    kind: 15,
    detail: 'Emmet',
    ...(item.textEdit && 'range' in item.textEdit ? { textEdit: item.textEdit } : {}),
    filterText: item.filterText ?? item.label,
    insertTextFormat: 2,
    sortText: '1',
  }));
}
