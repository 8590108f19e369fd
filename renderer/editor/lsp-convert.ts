import type { editor, IRange, languages } from 'monaco-editor/editor';
import type {
  CompletionItem,
  Diagnostic as LspDiagnostic,
  DocumentSymbol,
  MarkupContent,
  Range as LspRange,
  TextEdit,
} from 'vscode-languageserver-protocol';
import type { Diagnostic, Severity } from '../../contract/diagnostic.ts';

export const toPosition = ({ lineNumber, column }: { lineNumber: number; column: number }) => ({
  line: lineNumber - 1,
  character: column - 1,
});

export const toRange = ({ start, end }: LspRange): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
});

export const toLspRange = (range: IRange): LspRange => ({
  start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
  end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
});

export const toEdit = ({ range, newText }: TextEdit) => ({ range: toRange(range), text: newText });

/** The protocol's kinds 1 to 25 as Monaco's, which count differently. */
const kinds = [18, 18, 0, 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 15, 17, 28, 19, 20, 21, 23, 16, 14, 6, 10, 11, 24];

export function markdownOf(content: unknown): { value: string } | undefined {
  if (typeof content === 'string') return { value: content };
  if (Array.isArray(content))
    return { value: content.map((part) => markdownOf(part)?.value ?? '').join('\n\n') };
  if (content && typeof content === 'object' && 'value' in content) {
    const { value } = content as MarkupContent;
    const language = 'language' in content ? String(content.language) : '';
    return { value: language ? `\`\`\`${language}\n${value}\n\`\`\`` : value };
  }
  return undefined;
}

export function toCompletion(item: CompletionItem, word: IRange): languages.CompletionItem {
  const { textEdit, insertText, label, labelDetails } = item;
  const range = !textEdit
    ? word
    : 'range' in textEdit
      ? toRange(textEdit.range)
      : { insert: toRange(textEdit.insert), replace: toRange(textEdit.replace) };
  const documentation = markdownOf(item.documentation);
  const isSnippet = item.insertTextFormat === 2;
  return {
    label: labelDetails ? { label, ...labelDetails } : label,
    kind: kinds[item.kind ?? 0] ?? 18,
    insertText: textEdit?.newText ?? insertText ?? label,
    range,
    ...(item.detail ? { detail: item.detail } : {}),
    ...(documentation ? { documentation } : {}),
    ...(item.sortText ? { sortText: item.sortText } : {}),
    ...(item.filterText ? { filterText: item.filterText } : {}),
    ...(isSnippet ? { insertTextRules: 4 } : {}),
    ...(item.additionalTextEdits ? { additionalTextEdits: item.additionalTextEdits.map(toEdit) } : {}),
    ...(item.command ? { command: { id: 'editor.action.triggerSuggest', title: item.command.title } } : {}),
  };
}

export function toSymbol(symbol: DocumentSymbol): languages.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail ?? '',
    kind: symbol.kind - 1,
    tags: [],
    range: toRange(symbol.range),
    selectionRange: toRange(symbol.selectionRange),
    children: (symbol.children ?? []).map(toSymbol),
  };
}

const severities: Severity[] = ['error', 'error', 'warning', 'info', 'hint'];

/** The server speaks the language it was started with; both sides of the pair then say the same. */
export function toDiagnostic(file: string, found: LspDiagnostic): Diagnostic {
  const { range, code, source, severity = 1, message } = found;
  const text = typeof message === 'string' ? message : '';
  const place = ({ line, character }: LspRange['start']) => ({ line, column: character });
  return {
    file,
    range: { start: place(range.start), end: place(range.end) },
    code: code === undefined ? (source ?? 'language') : String(code),
    severity: severities[severity] ?? 'error',
    message: { en: text, zh: text },
  };
}

export function wordRange(model: editor.ITextModel, place: { lineNumber: number; column: number }): IRange {
  const word = model.getWordUntilPosition(place as never);
  const { lineNumber } = place;
  return {
    startLineNumber: lineNumber,
    endLineNumber: lineNumber,
    startColumn: word.startColumn,
    endColumn: word.endColumn,
  };
}
