import path from 'node:path';
import type { CompletionItem, Position, Range } from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Language } from '../../contract/text.ts';
import { catalog } from '../../simulator/components/catalog.ts';
import { sheetsOf } from '../class-usage.ts';
import type { ProgramModel } from '../program-model.ts';

/** What stands before the cursor of a style sheet. */
interface Cursor {
  model: ProgramModel;
  file: string;
  document: TextDocument;
  position: Position;
  locale: Language;
}

/** Sheets to import, custom properties of the program, tags and what only mini programs select. */
export function completeStyleWords(cursor: Cursor): CompletionItem[] {
  const { document, position } = cursor;
  const before = document.getText({ start: { line: 0, character: 0 }, end: position });
  const request = /@import\s+(?:url\()?\s*["']([^"'\n]*)$/.exec(before)?.[1];
  if (request !== undefined) return sheetPaths(cursor, request);
  const variable = /var\(\s*(-{0,2}[\w-]*)$/.exec(before)?.[1];
  if (variable !== undefined) return customProperties(cursor, variable);
  const open = before.lastIndexOf('{');
  const isInRule = open > before.lastIndexOf('}');
  const word = /(?:^|[\s,>+~}])(:{0,1}[a-z][a-z-]*|:)$/.exec(before.replace(/\/\*[\s\S]*?\*\//g, ' '))?.[1];
  return word !== undefined && !isInRule ? selectors(cursor, word) : [];
}

const behind = ({ position }: Cursor, length: number): Range => ({
  start: { line: position.line, character: position.character - length },
  end: position,
});

function sheetPaths(cursor: Cursor, request: string): CompletionItem[] {
  const { model, file } = cursor;
  const folder = request.slice(0, request.lastIndexOf('/') + 1);
  const base = folder.startsWith('/')
    ? `${model.rootOf(file) ?? ''}${folder}`
    : path.posix.join(path.posix.dirname(file), folder);
  const ending = path.posix.extname(file);
  return model
    .list(base.replace(/\/$/, ''))
    .filter(
      ({ name, isFolder }) =>
        !name.startsWith('.') &&
        name !== 'node_modules' &&
        (isFolder || name.endsWith('.wxss') || name.endsWith(ending)) &&
        path.posix.join(base, name) !== file,
    )
    .map(({ name, isFolder }) => ({
      label: isFolder ? `${name}/` : name,
      kind: isFolder ? 19 : 17,
      sortText: `0${name}`,
      filterText: folder + name,
      textEdit: { range: behind(cursor, request.length), newText: folder + name + (isFolder ? '/' : '') },
    }));
}

const declared = /(?<![\w-])(--[\w-]+)\s*:\s*([^;}]*)/g;

/** Custom properties that the unit's and the program's sheets declare, with their values. */
export function declaredProperties(
  model: ProgramModel,
  file: string,
): Map<string, { value: string; file: string; offset: number }> {
  const found = new Map<string, { value: string; file: string; offset: number }>();
  const unit = file.replace(/\.\w+$/, '');
  for (const sheet of new Set([file, ...sheetsOf(model, unit).files]))
    for (const match of (model.readText(sheet) ?? '').matchAll(declared))
      if (!found.has(match[1]!))
        found.set(match[1]!, { value: match[2]!.trim(), file: sheet, offset: match.index });
  return found;
}

function customProperties(cursor: Cursor, typed: string): CompletionItem[] {
  return [...declaredProperties(cursor.model, cursor.file)].map(([name, { value }]) => ({
    label: name,
    kind: /^(#|rgb)/.test(value) ? 16 : 6,
    detail: value,
    documentation: value,
    filterText: name,
    sortText: `0${name}`,
    textEdit: { range: behind(cursor, typed.length), newText: name },
  }));
}

function selectors(cursor: Cursor, word: string): CompletionItem[] {
  const { model, file, locale } = cursor;
  const unit = file.replace(/\.\w+$/, '');
  const item = (label: string, documentation: string, sort: string): CompletionItem => ({
    label,
    kind: 14,
    documentation,
    filterText: label,
    sortText: sort + label,
    textEdit: { range: behind(cursor, word.length), newText: label },
  });
  const special = [
    item(
      'page',
      locale === 'zh'
        ? '页面的根节点，可为整个页面设置样式。'
        : 'The root of a page: styles of the whole page.',
      '0',
    ),
    item(
      ':host',
      locale === 'zh' ? '自定义组件自身的节点。' : 'The node of the custom component itself.',
      '0',
    ),
  ];
  return [
    ...special,
    ...[...catalog.values()].map(({ tag, doc }) => item(tag, doc[locale], '1')),
    ...model.usedComponents(unit).map(({ tag, request }) => item(tag, request, '1')),
  ];
}
