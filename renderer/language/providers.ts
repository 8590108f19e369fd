import type { CancellationToken, editor, IDisposable, languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import { fromKind, fromMarkup, fromRange, toPosition, toRange } from './convert.ts';
import { ask, at, whenRested, type Served } from './served.ts';
import { say } from '../kit/text.ts';
import { structureProviders } from './structure-providers.ts';
import { refactoringWords as w } from './words.ts';

/** What is asked for as it is typed, besides letters. */
export interface Triggers {
  scripts: string[];
  markup: string[];
}

/** Registers every answer for some languages; what comes back takes them out again. */
export function registerProviders(served: Served, selector: string[], triggers: Triggers): IDisposable[] {
  const { languages } = served.monaco;
  const others = selector.filter((id) => id !== 'wxml');
  return [
    languages.registerCompletionItemProvider(others, completion(served, triggers.scripts)),
    languages.registerCompletionItemProvider('wxml', completion(served, triggers.markup)),
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
    languages.registerTypeDefinitionProvider(selector, {
      provideTypeDefinition: (model, position, token) =>
        locations(served, 'typeDefinition', model, at(position), token),
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
    languages.registerCodeActionProvider(selector, codeActions(served), {
      providedCodeActionKinds: ['quickfix', 'refactor', 'source.organizeImports', 'source.fixAll'],
    }),
    languages.registerSignatureHelpProvider(selector, signatures(served)),
    ...structureProviders(served, selector),
  ];
}

function signatures(served: Served): languages.SignatureHelpProvider {
  return {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    async provideSignatureHelp(model, position, token) {
      const help = await ask<lsp.SignatureHelp>(served, 'signatureHelp', model, at(position), token);
      if (!help) return undefined;
      const value = {
        activeSignature: help.activeSignature ?? 0,
        activeParameter: help.activeParameter ?? 0,
        signatures: help.signatures.map(({ label, documentation, parameters }) => ({
          label,
          ...described(documentation),
          parameters: (parameters ?? []).map((one) => ({
            label: one.label,
            ...described(one.documentation),
          })),
        })),
      };
      return { value, dispose: () => undefined };
    },
  };
}

const described = (documentation: lsp.MarkupContent | string | undefined) => {
  const [said] = fromMarkup(documentation);
  return said ? { documentation: said } : {};
};

type Item = languages.CompletionItem & { original: lsp.CompletionItem; model: editor.ITextModel };

/** Between the last key and the question what the row in focus is. */
const detailsPause = 150;

type EditRange = lsp.Range | { insert: lsp.Range; replace: lsp.Range };

const fromEditRange = (range: EditRange) =>
  'insert' in range
    ? { insert: fromRange(range.insert), replace: fromRange(range.replace) }
    : fromRange(range);

function fromItem(
  { monaco, commandId }: Served,
  model: editor.ITextModel,
  item: lsp.CompletionItem,
  fallback: languages.CompletionItem['range'],
): Item {
  const edit = item.textEdit;
  const range = edit ? fromEditRange('range' in edit ? edit.range : edit) : fallback;
  return {
    label: item.labelDetails ? { label: item.label, ...item.labelDetails } : item.label,
    kind: fromKind(monaco, item.kind),
    insertText: edit?.newText ?? item.textEditText ?? item.insertText ?? item.label,
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
            arguments: [{ command: item.command }],
          },
        }
      : {}),
    original: item,
    model,
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
      const shared = Array.isArray(answer) ? undefined : answer.itemDefaults?.editRange;
      const range = shared ? fromEditRange(shared) : fallback;
      return {
        suggestions: items.map((item) => fromItem(served, model, item, range)),
        incomplete: !Array.isArray(answer) && answer.isIncomplete,
      };
    },
    async resolveCompletionItem(item, token) {
      const { original, model } = item as Item;
      // The row in focus is asked about after each key, and each time of a program that has just changed.
      await whenRested(served, model, token, detailsPause);
      if (token.isCancellationRequested) return item;
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
      const word = model.getWordAtPosition(position)?.word ?? '';
      const edit = await ask<lsp.WorkspaceEdit>(served, 'rename', model, { ...at(position), newName }, token);
      if (!edit) return { edits: [], rejectReason: say(w.nothing) };
      // Carried out by the workbench: seen before it is done where it touches several files, and undone as one.
      void served.applyEdit(edit, {
        title: w.rename,
        values: { from: word, to: newName },
        isPreviewed: true,
      });
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
          rejectReason: say(w.nothing),
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
  const { diagnosticsOf, commandId } = served;
  const touches = (a: lsp.Range, b: lsp.Range) => a.start.line <= b.end.line && b.start.line <= a.end.line;
  return {
    async provideCodeActions(model, range, { only }, token) {
      const asked = toRange(range);
      const diagnostics = diagnosticsOf(model).filter((found) => touches(found.range, asked));
      const context = { diagnostics, ...(only ? { only: [only] } : {}) };
      const found = await ask<(lsp.Command | lsp.CodeAction)[]>(
        served,
        'codeAction',
        model,
        { range: asked, context },
        token,
      );
      const actions = (found ?? [])
        .filter((action): action is lsp.CodeAction => typeof action.command !== 'string')
        .map((action) => ({
          title: action.title,
          kind: action.kind ?? 'quickfix',
          ...(action.isPreferred ? { isPreferred: true } : {}),
          // Worked out only when it is chosen, and carried out by the workbench: it may touch files that are not open.
          command: { id: commandId, title: action.title, arguments: [{ action }] },
        }));
      return { actions, dispose: () => undefined };
    },
  };
}
