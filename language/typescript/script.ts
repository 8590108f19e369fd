import ts from 'typescript';
import { readComponentFacts } from '../component-facts.ts';
import type { Span } from '../wxml/parse.ts';
import { parseScript } from './parsed.ts';
import { everything, navigationOnly, Writer } from './writer.ts';

/** Constructors whose first argument describes a page or a component; wrappers are common in programs with a store. */
const constructors = /^(Page|Component)$/;

interface DefiningCall {
  file: ts.SourceFile;
  /** The called name. */
  name: Span & { text: 'Page' | 'Component' };
  options: ts.Expression;
}

/** The call of Page() or Component() that defines the unit: a statement of its own at the top level. */
export function definingCall(text: string): DefiningCall | undefined {
  if (!/\b(Page|Component)\s*[(<]/.test(text)) return undefined;
  const file = parseScript(text);
  for (const statement of file.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) continue;
    const { expression: callee, arguments: args } = statement.expression;
    if (!ts.isIdentifier(callee) || !constructors.test(callee.text) || args.length === 0) continue;
    return {
      file,
      name: { start: callee.getStart(file), end: callee.end, text: callee.text as 'Page' | 'Component' },
      options: args[0]!,
    };
  }
  return undefined;
}

interface Key extends Span {
  name: string;
  /** Written as an identifier: can be mapped as it is. */
  isIdentifier: boolean;
}

interface LateFields {
  keys: Key[];
  /** setData was given something that cannot be read: any name may come into being. */
  isOpen: boolean;
}

const plainName = /^[A-Za-z_$][\w$]*$/;

/** Fields that come into being outside of `data`: literal keys of `setData({...})` and `this.data.x = …`. */
export function lateFields(file: ts.SourceFile): LateFields {
  const keys = new Map<string, Key>();
  let isOpen = false;
  const add = (name: string, start: number, isIdentifier: boolean) => {
    if (plainName.test(name) && !keys.has(name))
      keys.set(name, { name, start, end: start + name.length, isIdentifier });
  };
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'setData'
    ) {
      const [argument] = node.arguments;
      if (argument && ts.isObjectLiteralExpression(argument)) {
        for (const member of argument.properties) {
          const { name } = member;
          if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name)))
            add(name.text.split(/[.[]/)[0]!, name.getStart(file), ts.isIdentifier(name));
          else isOpen = true;
        }
      } else isOpen = true;
    } else if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left)
    ) {
      const target = node.left;
      if (ts.isPropertyAccessExpression(target.expression) && target.expression.name.text === 'data')
        add(target.name.text, target.name.getStart(file), true);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { keys: [...keys.values()], isOpen };
}

/**
 * A page's or component's script with exports that its template's code imports: the types of data and methods as
 * TypeScript infers them, and every name the syntax shows, for where inference gives up or setData adds a field.
 * The file on disk is never touched; everything of the source stays mapped.
 */
export function generateScript(text: string, isJavaScript: boolean): Writer | undefined {
  const call = definingCall(text);
  if (!call) return undefined;
  const facts = readComponentFacts(isJavaScript ? 'script.js' : 'script.ts', text);
  const late = lateFields(call.file);
  const isKey = (place: { name: string; span: Span }): Key => ({
    name: place.name,
    ...place.span,
    isIdentifier: plainName.test(place.name),
  });
  // What a behavior or a spread brings is known to TypeScript in typed programs only.
  const isOpen = late.isOpen || (isJavaScript && facts.isOpen);
  const out = new Writer(text);
  out.copy(0, call.name.start, everything);
  out.write('export const __wx = (void ').copy(call.name.start, call.name.end, everything);
  out.write(`, __wx${call.name.text})`);
  out.copy(call.name.end, text.length, everything);
  // What a half-typed script still misses is missed behind it: said of its last character.
  out.write('\n').stand(text.length - 1, ';', { verification: true });
  writeNames(
    out,
    '__wxSet',
    [...facts.properties.map(isKey), ...facts.data.map(isKey), ...late.keys],
    isJavaScript,
    isOpen,
  );
  writeNames(out, '__wxMethods', facts.methods.map(isKey), isJavaScript, isOpen);
  return out.stand(text.length - 1, '', { verification: true });
}

function writeNames(
  out: Writer,
  constant: string,
  keys: Key[],
  isJavaScript: boolean,
  isOpen: boolean,
): void {
  const seen = new Set<string>();
  const open = isOpen
    ? isJavaScript
      ? ['/** @type {Record<string, any>} */', '']
      : ['', ': Record<string, any>']
    : ['', ''];
  out.write(`\n${open[0]}export const ${constant}${open[1]} = {`);
  for (const key of keys) {
    if (seen.has(key.name) || !key.isIdentifier) continue;
    seen.add(key.name);
    out.copy(key.start, key.end, navigationOnly);
    out.write(isJavaScript ? ': /** @type {any} */(null), ' : ': null as any, ');
  }
  for (const key of keys) {
    if (seen.has(key.name)) continue;
    seen.add(key.name);
    out.write(
      isJavaScript
        ? `${JSON.stringify(key.name)}: /** @type {any} */(null), `
        : `${JSON.stringify(key.name)}: null as any, `,
    );
  }
  out.write('};\n');
}
