import type { CancellationToken, editor, IDisposable, languages, Position } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import type { Monaco } from '../editor/monaco.ts';
import type { LanguageConnection } from './connection.ts';
import { fromKind, fromMarkup, fromRange, toPosition, toRange, type Convert } from './convert.ts';
import { toMonacoEdit } from './edits.ts';

export interface Served {
  monaco: Monaco;
  connection: LanguageConnection;
  convert: Convert;
  /** True for models this server answers for; others of the same language keep Monaco's answers. */
  serves: (model: editor.ITextModel) => boolean;
  /** The server's own findings in a model, for its fixes. */
  diagnosticsOf: (model: editor.ITextModel) => lsp.Diagnostic[];
  ensureModels: (uris: string[]) => Promise<void>;
  applyEdit: (edit: lsp.WorkspaceEdit) => Promise<boolean>;
  commandId: string;
}

function ask<T>(
  served: Served,
  method: string,
  model: editor.ITextModel,
  more: object,
  token?: CancellationToken,
): Promise<T | undefined> {
  const { connection, convert, serves } = served;
  if (!serves(model)) return Promise.resolve(undefined);
  const abort = new AbortController();
  token?.onCancellationRequested(() => abort.abort());
  return connection
    .request<T>(
      `textDocument/${method}`,
      { textDocument: { uri: convert.uriOf(model) }, ...more },
      abort.signal,
    )
    .then((result) => result ?? undefined)
    .catch(() => undefined);
}

const at = (position: Position) => ({ position: toPosition(position) });

/** Registers every answer for some languages; what comes back takes them out again. */
export function registerProviders(served: Served, selector: string[], triggers: string[]): IDisposable[] {
  const { languages } = served.monaco;
  return [
    languages.registerCompletionItemProvider(selector, completion(served, triggers)),
    languages.registerHoverProvider(selector, {
      async provideHover(model, position, token) {
        const hover = await ask<lsp.Hover>(served, 'hover', model, at(position), token);
        return (
          hover && {
            contents: fromMarkup(hover.contents),
            ...(hover.range ? { range: fromRange(hover.range) } : {}),
          }
        );
      },
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: (model, position, token) =>
        locations(served, 'definition', model, at(position), token),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: (model, position, context, token) =>
        locations(served, 'references', model, { ...at(position), context }, token),
    }),
    languages.registerRenameProvider(selector, rename(served)),
    languages.registerDocumentFormattingEditProvider(selector, {
      async provideDocumentFormattingEdits(model, options, token) {
        const edits = await ask<lsp.TextEdit[]>(served, 'formatting', model, { options }, token);
        return edits?.map(({ range, newText }) => ({ range: fromRange(range), text: newText }));
      },
    }),
    languages.registerDocumentSymbolProvider(selector, {
      async provideDocumentSymbols(model, token) {
        return (await ask<lsp.DocumentSymbol[]>(served, 'documentSymbol', model, {}, token))?.map(fromSymbol);
      },
    }),
    languages.registerCodeActionProvider(selector, codeActions(served)),
    ...structure(served, selector),
  ];
}

function structure(served: Served, selector: string[]): IDisposable[] {
  const { languages } = served.monaco;
  return [
    languages.registerFoldingRangeProvider(selector, {
      async provideFoldingRanges(model, _context, token) {
        const ranges = await ask<lsp.FoldingRange[]>(served, 'foldingRange', model, {}, token);
        return ranges?.map(({ startLine, endLine }) => ({ start: startLine + 1, end: endLine + 1 }));
      },
    }),
    languages.registerLinkedEditingRangeProvider(selector, {
      async provideLinkedEditingRanges(model, position, token) {
        const linked = await ask<lsp.LinkedEditingRanges>(
          served,
          'linkedEditingRange',
          model,
          at(position),
          token,
        );
        return linked && { ranges: linked.ranges.map(fromRange) };
      },
    }),
    languages.registerSignatureHelpProvider(selector, {
      signatureHelpTriggerCharacters: ['(', ','],
      async provideSignatureHelp(model, position, token) {
        const help = await ask<lsp.SignatureHelp>(served, 'signatureHelp', model, at(position), token);
        return help && { value: help as unknown as languages.SignatureHelp, dispose: () => undefined };
      },
    }),
  ];
}

function fromSymbol(symbol: lsp.DocumentSymbol): languages.DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail ?? '',
    kind: (symbol.kind - 1) as languages.SymbolKind,
    tags: [],
    range: fromRange(symbol.range),
    selectionRange: fromRange(symbol.selectionRange),
    children: symbol.children?.map(fromSymbol) ?? [],
  };
}

type Item = languages.CompletionItem & { original: lsp.CompletionItem };

function fromItem(
  { monaco, commandId }: Served,
  item: lsp.CompletionItem,
  fallback: ReturnType<typeof fromRange>,
): Item {
  const edit = item.textEdit;
  const range = edit
    ? 'range' in edit
      ? fromRange(edit.range)
      : { insert: fromRange(edit.insert), replace: fromRange(edit.replace) }
    : fallback;
  return {
    label: item.labelDetails ? { label: item.label, ...item.labelDetails } : item.label,
    kind: fromKind(monaco, item.kind),
    insertText: edit?.newText ?? item.insertText ?? item.label,
    insertTextRules:
      item.insertTextFormat === 2 ? monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet : 0,
    range,
    ...(item.detail ? { detail: item.detail } : {}),
    ...(item.documentation ? { documentation: fromMarkup(item.documentation as string)[0] ?? '' } : {}),
    ...(item.sortText ? { sortText: item.sortText } : {}),
    ...(item.filterText ? { filterText: item.filterText } : {}),
    ...(item.additionalTextEdits
      ? {
          additionalTextEdits: item.additionalTextEdits.map((one) => ({
            range: fromRange(one.range),
            text: one.newText,
          })),
        }
      : {}),
    ...(item.command
      ? {
          command: {
            id: item.command.command.startsWith('tessera.') ? commandId : item.command.command,
            title: '',
            arguments: [item.command],
          },
        }
      : {}),
    original: item,
  };
}

function completion(served: Served, triggerCharacters: string[]): languages.CompletionItemProvider {
  const { connection } = served;
  return {
    triggerCharacters,
    async provideCompletionItems(model, position, { triggerCharacter, triggerKind }, token) {
      const context = { triggerKind: triggerKind + 1, ...(triggerCharacter ? { triggerCharacter } : {}) };
      const answer = await ask<lsp.CompletionList | lsp.CompletionItem[]>(
        served,
        'completion',
        model,
        { ...at(position), context },
        token,
      );
      if (!answer) return undefined;
      const word = model.getWordUntilPosition(position);
      const fallback = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: word.startColumn,
        endColumn: position.column,
      };
      const items = Array.isArray(answer) ? answer : answer.items;
      return {
        suggestions: items.map((item) => fromItem(served, item, fallback)),
        incomplete: !Array.isArray(answer) && answer.isIncomplete,
      };
    },
    async resolveCompletionItem(item) {
      const { original } = item as Item;
      const full = await connection
        .request<lsp.CompletionItem>('completionItem/resolve', original)
        .catch(() => original);
      const documentation = fromMarkup(full.documentation as string | undefined)[0];
      return {
        ...item,
        ...(full.detail ? { detail: full.detail } : {}),
        ...(documentation ? { documentation } : {}),
        ...(full.additionalTextEdits
          ? {
              additionalTextEdits: full.additionalTextEdits.map((one) => ({
                range: fromRange(one.range),
                text: one.newText,
              })),
            }
          : {}),
      };
    },
  };
}

async function locations(
  served: Served,
  method: string,
  model: editor.ITextModel,
  more: object,
  token: CancellationToken,
): Promise<languages.LocationLink[] | undefined> {
  const found = await ask<lsp.Location | (lsp.Location | lsp.LocationLink)[]>(
    served,
    method,
    model,
    more,
    token,
  );
  if (!found) return undefined;
  const links = (Array.isArray(found) ? found : [found]).map((target) =>
    'targetUri' in target
      ? {
          uri: target.targetUri,
          range: target.targetRange,
          selection: target.targetSelectionRange,
          origin: target.originSelectionRange,
        }
      : { uri: target.uri, range: target.range, selection: target.range, origin: undefined },
  );
  await served.ensureModels(links.map(({ uri }) => uri));
  return links
    .filter(({ uri }) => served.monaco.editor.getModel(served.convert.modelUri(uri)))
    .map(({ uri, range, selection, origin }) => ({
      uri: served.convert.modelUri(uri),
      range: fromRange(range),
      targetSelectionRange: fromRange(selection),
      ...(origin ? { originSelectionRange: fromRange(origin) } : {}),
    }));
}

function rename(served: Served): languages.RenameProvider {
  return {
    async provideRenameEdits(model, position, newName, token) {
      const edit = await ask<lsp.WorkspaceEdit>(served, 'rename', model, { ...at(position), newName }, token);
      if (!edit) return { edits: [], rejectReason: 'Nothing here can be renamed.' };
      // Files that are not open take the change through the workbench, so that each is seen as unsaved.
      await served.applyEdit(edit);
      return { edits: [] };
    },
    async resolveRenameLocation(model, position, token) {
      const range = await ask<lsp.Range | { range: lsp.Range; placeholder: string }>(
        served,
        'prepareRename',
        model,
        at(position),
        token,
      );
      if (!range)
        return {
          range: fromRange({ start: toPosition(position), end: toPosition(position) }),
          text: '',
          rejectReason: 'Nothing here can be renamed.',
        };
      const plain = 'range' in range ? range.range : range;
      return {
        range: fromRange(plain),
        text: 'placeholder' in range ? range.placeholder : model.getValueInRange(fromRange(plain)),
      };
    },
  };
}

function codeActions(served: Served): languages.CodeActionProvider {
  const { connection, convert, diagnosticsOf } = served;
  const touches = (a: lsp.Range, b: lsp.Range) => a.start.line <= b.end.line && b.start.line <= a.end.line;
  return {
    async provideCodeActions(model, range, _context, token) {
      const asked = toRange(range);
      const diagnostics = diagnosticsOf(model).filter((found) => touches(found.range, asked));
      const found = await ask<(lsp.Command | lsp.CodeAction)[]>(
        served,
        'codeAction',
        model,
        { range: asked, context: { diagnostics } },
        token,
      );
      const actions = await Promise.all(
        (found ?? [])
          .filter((action): action is lsp.CodeAction => 'kind' in action)
          .map(async (action) => {
            const full = action.edit
              ? action
              : await connection.request<lsp.CodeAction>('codeAction/resolve', action).catch(() => action);
            return {
              title: full.title,
              kind: full.kind ?? 'quickfix',
              edit: toMonacoEdit(convert, full.edit ?? {}),
              whole: full.edit,
            };
          }),
      );
      await served.ensureModels(actions.flatMap(({ whole }) => Object.keys(whole?.changes ?? {})));
      return { actions: actions.filter(({ edit }) => edit.edits.length > 0), dispose: () => undefined };
    },
  };
}
