import type { LanguageServicePlugin, Position } from '@volar/language-service';
import { create as createCssService } from 'volar-service-css';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../../contract/text.ts';
import { attributeOf, elementsOf, parseWxml } from '../wxml/parse.ts';
import { workspaceOf } from './file-view.ts';

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

const isStyle = (uri: string) => /\.(wxss|less|scss|sass)$/.test(uri);

function createMiniProgramStyles(locale: Language): LanguageServicePlugin {
  return {
    name: 'tessera-styles',
    capabilities: { hoverProvider: true, completionProvider: { triggerCharacters: ['.'] } },
    create(context) {
      const { model, fileOf } = workspaceOf(context);
      return {
        isAdditionalCompletion: true,
        provideHover(document, position) {
          if (!isStyle(document.uri)) return undefined;
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
          if (!/(^|[\s,>+~}])\.[\w-]*$/.test(before)) return undefined;
          const template = fileOf(URI.parse(document.uri)).replace(/\.\w+$/, '.wxml');
          return {
            isIncomplete: false,
            items: classesIn(model.readText(template) ?? '').map((label) => ({
              label,
              kind: 7,
              sortText: `0${label}`,
            })),
          };
        },
      };
    },
  };
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
