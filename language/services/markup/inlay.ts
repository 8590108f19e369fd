import type { InlayHint, Range } from '@volar/language-service';
import ts from 'typescript';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { attributeOf, elementsOf } from '../../wxml/parse.ts';
import type { TemplateView } from './view.ts';

const maxLength = 40;
const maxNames = 6;

/** What the items of a loop are, behind its list: `item: { id, name }`. */
export function loopHints(
  view: TemplateView,
  document: TextDocument,
  program: ts.Program | undefined,
  range: Range,
): InlayHint[] {
  const file = program?.getSourceFile(view.file);
  if (!program || !file || !view.source.includes('wx:for')) return [];
  const names = loopNames(file);
  const checker = program.getTypeChecker();
  const said = (name: ts.Identifier | undefined): string | undefined => {
    const type = name && checker.getTypeAtLocation(name);
    if (!name || !type || type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never))
      return undefined;
    return `${name.text}: ${shown(checker, type)}`;
  };
  return [...elementsOf(view.template.children)].flatMap((element) => {
    const loop = attributeOf(element, 'wx:for', 'wx:for-items');
    const found = loop && names.get(loop.start);
    if (!found) return [];
    const position = document.positionAt(loop.end);
    if (position.line < range.start.line || position.line > range.end.line) return [];
    const index = said(found.index);
    const label = [said(found.item), index?.endsWith(': number') ? undefined : index]
      .filter((part) => part !== undefined)
      .join(', ');
    return label === '' ? [] : [{ position, label, kind: 1 as const, paddingLeft: true }];
  });
}

/** The names of what an item has: its types are in the hover, and a hint must not push the line away. */
function shown(checker: ts.TypeChecker, type: ts.Type): string {
  const isNameless =
    type.flags & ts.TypeFlags.Object &&
    !type.aliasSymbol &&
    /^__(object|type)$/.test(type.symbol?.name ?? '');
  const names = isNameless ? checker.getPropertiesOfType(type).map(({ name }) => name) : [];
  if (names.length > 0)
    return `{ ${names.slice(0, maxNames).join(', ')}${names.length > maxNames ? ', …' : ''} }`;
  const text = checker.typeToString(type).replace(/\s+/g, ' ');
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

interface LoopNames {
  item?: ts.Identifier;
  index?: ts.Identifier;
}

/** The names that loops declare in the generated code, by the offset of their attribute in the template. */
export function loopNames(file: ts.SourceFile): Map<number, LoopNames> {
  const found = new Map<number, LoopNames>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      const call = node.initializer;
      const maker = ts.isCallExpression(call) && ts.isIdentifier(call.expression) ? call.expression.text : '';
      const list = ts.isCallExpression(call) ? call.arguments[0] : undefined;
      const id = list && ts.isIdentifier(list) ? /^__l(\d+)$/.exec(list.text)?.[1] : undefined;
      if (id !== undefined && /^__wx(Each|Key)$/.test(maker)) {
        const names = found.get(Number(id)) ?? {};
        found.set(Number(id), { ...names, [maker === '__wxEach' ? 'item' : 'index']: node.name });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
