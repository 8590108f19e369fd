import ts from 'typescript';
import { parseScript } from './typescript/parsed.ts';
import type { Span } from './wxml/parse.ts';

/** What a component's script says of its outside: read from the syntax alone, so that it is quick and works half-typed. */
export interface ComponentFacts {
  script: string;
  properties: ComponentProperty[];
  /** Names given to triggerEvent. */
  events: ComponentEvent[];
  methods: NamedPlace[];
  data: NamedPlace[];
  externalClasses: NamedPlace[];
  /** Behaviors or spreads were met: there may be more than is listed. */
  isOpen: boolean;
}

export interface NamedPlace {
  name: string;
  span: Span;
}

export interface ComponentProperty extends NamedPlace {
  type: string;
  /** The text of the default value, where one is given. */
  fallback: string | undefined;
  doc: string;
}

export interface ComponentEvent extends NamedPlace {
  doc: string;
  /** What is handed over, as it is written. */
  detail: string;
}

export function readComponentFacts(script: string, text: string): ComponentFacts {
  const file = parseScript(text);
  const facts: ComponentFacts = {
    script,
    properties: [],
    events: [],
    methods: [],
    data: [],
    externalClasses: [],
    isOpen: false,
  };
  const options = findOptions(file);
  if (options) readOptions(file, options, facts);
  else facts.isOpen = true;
  readEvents(file, facts);
  return facts;
}

/** The object given to Component(), Page() or Behavior(), wherever the call stands; wrappers included, as `storePage({...})`. */
function findOptions(
  file: ts.SourceFile,
): { object: ts.ObjectLiteralExpression; isPage: boolean } | undefined {
  let found: { object: ts.ObjectLiteralExpression; isPage: boolean } | undefined;
  const visit = (node: ts.Node): void => {
    if (found) return;
    if (
      ts.isCallExpression(node) &&
      ts.isIdentifier(node.expression) &&
      /(Component|Page|Behavior)$/.test(node.expression.text)
    ) {
      const object = node.arguments.find((argument) => ts.isObjectLiteralExpression(argument));
      if (object) found = { object, isPage: /Page$/.test(node.expression.text) };
    }
    if (!found) ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function readOptions(
  file: ts.SourceFile,
  { object, isPage }: { object: ts.ObjectLiteralExpression; isPage: boolean },
  facts: ComponentFacts,
): void {
  for (const member of object.properties) {
    if (ts.isSpreadAssignment(member)) facts.isOpen = true;
    const name = member.name && nameOf(member.name);
    if (!name) continue;
    const value = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    if (name === 'behaviors') facts.isOpen = true;
    else if (name === 'properties') readProperties(file, value, facts);
    else if (name === 'data') readMembers(file, value, facts.data, facts);
    else if (name === 'methods') readMembers(file, value, facts.methods, facts);
    else if (name === 'externalClasses' && value && ts.isArrayLiteralExpression(value)) {
      for (const item of value.elements)
        if (ts.isStringLiteralLike(item))
          facts.externalClasses.push({ name: item.text, span: inner(file, item) });
    } else if (
      isPage &&
      (ts.isMethodDeclaration(member) ||
        (value && (ts.isFunctionExpression(value) || ts.isArrowFunction(value))))
    ) {
      facts.methods.push({ name, span: inner(file, member.name!) });
    }
  }
}

function readProperties(file: ts.SourceFile, value: ts.Expression | undefined, facts: ComponentFacts): void {
  if (!value || !ts.isObjectLiteralExpression(value)) {
    if (value) facts.isOpen = true;
    return;
  }
  for (const member of value.properties) {
    if (ts.isSpreadAssignment(member)) facts.isOpen = true;
    const name = member.name && nameOf(member.name);
    if (!name) continue;
    const described = ts.isPropertyAssignment(member) ? member.initializer : undefined;
    facts.properties.push({
      name,
      span: inner(file, member.name!),
      doc: docOf(file, member),
      ...typeOf(file, described),
    });
  }
}

function typeOf(
  file: ts.SourceFile,
  value: ts.Expression | undefined,
): { type: string; fallback: string | undefined } {
  if (!value) return { type: 'any', fallback: undefined };
  if (!ts.isObjectLiteralExpression(value))
    return { type: typeName(value.getText(file)), fallback: undefined };
  const field = (name: string) =>
    value.properties.find(
      (member): member is ts.PropertyAssignment =>
        ts.isPropertyAssignment(member) && nameOf(member.name) === name,
    )?.initializer;
  return { type: typeName(field('type')?.getText(file) ?? ''), fallback: field('value')?.getText(file) };
}

function typeName(text: string): string {
  const name = /^(String|Number|Boolean|Array|Object)\b/.exec(text)?.[1];
  return name ? name.toLowerCase() : 'any';
}

function readMembers(
  file: ts.SourceFile,
  value: ts.Expression | undefined,
  into: NamedPlace[],
  facts: ComponentFacts,
): void {
  if (!value || !ts.isObjectLiteralExpression(value)) {
    if (value) facts.isOpen = true;
    return;
  }
  for (const member of value.properties) {
    if (ts.isSpreadAssignment(member)) facts.isOpen = true;
    const name = member.name && nameOf(member.name);
    if (name) into.push({ name, span: inner(file, member.name!) });
  }
}

function readEvents(file: ts.SourceFile, facts: ComponentFacts): void {
  const seen = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(triggerEvent|_trigger|\$emit)$/.test(node.expression.name.text)
    ) {
      const [name, detail] = node.arguments;
      if (name && ts.isStringLiteralLike(name) && !seen.has(name.text)) {
        seen.add(name.text);
        facts.events.push({
          name: name.text,
          span: inner(file, name),
          doc: docOf(file, node.parent),
          detail: detail?.getText(file).replace(/\s+/g, ' ').slice(0, 200) ?? '',
        });
      } else if (name && !ts.isStringLiteralLike(name)) facts.isOpen = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
}

function nameOf(name: ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : undefined;
}

/** The span of a name without its quotes. */
function inner(file: ts.SourceFile, node: ts.Node): Span {
  const quoted = ts.isStringLiteralLike(node) ? 1 : 0;
  return { start: node.getStart(file) + quoted, end: node.end - quoted };
}

function docOf(file: ts.SourceFile, node: ts.Node): string {
  // On the line of the brace before, a comment counts as trailing that brace.
  const at = node.getFullStart();
  const comments = [
    ...(file.text[at - 1] === '{' ? (ts.getTrailingCommentRanges(file.text, at) ?? []) : []),
    ...(ts.getLeadingCommentRanges(file.text, at) ?? []),
  ];
  return comments
    .map(({ pos, end }) =>
      file.text
        .slice(pos, end)
        .replace(/^\/\*+|\*+\/$|^\/\/+/g, '')
        .replace(/^\s*\* ?/gm, '')
        .trim(),
    )
    .filter(Boolean)
    .join('\n');
}
