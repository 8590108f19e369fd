import path from 'node:path';
import type { LanguageServiceContext, Position } from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Provide } from 'volar-service-typescript';
import { URI } from 'vscode-uri';
import { programOfContext } from '../../typescript/program-project.ts';

/**
 * Before a question over the whole program: files whose text has the name come in, so that TypeScript looks at them
 * and at nothing else. What is exported without a name is imported under any: its file's name is searched as well.
 */
export function gatherFor(
  context: LanguageServiceContext,
  document: TextDocument,
  position: Position,
  name = wordAt(document.getText(), document.offsetAt(position)),
): void {
  const words = name === '' ? [] : [name, ...otherNames(context, document, position)];
  programOfContext(context)?.gather((_file, text) => words.some((word) => text().includes(word)));
}

function wordAt(text: string, offset: number): string {
  const before = /[\p{ID_Continue}$]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))![0];
  return before + /^[\p{ID_Continue}$]*/u.exec(text.slice(offset, offset + 200))![0];
}

const isNameless = /\bexport\s+default\b|\bmodule\.exports\s*=\s*(?![{\s])/;

function otherNames(context: LanguageServiceContext, document: TextDocument, position: Position): string[] {
  const service = context.inject<Provide, 'typescript/languageService'>('typescript/languageService');
  const file = context.inject<Provide, 'typescript/documentFileName'>(
    'typescript/documentFileName',
    URI.parse(document.uri),
  );
  if (!service || file === undefined || !service.getProgram()?.getSourceFile(file)) return [];
  const found: string[] = [];
  for (const { fileName, name } of service.getDefinitionAtPosition(file, document.offsetAt(position)) ?? []) {
    if (fileName.endsWith('.d.ts')) continue;
    if (/^[\p{ID_Continue}$]+$/u.test(name)) found.push(name);
    const text = programOfContext(context)?.files.peek(fileName);
    if (text !== undefined && isNameless.test(text)) found.push(importedAs(fileName));
  }
  return found;
}

/** How an import's path ends. */
export function importedAs(file: string): string {
  const base = path.posix.basename(file).replace(/\.[cm]?[jt]s$/, '');
  return base === 'index' ? path.posix.basename(path.posix.dirname(file)) : base;
}
