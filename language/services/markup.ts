import type {
  LanguageServiceContext,
  LanguageServicePlugin,
  LanguageServicePluginInstance,
  LocationLink,
  Range,
  WorkspaceEdit,
} from '@volar/language-service';
import type { Provide } from 'volar-service-typescript';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../../contract/text.ts';
import type { TemplateCode } from '../plugin.ts';
import { isInComment, type Span } from '../wxml/parse.ts';
import { programOfContext } from '../typescript/program-project.ts';
import { workspaceOf, type Workspace } from './file-view.ts';
import { completeMarkup } from './markup/complete.ts';
import { expandMarkup } from './markup/emmet.ts';
import { describePlace } from './markup/describe.ts';
import { diagnoseMarkup } from './markup/diagnose.ts';
import { wrongKeys } from './markup/diagnose-keys.ts';
import { extractions } from './markup/extract.ts';
import { fixesFor } from './markup/fix.ts';
import { loopHints } from './markup/inlay.ts';
import { foldingsOf, linksOf, linkedTags, selectionsAt, symbolsOf, tagToClose } from './markup/structure.ts';
import { targetsOf } from './markup/navigate.ts';
import { registerComponent } from './markup/register.ts';
import { pick, placeAt, type TemplateView } from './markup/view.ts';
import { formatWxml } from '../wxml/format.ts';

export const registerCommand = 'tessera.registerComponent';
const severities = { error: 1, warning: 2, info: 3, hint: 4 } as const;

/** Everything about tags and attributes. Expressions and handlers are TypeScript's part. */
export function createMarkup(
  locale: Language,
  applyEdit: (edit: WorkspaceEdit) => Promise<unknown>,
): LanguageServicePlugin {
  return {
    name: 'tessera-markup',
    capabilities: {
      completionProvider: {
        triggerCharacters: ['<', '/', ' ', '"', "'", ':', '.', '>', '*', ']', '}', ...'0123456789'],
      },
      hoverProvider: true,
      definitionProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      linkedEditingRangeProvider: true,
      documentLinkProvider: {},
      documentFormattingProvider: true,
      autoInsertionProvider: { triggerCharacters: ['>', '/'] },
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.extract'] },
      inlayHintProvider: {},
      executeCommandProvider: { commands: [registerCommand] },
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
    },
    create: (context) => createInstance(context, locale, applyEdit),
  };
}

function createInstance(
  context: LanguageServiceContext,
  locale: Language,
  applyEdit: (edit: WorkspaceEdit) => Promise<unknown>,
): LanguageServicePluginInstance {
  const workspace = workspaceOf(context);
  const views =
    <T>(use: (view: TemplateView, document: TextDocument) => T) =>
    (document: TextDocument): T | undefined => {
      const view = viewOf(context, workspace, document, locale);
      return view && use(view, document);
    };
  const programNow = () =>
    context.inject<Provide, 'typescript/languageService'>('typescript/languageService')?.getProgram();
  return {
    ...navigation(context, workspace, locale),
    ...structure(views),
    provideDiagnostics: views((view, document) =>
      [
        ...diagnoseMarkup(view),
        ...wrongKeys(view, programNow(), programOfContext(context)?.isStrict() ?? false),
      ].map(({ code, span, severity, message, data }) => ({
        range: rangeOf(document, span),
        severity: severities[severity],
        code,
        source: 'tessera',
        message: pick(message, locale),
        data,
      })),
    ),
    provideCodeActions: (document, range, { diagnostics }) => {
      const view = viewOf(context, workspace, document, locale);
      if (!view) return undefined;
      const isSelected = document.offsetAt(range.end) > document.offsetAt(range.start);
      return [
        ...fixesFor(view, document, workspace, range, diagnostics),
        ...(isSelected ? extractions(view, document, workspace, range) : []),
      ];
    },
    provideInlayHints(document, range) {
      const view = viewOf(context, workspace, document, locale);
      return view && loopHints(view, document, programNow(), range);
    },
    provideDocumentFormattingEdits: views((view, document) => {
      const text = formatWxml(view.source);
      return text === view.source
        ? []
        : [{ range: rangeOf(document, { start: 0, end: view.source.length }), newText: text }];
    }),
    async executeCommand(_command, [json, tag, request]: [string, string, string]) {
      await applyEdit(registerComponent(workspace, json, tag, request));
    },
  };
}

type Views = <T>(
  use: (view: TemplateView, document: TextDocument) => T,
) => (document: TextDocument) => T | undefined;

function structure(views: Views): LanguageServicePluginInstance {
  return {
    provideDocumentSymbols: views(symbolsOf),
    provideFoldingRanges: views(foldingsOf),
    provideDocumentLinks: views(linksOf),
    provideSelectionRanges: (document, positions) =>
      views((view) => selectionsAt(view, document, positions))(document),
    provideLinkedEditingRanges: (document, position) =>
      views((view) => linkedTags(view, document, document.offsetAt(position)))(document),
    provideAutoInsertSnippet: (document, position, change) =>
      views((view) => tagToClose(view, document.offsetAt(position), change.text))(document),
  };
}

function navigation(
  context: LanguageServiceContext,
  workspace: Workspace,
  locale: Language,
): LanguageServicePluginInstance {
  return {
    provideCompletionItems(document, position) {
      const view = viewOf(context, workspace, document, locale);
      if (!view) return undefined;
      if (isInComment(view.template, document.offsetAt(position))) return undefined;
      const place = placeAt(view, document.offsetAt(position));
      const items = completeMarkup({ view, place, range: rangeOf(document, place.span), registerCommand });
      const abbreviated = place.kind === 'text' ? expandMarkup(view, document, position) : [];
      return { isIncomplete: abbreviated.length > 0, items: [...items, ...abbreviated] };
    },
    provideHover(document, position) {
      const view = viewOf(context, workspace, document, locale);
      const place = view && placeAt(view, document.offsetAt(position));
      const value = place && describePlace(view, place);
      return value && place
        ? { contents: { kind: 'markdown', value }, range: rangeOf(document, place.span) }
        : undefined;
    },
    provideDefinition(document, position) {
      const view = viewOf(context, workspace, document, locale);
      if (!view) return undefined;
      const offset = document.offsetAt(position);
      return targetsOf(view, placeAt(view, offset), offset).map(({ file, span, origin }): LocationLink => {
        const target = TextDocument.create('', '', 0, workspace.model.readText(file) ?? '');
        const range = rangeOf(target, span ?? { start: 0, end: 0 });
        return {
          targetUri: workspace.uriOf(file).toString(),
          targetRange: range,
          targetSelectionRange: range,
          originSelectionRange: rangeOf(document, origin),
        };
      });
    },
  };
}

/** The parsed template behind a document of Volar's; undefined for anything but a template's own text. */
function viewOf(
  context: LanguageServiceContext,
  workspace: Workspace,
  document: TextDocument,
  locale: Language,
): TemplateView | undefined {
  if (document.languageId !== 'wxml') return undefined;
  const uri = URI.parse(document.uri);
  const [source, codeId] = context.decodeEmbeddedDocumentUri(uri) ?? [uri, undefined];
  if (codeId !== undefined && codeId !== 'root') return undefined;
  const root = context.language.scripts.get(source)?.generated?.root as TemplateCode | undefined;
  if (!root?.template) return undefined;
  const file = workspace.fileOf(source);
  return {
    template: root.template,
    source: root.template.source,
    file,
    unit: file.replace(/\.wxml$/, ''),
    model: workspace.model,
    locale,
  };
}

export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
