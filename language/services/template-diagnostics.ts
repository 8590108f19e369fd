import type { Diagnostic, LanguageServiceContext } from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../../contract/text.ts';
import { fileOf } from '../file-names.ts';
import { isGivenElsewhere } from '../given-elsewhere.ts';
import { programOfContext } from '../typescript/program-project.ts';
import { unknownNameCode } from '../typescript/writer.ts';
import { workspaceOf } from './file-view.ts';
import { replacing } from './markup/finding.ts';

const words = {
  en: (name: string, near?: string) =>
    `“${name}” is not in the data, properties or methods of this ${near ? `component. Did you mean “${near}”?` : 'component.'}`,
  zh: (name: string, near?: string) =>
    `data、properties 或 methods 中没有“${name}”${near ? `，是否想用“${near}”？` : '。'}`,
};

const textOf = ({ message }: Diagnostic): string => (typeof message === 'string' ? message : message.value);

/** Without a tsconfig nobody asked for types: `this.timer` on a page, a package's missing declarations are no mistakes. */
export function isForScripts(
  context: LanguageServiceContext,
  document: TextDocument,
): (diagnostic: Diagnostic) => boolean {
  const isPlain = document.languageId === 'typescript' && !programOfContext(context)?.isStrict();
  return ({ code, severity }) => !(isPlain && severity === 1 && Number(code) >= 2000);
}

/** Members of `[]`, `{}` and null, which wait in the data for what setData brings. */
const ofNothing = /on type '(never|\{\})'/;

/** What TypeScript says of a template's code, in words that fit; undefined where it is no mistake. */
export function templateDiagnostic(
  context: LanguageServiceContext,
  document: TextDocument,
  diagnostic: Diagnostic,
  locale: Language,
): Diagnostic | undefined {
  const said = textOf(diagnostic);
  const match = /^(?:Property|Cannot find name) '([^']+)'/.exec(said);
  const before = document.getText({
    start: { line: diagnostic.range.start.line, character: 0 },
    end: diagnostic.range.start,
  });
  const owner = /__(d|m|c\d+)\.$/.exec(before)?.[1];
  if (!match || owner === undefined) return ofNothing.test(said) ? undefined : diagnostic;
  const decoded = context.decodeEmbeddedDocumentUri(URI.parse(document.uri));
  const { model } = workspaceOf(context);
  if (decoded && isGivenElsewhere(model, fileOf(decoded[0]).replace(/\.wxml$/, ''), match[1]!))
    return undefined;
  const near = /Did you mean '([^']+)'/.exec(said)?.[1];
  return {
    ...diagnostic,
    severity: 2,
    source: 'tessera',
    code: unknownNameCode,
    message: words[locale](match[1]!, near),
    data: { ...replacing(near).data, ...(owner === 'm' ? {} : { missing: match[1]! }) },
  };
}
