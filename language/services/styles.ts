import type {
  CodeAction,
  Diagnostic,
  LanguageServicePlugin,
  LanguageServicePluginInstance,
  Position,
} from '@volar/language-service';
import { create as createCssService } from 'volar-service-css';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../../contract/text.ts';
import { attributeOf, elementsOf, parseWxml } from '../wxml/parse.ts';
import { unusedClasses } from '../class-checks.ts';
import { importedSheet } from '../class-usage.ts';
import { workspaceOf, type Workspace } from './file-view.ts';
import { expandDeclaration } from './style-emmet.ts';
import { completeStyleWords, declaredProperties } from './style-words.ts';

/** Widths in px that 750rpx stand for on common devices. */
const widths = [320, 375, 390, 430, 768];

/** The css service for wxss, less and scss, plus what only mini programs have: rpx, and classes of the template beside. */
export function createStyles(locale: Language): LanguageServicePlugin[] {
  const service = createCssService({
    cssDocumentSelector: ['css', 'wxss'],
    getLanguageSettings: () => ({
      validate: true,
      lint: {
        unknownProperties: 'warning',
        unknownAtRules: 'ignore',
        emptyRules: 'ignore',
        vendorPrefix: 'ignore',
      },
    }),
  });
  return [withoutClasses(service), createMiniProgramStyles(locale)];
}

/** Classes live in templates too: who knows both answers for them. */
function withoutClasses(service: LanguageServicePlugin): LanguageServicePlugin {
  return {
    ...service,
    create(context) {
      const instance = service.create(context);
      const isClass = (document: TextDocument, position: Position) =>
        /\.[\w-]*$/.test(document.getText().slice(0, document.offsetAt(position)));
      return {
        ...instance,
        // Imports are resolved by the rules of mini programs.
        provideDocumentLinks: async (document, ...rest) =>
          (await instance.provideDocumentLinks?.(document, ...rest))?.filter(
            ({ range }) => !/@import\s+(?:url\()?\s*$/.test(lineBefore(document, range.start)),
          ),
        provideCompletionItems: async (document, position, ...rest) => {
          const list = await instance.provideCompletionItems?.(document, position, ...rest);
          const isImport = /@import\s[^;]*$/.test(lineBefore(document, position));
          return list && isImport
            ? { ...list, items: list.items.filter(({ kind }) => kind !== 17 && kind !== 19) }
            : list;
        },
        provideReferences: (document, position, ...rest) =>
          isClass(document, position) ? undefined : instance.provideReferences?.(document, position, ...rest),
        provideRenameRange: (document, position, ...rest) =>
          isClass(document, position)
            ? undefined
            : instance.provideRenameRange?.(document, position, ...rest),
        provideRenameEdits: (document, position, ...rest) =>
          isClass(document, position)
            ? undefined
            : instance.provideRenameEdits?.(document, position, ...rest),
        provideDefinition: (document, position, ...rest) =>
          isClass(document, position) ? undefined : instance.provideDefinition?.(document, position, ...rest),
      };
    },
  };
}

const lineBefore = (document: TextDocument, position: Position): string =>
  document.getText({ start: { line: position.line, character: 0 }, end: position });

const isStyle = (uri: string) => /\.(wxss|less|scss|sass)$/.test(uri);

function createMiniProgramStyles(locale: Language): LanguageServicePlugin {
  return {
    name: 'tessera-styles',
    capabilities: {
      hoverProvider: true,
      documentLinkProvider: {},
      definitionProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      completionProvider: { triggerCharacters: ['.', '/', '"', "'", '-', '@', ':'] },
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
    },
    create(context) {
      const workspace = workspaceOf(context);
      const { model, fileOf } = workspace;
      return {
        isAdditionalCompletion: true,
        ...sheetAnswers(workspace, locale),
        provideHover(document, position) {
          if (!isStyle(document.uri)) return undefined;
          const variable = propertyAt(workspace, document, position);
          if (variable) return { contents: { kind: 'markdown', value: `\`${variable.value}\`` } };
          const offset = document.offsetAt(position);
          const text = document.getText();
          const start = offset - /[\d.rpx-]*$/.exec(text.slice(0, offset))![0].length;
          const match = /^-?(\d+\.?\d*|\.\d+)rpx/.exec(text.slice(start));
          if (!match) return undefined;
          const rows = widths.map(
            (width) => `${width} px → ${Number(((parseFloat(match[0]) * width) / 750).toFixed(2))} px`,
          );
          const title = locale === 'zh' ? '屏幕宽度 → 实际像素' : 'Screen width → pixels';
          return {
            contents: {
              kind: 'markdown',
              value: `**${match[0]}** ${title}\n\n${rows.map((row) => `- ${row}`).join('\n')}`,
            },
            range: { start: document.positionAt(start), end: document.positionAt(start + match[0].length) },
          };
        },
        provideCompletionItems(document, position) {
          if (!isStyle(document.uri)) return undefined;
          const before = document.getText().slice(0, document.offsetAt(position));
          const unit = /:[^;{}]*?(\d+)([a-z]*)$/.exec(before);
          if (unit)
            return {
              isIncomplete: false,
              items: [{ label: `${unit[1]}rpx`, kind: 11, filterText: `${unit[1]}rpx`, sortText: '0' }],
            };
          if (!/(^|[\s,>+~}])\.[\w-]*$/.test(before)) {
            const file = fileOf(URI.parse(document.uri));
            const words = completeStyleWords({ model, file, document, position, locale });
            if (words.length > 0) return { isIncomplete: false, items: words };
            const items = expandDeclaration(document, position);
            return items.length > 0 ? { isIncomplete: true, items } : undefined;
          }
          const template = fileOf(URI.parse(document.uri)).replace(/\.\w+$/, '.wxml');
          return {
            isIncomplete: false,
            items: classesIn(model.readText(template) ?? '').map((label) => ({
              label,
              kind: 7,
              sortText: `0${label}`,
              // The dot stays: editors may take it for a part of the word.
              textEdit: { range: { start: behindDot(document, position), end: position }, newText: label },
            })),
          };
        },
      };
    },
  };
}

function behindDot(document: TextDocument, position: Position): Position {
  const typed = /[\w-]*$/.exec(lineBefore(document, position))![0];
  return { line: position.line, character: position.character - typed.length };
}

/** A custom property under the pointer, as it was declared. */
function propertyAt({ model, fileOf }: Workspace, document: TextDocument, position: Position) {
  const text = document.getText();
  const offset = document.offsetAt(position);
  const start = offset - /[\w-]*$/.exec(text.slice(0, offset))![0].length;
  const name = /^--[\w-]+/.exec(text.slice(start))?.[0];
  const isUse = /var\(\s*$/.test(text.slice(0, start));
  return name !== undefined && isUse
    ? declaredProperties(model, fileOf(URI.parse(document.uri))).get(name)
    : undefined;
}

/** Links of imports, definitions of custom properties, and classes that nothing uses. */
function sheetAnswers(workspace: Workspace, locale: Language): LanguageServicePluginInstance {
  const { model, uriOf, fileOf } = workspace;
  return {
    provideDocumentLinks(document) {
      if (!isStyle(document.uri)) return undefined;
      const file = fileOf(URI.parse(document.uri));
      return [...document.getText().matchAll(/@import\s+(?:url\()?\s*["']([^"']+)["']/g)].flatMap((match) => {
        const target = importedSheet(model, file, match[1]!);
        const start = match.index + match[0].lastIndexOf(match[1]!);
        const range = {
          start: document.positionAt(start),
          end: document.positionAt(start + match[1]!.length),
        };
        return target === undefined ? [] : [{ range, target: uriOf(target).toString() }];
      });
    },
    provideDefinition(document, position) {
      const found = isStyle(document.uri) ? propertyAt(workspace, document, position) : undefined;
      if (!found) return undefined;
      const at = TextDocument.create('', '', 0, model.readText(found.file) ?? '').positionAt(found.offset);
      const range = { start: at, end: at };
      return [{ targetUri: uriOf(found.file).toString(), targetRange: range, targetSelectionRange: range }];
    },
    provideDiagnostics(document) {
      if (!isStyle(document.uri)) return undefined;
      return unusedClasses(model, fileOf(URI.parse(document.uri))).map(({ name, span }) => ({
        range: { start: document.positionAt(span.start - 1), end: document.positionAt(span.end) },
        severity: 4 as const,
        tags: [1 as const],
        code: 'wxss/unused-class',
        source: 'tessera',
        message: locale === 'zh' ? `模板中没有使用类“${name}”。` : `No template uses the class “${name}”.`,
      }));
    },
    provideCodeActions: (document, _range, { diagnostics }) =>
      diagnostics.flatMap((one) => removeRule(document, one, locale)),
  };
}

/** Takes a rule out whose only selector is the class that nothing uses. */
function removeRule(document: TextDocument, diagnostic: Diagnostic, locale: Language): CodeAction[] {
  const text = document.getText();
  const start = document.offsetAt(diagnostic.range.start);
  const rule = /^\.[\w-]+\s*\{[^{}]*\}[^\S\n]*\n?/.exec(text.slice(start));
  if (!rule || !/(^|[}\n;/])\s*$/.test(text.slice(0, start))) return [];
  const range = { start: diagnostic.range.start, end: document.positionAt(start + rule[0].length) };
  return [
    {
      title: locale === 'zh' ? '删除该规则' : 'Remove the rule',
      kind: 'quickfix',
      diagnostics: [diagnostic],
      edit: { changes: { [document.uri]: [{ range, newText: '' }] } },
    },
  ];
}

/** Literal class names of a template. */
function classesIn(source: string): string[] {
  const names = new Set<string>();
  for (const element of elementsOf(parseWxml(source).children)) {
    const value = attributeOf(element, 'class')?.value ?? '';
    for (const name of value.replace(/\{\{.*?\}\}/g, ' ').split(/\s+/))
      if (/^[A-Za-z_-][\w-]*$/.test(name)) names.add(name);
  }
  return [...names];
}
