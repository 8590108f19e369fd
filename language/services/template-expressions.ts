import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  LanguageServiceContext,
  LanguageServicePlugin,
  LanguageServicePluginInstance,
} from '@volar/language-service';
import type ts from 'typescript';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { wxsGlobals } from '../../compiler/parse/wxs-names.ts';
import type { Language } from '../../contract/text.ts';
import { fileOf } from '../file-names.ts';
import { programOfContext } from '../typescript/program-project.ts';
import { workspaceOf } from './file-view.ts';
import { gatherBefore } from './whole-program.ts';
import { importedAs } from './symbols/candidates.ts';
import { dataEdit } from './markup/create-method.ts';
import { changeTo, type FixData } from './markup/finding.ts';
import { movedEdits } from './symbols/moved-files.ts';
import { movedFolderEdits } from './symbols/moved-scripts.ts';
import { isForScripts, templateDiagnostic } from './template-diagnostics.ts';

/** Names of generated code: never offered, never shown. */
const internal = /^(__(wx|d|m|tm|uses|[lctu]\d|Tessera)|__tessera)/;

/** How one might write it otherwise (as an ES module, as a class, with types): no news in a mini program. */
const advice = /^(8000\d|70(4[3-9]|50))$/;

/** TypeScript's answers, without the names of generated code, and in words that fit a template. */
export function createTemplateExpressions(
  service: LanguageServicePlugin,
  locale: Language,
): LanguageServicePlugin {
  return {
    ...service,
    create(context) {
      const instance = service.create(context);
      hintOpenFilesOnly(instance, context);
      const isTemplate = (uri: string) => {
        const decoded = context.decodeEmbeddedDocumentUri(URI.parse(uri));
        return decoded?.[0].path.endsWith('.wxml') ?? false;
      };
      const wrapped: LanguageServicePluginInstance = { ...instance, ...gatherBefore(instance, context) };
      const isWxs = (uri: string) => {
        const decoded = context.decodeEmbeddedDocumentUri(URI.parse(uri));
        return decoded?.[0].path.endsWith('.wxs') || (decoded?.[1].startsWith('wxs_') ?? false);
      };
      const { provideCompletionItems, provideDiagnostics, provideCodeActions } = instance;
      if (provideCompletionItems) {
        wrapped.provideCompletionItems = async (document, ...rest) => {
          const list = await provideCompletionItems(document, ...rest);
          if (!list) return list;
          const inTemplate = isTemplate(document.uri);
          const inWxs = isWxs(document.uri);
          const items = list.items.filter(
            (item) =>
              !internal.test(item.label) &&
              !(inTemplate && isGlobal(item.sortText)) &&
              (inWxs ? isInWxs(item) : !wxsOnly.has(item.label)),
          );
          return { ...list, items };
        };
      }
      if (provideDiagnostics) {
        wrapped.provideDiagnostics = async (document, token) => {
          const said = (await provideDiagnostics(document, token))?.filter(
            (one) => !advice.test(String(one.code)) && !isSaidElsewhere(document, one),
          );
          if (!isTemplate(document.uri)) return said?.filter(isForScripts(context, document));
          return said?.flatMap((one) => templateDiagnostic(context, document, one, locale) ?? []);
        };
      }
      answerForMovedFiles(instance, wrapped, context);
      if (provideCodeActions) {
        // Refactorings of generated code would write into a template what it does not have.
        wrapped.provideCodeActions = async (document, ...rest) => {
          const actions = await provideCodeActions(document, ...rest);
          if (!isTemplate(document.uri)) return actions;
          const [, { diagnostics }] = rest;
          return [
            ...diagnostics.flatMap((diagnostic) => [
              ...nearFix(document, diagnostic, locale),
              ...dataFix(context, document, diagnostic, locale),
            ]),
            ...(actions ?? []).filter(({ kind }) => kind?.startsWith('quickfix')),
          ];
        };
      }
      return wrapped;
    },
  };
}

function nearFix(document: TextDocument, diagnostic: Diagnostic, locale: Language): CodeAction[] {
  const { replace } = (diagnostic.data ?? {}) as FixData;
  if (replace === undefined) return [];
  const changes = { [document.uri]: [{ range: diagnostic.range, newText: replace }] };
  return [
    { title: changeTo(replace)[locale], kind: 'quickfix', diagnostics: [diagnostic], edit: { changes } },
  ];
}

/** A name that is nowhere: as a new field of `data`. Handlers are made by the services of markup. */
function dataFix(
  context: LanguageServiceContext,
  document: TextDocument,
  diagnostic: Diagnostic,
  locale: Language,
): CodeAction[] {
  const { missing } = (diagnostic.data ?? {}) as FixData;
  const source = context.decodeEmbeddedDocumentUri(URI.parse(document.uri))?.[0];
  if (missing === undefined || !source) return [];
  const { model, uriOf } = workspaceOf(context);
  const script = model.scriptOf(fileOf(source).replace(/\.wxml$/, ''));
  const text = script && model.readText(script);
  const edit = script && text ? dataEdit(text, missing) : undefined;
  if (!script || !text || !edit) return [];
  const at = TextDocument.create('', '', 0, text).positionAt(edit.offset);
  const title = locale === 'zh' ? `在 data 中添加“${missing}”` : `Add “${missing}” to data`;
  const changes = { [uriOf(script).toString()]: [{ range: { start: at, end: at }, newText: edit.text }] };
  return [{ title, kind: 'quickfix', diagnostics: [diagnostic], edit: { changes } }];
}

/** One answer for all languages: Volar takes the first. */
function answerForMovedFiles(
  instance: LanguageServicePluginInstance,
  wrapped: LanguageServicePluginInstance,
  context: LanguageServiceContext,
): void {
  const { provideFileRenameEdits } = instance;
  if (!provideFileRenameEdits) return;
  wrapped.provideFileRenameEdits = async (oldUri, newUri, token) => {
    const program = programOfContext(context);
    const [from, to] = [fileOf(oldUri), fileOf(newUri)];
    const word = importedAs(from);
    program?.gather((file, text) => file === from || file.startsWith(`${from}/`) || text().includes(word));
    const workspace = workspaceOf(context);
    const scripts = servicesOf(instance);
    const edit =
      program?.files.isFolder(from) && scripts
        ? { documentChanges: movedFolderEdits(context, workspace, scripts, from, to) }
        : ((await provideFileRenameEdits(oldUri, newUri, token)) ?? {});
    const ours = movedEdits(workspace, from, to);
    const changes = Object.entries(ours.changes ?? {}).map(([uri, edits]) => ({
      textDocument: { uri, version: null },
      edits,
    }));
    return { ...edit, documentChanges: [...(edit.documentChanges ?? []), ...changes] };
  };
}

function servicesOf(instance: LanguageServicePluginInstance): ts.LanguageService | undefined {
  const provide = instance.provide as { 'typescript/languageService'?: () => ts.LanguageService } | undefined;
  return provide?.['typescript/languageService']?.();
}

/** Hints (unused, deprecated) take as long as errors: they are worth it only in scripts that somebody looks at. */
function hintOpenFilesOnly(instance: LanguageServicePluginInstance, context: LanguageServiceContext): void {
  const service = servicesOf(instance);
  if (!service) return;
  const suggest = service.getSuggestionDiagnostics.bind(service);
  service.getSuggestionDiagnostics = (file) =>
    !/\.(wxml|wxs)$/.test(file) && programOfContext(context)?.isOpen(file) ? suggest(file) : [];
}

/** Deprecated members of `wx` are said by services/scripts.ts, with what to use instead. */
const isSaidElsewhere = (document: TextDocument, { code, range }: Diagnostic): boolean =>
  /^638[567]$/.test(String(code)) &&
  /\bwx\s*\.\s*$/.test(
    document.getText({ start: { line: range.start.line, character: 0 }, end: range.start }),
  );

/** Made for WXS alone. */
const wxsOnly = new Set(['getRegExp', 'getDate']);

/** WXS sees its own names and a few globals; keywords are theirs that it knows. */
function isInWxs({ label, kind, sortText }: CompletionItem): boolean {
  if (kind === 14) return wxsKeywords.has(label);
  return !isGlobal(sortText) || wxsGlobals.has(label);
}

const wxsKeywords = new Set(
  ['break', 'case', 'continue', 'default', 'delete', 'do', 'else', 'false', 'for', 'function', 'if'].concat([
    'null',
    'return',
    'switch',
    'this',
    'true',
    'typeof',
    'undefined',
    'var',
    'void',
    'while',
  ]),
);

/** Globals and auto-imports have no place in `{{}}`: TypeScript sorts them to 15 and 16. */
function isGlobal(sortText: string | undefined): boolean {
  return sortText !== undefined && /^1[56]/.test(sortText);
}
