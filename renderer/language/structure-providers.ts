import type { IDisposable, languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-protocol';
import { fromMarkup, fromRange, toPosition, toRange } from './convert.ts';
import { ask, askAtRest, at, type Served } from './served.ts';

/** What a document is made of: outline, folds, colours, links, highlights, hints. */
export function structureProviders(served: Served, selector: string[]): IDisposable[] {
  return [...outlineProviders(served, selector), ...decorationProviders(served, selector)];
}

function outlineProviders(served: Served, selector: string[]): IDisposable[] {
  const { languages } = served.monaco;
  return [
    languages.registerDocumentSymbolProvider(selector, {
      async provideDocumentSymbols(model, token) {
        return (await askAtRest<lsp.DocumentSymbol[]>(served, 'documentSymbol', model, {}, token))?.map(
          fromSymbol,
        );
      },
    }),
    languages.registerFoldingRangeProvider(selector, {
      async provideFoldingRanges(model, _context, token) {
        const ranges = await askAtRest<lsp.FoldingRange[]>(served, 'foldingRange', model, {}, token);
        return ranges?.map(({ startLine, endLine }) => ({ start: startLine + 1, end: endLine + 1 }));
      },
    }),
    languages.registerSelectionRangeProvider(selector, {
      async provideSelectionRanges(model, positions, token) {
        const asked = { positions: positions.map(toPosition) };
        const found = await ask<lsp.SelectionRange[]>(served, 'selectionRange', model, asked, token);
        return found?.map((one) => chainOf(one));
      },
    }),
    // Only tags come in pairs.
    languages.registerLinkedEditingRangeProvider('wxml', {
      async provideLinkedEditingRanges(model, position, token) {
        const asked = at(position);
        const linked = await ask<lsp.LinkedEditingRanges>(served, 'linkedEditingRange', model, asked, token);
        return linked && { ranges: linked.ranges.map(fromRange) };
      },
    }),
    languages.registerDocumentHighlightProvider(selector, {
      async provideDocumentHighlights(model, position, token) {
        const asked = at(position);
        const found = await ask<lsp.DocumentHighlight[]>(served, 'documentHighlight', model, asked, token);
        return found?.map(({ range, kind }) => ({ range: fromRange(range), kind: (kind ?? 1) - 1 }));
      },
    }),
    languages.registerDocumentRangeFormattingEditProvider(
      selector.filter((id) => id !== 'wxml'),
      {
        async provideDocumentRangeFormattingEdits(model, range, options, token) {
          const asked = { range: toRange(range), options };
          const edits = await ask<lsp.TextEdit[]>(served, 'rangeFormatting', model, asked, token);
          return edits?.map((edit) => ({ range: fromRange(edit.range), text: edit.newText }));
        },
      },
    ),
  ];
}

function decorationProviders(served: Served, selector: string[]): IDisposable[] {
  const { languages } = served.monaco;
  return [
    languages.registerColorProvider(selector, {
      async provideDocumentColors(model, token) {
        const found = await askAtRest<lsp.ColorInformation[]>(served, 'documentColor', model, {}, token);
        return (found ?? []).map(({ range, color }) => ({ range: fromRange(range), color }));
      },
      async provideColorPresentations(model, { range, color }, token) {
        const asked = { range: toRange(range), color };
        const found = await ask<lsp.ColorPresentation[]>(served, 'colorPresentation', model, asked, token);
        return (found ?? []).map(({ label, textEdit }) => ({
          label,
          ...(textEdit ? { textEdit: { range: fromRange(textEdit.range), text: textEdit.newText } } : {}),
        }));
      },
    }),
    languages.registerLinkProvider(selector, {
      async provideLinks(model, token) {
        const found = await askAtRest<lsp.DocumentLink[]>(served, 'documentLink', model, {}, token);
        const links = (found ?? []).flatMap(({ range, target, tooltip }) =>
          target
            ? [
                {
                  range: fromRange(range),
                  url: served.convert.modelUri(target),
                  ...(tooltip ? { tooltip } : {}),
                },
              ]
            : [],
        );
        return { links };
      },
    }),
    languages.registerInlayHintsProvider(selector, {
      async provideInlayHints(model, range, token) {
        const hints = await askAtRest<lsp.InlayHint[]>(
          served,
          'inlayHint',
          model,
          { range: toRange(range) },
          token,
        );
        return { hints: (hints ?? []).map(fromHint), dispose: () => undefined };
      },
    }),
  ];
}

function fromHint({
  position,
  label,
  kind,
  paddingLeft,
  paddingRight,
  tooltip,
}: lsp.InlayHint): languages.InlayHint {
  const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
  const [said] = fromMarkup(tooltip);
  return {
    position: { lineNumber: position.line + 1, column: position.character + 1 },
    label: text,
    ...(kind ? { kind } : {}),
    ...(said ? { tooltip: said } : {}),
    paddingLeft: paddingLeft ?? false,
    paddingRight: paddingRight ?? false,
  };
}

function chainOf(range: lsp.SelectionRange | undefined): languages.SelectionRange[] {
  return range ? [{ range: fromRange(range.range) }, ...chainOf(range.parent)] : [];
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
