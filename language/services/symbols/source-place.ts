import type { LanguageServiceContext, Position } from '@volar/language-service';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { fileOf } from '../../file-names.ts';

/** A place in a file as the person sees it, whatever generated document a service was asked about. */
export interface SourcePlace {
  file: string;
  offset: number;
  document: TextDocument;
  /** Which of the file's documents was asked: each question comes once for every one of them. */
  code: string | undefined;
}

export function sourcePlace(
  context: LanguageServiceContext,
  document: TextDocument,
  position: Position,
): SourcePlace | undefined {
  const uri = URI.parse(document.uri);
  const decoded = context.decodeEmbeddedDocumentUri(uri);
  if (!decoded) return { file: fileOf(uri), offset: document.offsetAt(position), document, code: undefined };
  const script = context.language.scripts.get(decoded[0]);
  const code = script?.generated?.embeddedCodes.get(decoded[1]);
  if (!script || !code) return undefined;
  const source = TextDocument.create(
    script.id.toString(),
    script.languageId,
    0,
    script.snapshot.getText(0, script.snapshot.getLength()),
  );
  for (const [offset] of context.language.maps
    .get(code, script)
    .toSourceLocation(document.offsetAt(position)))
    return { file: fileOf(decoded[0]), offset, document: source, code: decoded[1] };
  return undefined;
}
