import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  LanguageServiceContext,
  LanguageServicePlugin,
  Position,
} from '@volar/language-service';
import type ts from 'typescript';
import type { Provide } from 'volar-service-typescript';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../../contract/text.ts';
import { libraryOf } from '../library-version.ts';
import { listPage } from '../new-unit.ts';
import { supportTable } from '../support-table.ts';
import { fileOf } from '../file-names.ts';
import { workspaceOf, type Workspace } from './file-view.ts';
import { changeTo } from './markup/finding.ts';
import { apiTable } from './scripts/api-table.ts';
import { checkApis } from './scripts/check-apis.ts';
import { checkDataPaths } from './scripts/check-data-paths.ts';
import { checkWxs } from './scripts/check-wxs.ts';
import { completeDataPath } from './scripts/complete-data-path.ts';
import type { ScriptFinding } from './scripts/finding.ts';
import { unlistedPage } from './scripts/unlisted-page.ts';

/** A document of a script: its own file, or the code that was generated of it. */
interface Script {
  file: string;
  kind: 'script' | 'wxs';
}

/** What TypeScript does not know of a mini program's scripts: the platform's versions, paths of setData, WXS. */
export function createScripts(locale: Language): LanguageServicePlugin {
  const support = supportTable();
  return {
    name: 'tessera-scripts',
    capabilities: {
      completionProvider: { triggerCharacters: ["'", '"', '.', '['] },
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
    },
    create(context) {
      const workspace = workspaceOf(context);
      const findings = (document: TextDocument, script: Script): ScriptFinding[] => {
        if (script.kind === 'wxs') return checkWxs(document);
        const program = servicesOf(context)?.getProgram();
        const source = program?.getSourceFile(script.file);
        const isStrict = script.file.endsWith('.ts');
        return [
          ...checkApis({
            text: document.getText(),
            table: apiTable(program),
            support,
            library: libraryOf(workspace.model, script.file),
          }),
          ...(program && source?.text === document.getText()
            ? checkDataPaths(program, source, document, isStrict)
            : []),
          ...unlisted(workspace, document, script.file),
        ];
      };
      return {
        isAdditionalCompletion: true,
        provideDiagnostics(document) {
          const script = scriptOf(context, document);
          return script && findings(document, script).map((one) => diagnosticOf(one, locale));
        },
        provideCodeActions: (document, _range, { diagnostics }) =>
          diagnostics.flatMap((one) =>
            fixesOf(workspace, document, scriptOf(context, document)?.file, one, locale),
          ),
        provideCompletionItems(document, position) {
          const script = scriptOf(context, document);
          const items = script?.kind === 'script' ? dataPaths(context, document, position, script.file) : [];
          return items.length > 0 ? { isIncomplete: false, items } : undefined;
        },
      };
    },
  };
}

const servicesOf = (context: LanguageServiceContext): ts.LanguageService | undefined =>
  context.inject<Provide, 'typescript/languageService'>('typescript/languageService');

function scriptOf(context: LanguageServiceContext, document: TextDocument): Script | undefined {
  if (!/^(javascript|typescript)$/.test(document.languageId)) return undefined;
  const uri = URI.parse(document.uri);
  const [source, code] = context.decodeEmbeddedDocumentUri(uri) ?? [uri, undefined];
  const file = fileOf(source);
  if (code === 'wxs' || code?.startsWith('wxs_')) return { file, kind: 'wxs' };
  if (!/\.[jt]s$/.test(file) || /\/(node_modules|miniprogram_npm)\/|\.d\.ts$/.test(file)) return undefined;
  // Scripts outside of a program (build scripts, cloud functions) run elsewhere.
  const isOurs = workspaceOf(context).model.rootOf(file) !== undefined && !/\/cloudfunctions\//.test(file);
  return isOurs && (code === undefined || code === 'script') ? { file, kind: 'script' } : undefined;
}

const diagnosticOf = (
  { code, range, severity, tags, message, replace, page }: ScriptFinding,
  locale: Language,
): Diagnostic => ({
  code,
  range,
  severity,
  source: 'tessera',
  message: message[locale],
  ...(tags ? { tags } : {}),
  data: { replace, page },
});

function unlisted({ model }: Workspace, document: TextDocument, file: string): ScriptFinding[] {
  const found = unlistedPage(model, file, model.readText(file) ?? '');
  if (!found) return [];
  // The generated code has the name too, before everything that was put in.
  const start = document.getText().indexOf(found.name, found.span.start);
  return [
    {
      code: 'page/not-listed',
      range: { start: document.positionAt(start), end: document.positionAt(start + found.name.length) },
      severity: 3,
      message: {
        en: `app.json does not list ${found.page}: nothing can open this page.`,
        zh: `app.json 中没有注册 ${found.page}，无法打开该页面。`,
      },
      page: found.page,
    },
  ];
}

function fixesOf(
  workspace: Workspace,
  document: TextDocument,
  file: string | undefined,
  diagnostic: Diagnostic,
  locale: Language,
): CodeAction[] {
  const { replace, page } = (diagnostic.data ?? {}) as { replace?: string; page?: string };
  const fix = { kind: 'quickfix', diagnostics: [diagnostic] };
  if (replace !== undefined) {
    const changes = { [document.uri]: [{ range: diagnostic.range, newText: replace }] };
    return [{ ...fix, title: changeTo(replace)[locale], edit: { changes } }];
  }
  if (page === undefined || file === undefined) return [];
  const edit = listPage(workspace.model, page, file);
  const title = locale === 'zh' ? `在 app.json 中注册 ${page}` : `List ${page} in app.json`;
  return edit ? [{ ...fix, title, edit }] : [];
}

function dataPaths(
  context: LanguageServiceContext,
  document: TextDocument,
  position: Position,
  file: string,
): CompletionItem[] {
  const offset = document.offsetAt(position);
  const line = document.getText({ start: { line: position.line, character: 0 }, end: position });
  if (!/['"][\w$.[\]]*$/.test(line)) return [];
  const program = servicesOf(context)?.getProgram();
  const source = program?.getSourceFile(file);
  return program && source ? completeDataPath(program, source, document, offset) : [];
}
