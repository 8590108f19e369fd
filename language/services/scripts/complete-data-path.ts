import type { CompletionItem } from '@volar/language-service';
import type ts from 'typescript';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { dataType, fieldsOf, pathKeys, readPath, stepInto } from './data-paths.ts';

/** What may follow in a path of `setData`: fields of data, at any depth. */
export function completeDataPath(
  program: ts.Program,
  file: ts.SourceFile,
  document: TextDocument,
  offset: number,
): CompletionItem[] {
  const key = pathKeys(file).find((one) => one.getStart(file) < offset && offset <= one.end);
  if (!key) return [];
  const checker = program.getTypeChecker();
  const start = key.getStart(file) + 1;
  const typed = file.text.slice(start, offset);
  const base = typed.replace(/[\w$]*$/, '');
  const steps = readPath(base.replace(/[.[]$/, ''));
  let type = dataType(checker, file);
  for (const step of steps ?? []) type = type && stepInto(checker, type, step, key);
  if (!type || steps === undefined) return [];
  const range = {
    start: document.positionAt(start + base.length),
    end: document.positionAt(Math.max(offset, start + base.length)),
  };
  return fieldsOf(checker, type).map((field) => {
    const shown = checker.typeToString(checker.getTypeOfSymbolAtLocation(field, key));
    return {
      label: field.name,
      kind: 5,
      detail: shown,
      sortText: `0${field.name}`,
      filterText: field.name,
      textEdit: { range, newText: field.name },
    };
  });
}
