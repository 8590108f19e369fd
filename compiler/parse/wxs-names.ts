import type { Node } from 'acorn';
import { full } from 'acorn-walk';

/** What a WXS module may name without declaring it. */
export const wxsGlobals: ReadonlySet<string> = new Set([
  ...[
    'require',
    'module',
    'exports',
    'console',
    'Math',
    'JSON',
    'Number',
    'Date',
    'Array',
    'Object',
    'String',
  ],
  ...[
    'Boolean',
    'Function',
    'RegExp',
    'Error',
    'getRegExp',
    'getDate',
    'undefined',
    'NaN',
    'Infinity',
    'arguments',
  ],
  ...['isNaN', 'isFinite', 'parseInt', 'parseFloat', 'decodeURI', 'decodeURIComponent', 'encodeURI'],
  ...['encodeURIComponent', 'escape', 'unescape', 'eval', 'Q'],
]);

/** Syntax that the platform's WXS does not know, by node type. */
const UNSUPPORTED: Record<string, string> = {
  ArrowFunctionExpression: 'arrow functions',
  TemplateLiteral: 'template strings',
  ClassDeclaration: 'classes',
  ClassExpression: 'classes',
  SpreadElement: 'spread',
  ObjectPattern: 'destructuring',
  ArrayPattern: 'destructuring',
  RestElement: 'rest parameters',
  ForOfStatement: 'for-of',
  AwaitExpression: 'await',
  YieldExpression: 'generators',
  ChainExpression: 'optional chaining',
};

interface AnyNode extends Node {
  name?: string;
  kind?: string;
  [key: string]: unknown;
}

/**
 * The names a module uses without declaring them: page globals must not be seen, so they become
 * variables of the module. Declarations of all functions count for the whole file: wrong only in that a
 * name hidden nowhere else stays hidden.
 */
export function collectNames(
  tree: Node,
  unsupported: (feature: string, start: number, end: number) => void,
): { unknown: string[]; places: { name: string; start: number; end: number }[] } {
  const declared = new Set<string>();
  const used = new Set<string>();
  const uses: { name: string; start: number; end: number }[] = [];
  full(tree, (raw, _, type) => {
    const node = raw as AnyNode;
    const feature = UNSUPPORTED[node.type];
    if (feature) unsupported(feature, node.start, Math.min(node.end, node.start + 40));
    if (node.type === 'VariableDeclaration' && node.kind !== 'var') {
      unsupported(`${node.kind}`, node.start, node.start + (node.kind?.length ?? 0));
    }
    // acorn-walk visits binding names as "Pattern" or "VariablePattern", uses as "Expression".
    if (node.type === 'Identifier' && node.name) {
      if (type === 'Identifier' || type === 'Expression') {
        used.add(node.name);
        uses.push({ name: node.name, start: node.start, end: node.end });
      }
    }
    for (const name of declaredBy(node)) declared.add(name);
  });
  const isUnknown = (name: string) => !declared.has(name) && !wxsGlobals.has(name);
  const unknown = [...used].filter(isUnknown).sort();
  return { unknown, places: uses.filter(({ name }) => isUnknown(name)) };
}

function declaredBy(node: AnyNode): string[] {
  if (node.type === 'VariableDeclarator') return patternNames(node['id'] as AnyNode);
  if (node.type === 'CatchClause') return patternNames(node['param'] as AnyNode | null);
  if (/^(Function|ArrowFunction|Class)/.test(node.type)) {
    const parameters = (node['params'] as AnyNode[] | undefined) ?? [];
    return [...patternNames(node['id'] as AnyNode | null), ...parameters.flatMap(patternNames)];
  }
  return [];
}

function patternNames(node: AnyNode | null): string[] {
  if (!node) return [];
  if (node.type === 'Identifier') return node.name ? [node.name] : [];
  if (node.type === 'ObjectPattern') {
    return (node['properties'] as AnyNode[]).flatMap((one) =>
      patternNames((one['value'] ?? one['argument']) as AnyNode),
    );
  }
  if (node.type === 'ArrayPattern') return (node['elements'] as (AnyNode | null)[]).flatMap(patternNames);
  if (node.type === 'AssignmentPattern') return patternNames(node['left'] as AnyNode);
  return node.type === 'RestElement' ? patternNames(node['argument'] as AnyNode) : [];
}
