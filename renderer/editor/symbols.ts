import type { languages } from 'monaco-editor/editor';
import type { FileSymbol } from '../shell/editors.ts';
import type { Documents } from './documents.ts';
import type { EditorPool } from './editor-pool.ts';

// languages.SymbolKind by number, as codicons.
const icons = [
  'symbol-file',
  'symbol-module',
  'symbol-namespace',
  'symbol-package',
  'symbol-class',
  'symbol-method',
  'symbol-property',
  'symbol-field',
  'symbol-constructor',
  'symbol-enum',
  'symbol-interface',
  'symbol-function',
  'symbol-variable',
  'symbol-constant',
  'symbol-string',
  'symbol-number',
  'symbol-boolean',
  'symbol-array',
  'symbol-object',
  'symbol-key',
];

/** The symbols of the active document, as whatever engine serves its language sees them. */
export async function symbolsOf(documents: Documents, pool: EditorPool): Promise<FileSymbol[]> {
  const path = pool.activePath();
  const model = path === undefined ? undefined : documents.get(path)?.model;
  if (!model) return [];
  const [{ StandaloneServices }, { ILanguageFeaturesService }] = await Promise.all([
    import('monaco-editor/editor/standalone/browser/standaloneServices'),
    import('monaco-editor/editor/common/services/languageFeatures'),
  ]);
  const [provider] = StandaloneServices.get(ILanguageFeaturesService).documentSymbolProvider.ordered(model);
  if (!provider) return [];
  const { token } = new documents.monaco.CancellationTokenSource();
  return flatten((await provider.provideDocumentSymbols(model, token)) ?? [], '');
}

function flatten(symbols: languages.DocumentSymbol[], container: string): FileSymbol[] {
  return symbols.flatMap((symbol) => [
    {
      name: symbol.name,
      detail: container || symbol.detail,
      icon: icons[symbol.kind] ?? 'symbol-misc',
      line: symbol.selectionRange.startLineNumber - 1,
      column: symbol.selectionRange.startColumn - 1,
    },
    ...flatten(symbol.children ?? [], container ? `${container} › ${symbol.name}` : symbol.name),
  ]);
}
