import type { editor, IPosition, IRange, languages, MarkerSeverity } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { Diagnostic, Severity } from '../../contract/diagnostic.ts';
import type { Monaco } from '../editor/monaco.ts';

/** Between LSP (zero-based, absolute files) and the editor (one-based, files of the project). */
export interface Convert {
  uriOf: (model: editor.ITextModel) => string;
  uriOfPath: (path: string) => string;
  /** The project's path behind a server's uri; undefined outside of the project. */
  pathOf: (uri: string) => string | undefined;
  modelUri: (uri: string) => ReturnType<Monaco['Uri']['parse']>;
}

export function createConvert(monaco: Monaco, folder: string): Convert {
  const root = `file://${encodePath(folder.replaceAll('\\', '/'))}/`.replace('file://C', 'file:///C');
  return {
    uriOf: (model) => root + encodePath(model.uri.path.slice(1)),
    uriOfPath: (path) => root + encodePath(path),
    pathOf: (uri) => (uri.startsWith(root) ? decodeURIComponent(uri.slice(root.length)) : undefined),
    modelUri(uri) {
      const path = this.pathOf(uri);
      return path === undefined
        ? monaco.Uri.parse(uri)
        : monaco.Uri.from({ scheme: 'file', path: `/${path}` });
    },
  };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

export const toPosition = ({ lineNumber, column }: IPosition): lsp.Position => ({
  line: lineNumber - 1,
  character: column - 1,
});

export const toRange = (range: IRange): lsp.Range => ({
  start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
  end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
});

export const fromRange = ({ start, end }: lsp.Range): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
});

export function fromMarkup(contents: lsp.Hover['contents'] | string | undefined): { value: string }[] {
  if (contents === undefined) return [];
  const all = Array.isArray(contents) ? contents : [contents];
  return all
    .map((part) => {
      if (typeof part === 'string') return { value: part };
      return 'kind' in part
        ? { value: part.value }
        : { value: `\`\`\`${part.language}\n${part.value}\n\`\`\`` };
    })
    .filter(({ value }) => value !== '');
}

/** Kinds differ in order between the two: by name. */
const kinds = [
  'Text',
  'Method',
  'Function',
  'Constructor',
  'Field',
  'Variable',
  'Class',
  'Interface',
  'Module',
  'Property',
  'Unit',
  'Value',
  'Enum',
  'Keyword',
  'Snippet',
  'Color',
  'File',
  'Reference',
  'Folder',
  'EnumMember',
  'Constant',
  'Struct',
  'Event',
  'Operator',
  'TypeParameter',
] as const;

export function fromKind(monaco: Monaco, kind: number | undefined): languages.CompletionItemKind {
  return monaco.languages.CompletionItemKind[kinds[(kind ?? 1) - 1] ?? 'Text'];
}

const severities: Severity[] = ['error', 'warning', 'info', 'hint'];

export function fromDiagnostic(
  file: string,
  { range, code, severity, message, source, tags }: lsp.Diagnostic,
): Diagnostic {
  const text = typeof message === 'string' ? message : (message as { value: string }).value;
  return {
    file,
    range: {
      start: { line: range.start.line, column: range.start.character },
      end: { line: range.end.line, column: range.end.character },
    },
    code:
      typeof code === 'string' && code.includes('/') ? code : `${source ?? 'language'}/${code ?? 'problem'}`,
    severity: severities[(severity ?? 1) - 1] ?? 'error',
    // The server speaks the language the window has: one sentence serves both.
    message: { en: text, zh: text },
    ...(tags?.length ? { tags: tags.map((tag) => (tag === 1 ? 'unused' : 'deprecated')) } : {}),
  };
}

export function toMarkerDiagnostic(
  marker: editor.IMarkerData,
  severityOf: typeof MarkerSeverity,
  original: lsp.Diagnostic | undefined,
): lsp.Diagnostic {
  return (
    original ?? {
      range: toRange(marker),
      message: marker.message,
      severity: marker.severity === severityOf.Error ? 1 : marker.severity === severityOf.Warning ? 2 : 3,
    }
  );
}
