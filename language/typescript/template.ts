import type { CodeInformation } from '@volar/language-core';
import ts from 'typescript';
import {
  attributeOf,
  eventOf,
  mustaches,
  type Attribute,
  type Document,
  type Element,
  type Node,
  type Span,
} from '../wxml/parse.ts';
import { TemplateUses } from './template-uses.ts';
import { expressionRest, rootName, shorthand, unchecked, Writer } from './writer.ts';

export interface TemplateOptions {
  /** Base name of the script beside the template, where it has a recognised Page() or Component() call. */
  script: string | undefined;
  /** Strict TypeScript program: check whole expressions, not only their first names. */
  isStrict: boolean;
  /** What to import for a <wxs> module: its file, or the code of its body. */
  moduleOf(name: string, source: string | undefined): string | undefined;
  /** Templates that import this one: what they give to the templates in here, and their methods. */
  importers: readonly string[];
}

interface Scope {
  /** Names declared around here: loop items and wxs modules. */
  names: ReadonlySet<string>;
  /** What a bare name is looked up on. */
  owner: string;
  /** What a handler is looked up on. */
  methods: string;
  /** The body of a template: what it is given, nobody knows for certain. */
  isGiven?: boolean;
}

type Piece = string | [start: number, end: number, data: CodeInformation];

const knownGlobals = new Set(['undefined', 'Infinity', 'NaN', 'Math']);

/** A template as TypeScript: every expression and handler, in the scope where it stands. */
export function generateTemplate(document: Document, options: TemplateOptions): Writer {
  return new Generator(document, options).generate();
}

class Generator {
  private readonly out: Writer;
  private readonly source: string;
  private readonly document: Document;
  private readonly options: TemplateOptions;
  private readonly uses = new TemplateUses();

  constructor(document: Document, options: TemplateOptions) {
    this.document = document;
    this.source = document.source;
    this.options = options;
    this.out = new Writer(document.source);
  }

  generate(): Writer {
    const { script, importers } = this.options;
    this.out.write(
      script
        ? `import { __wx, __wxSet, __wxMethods } from './${script}';\n`
        : 'declare const __wx: { data: any, methods: any }; declare const __wxSet: {}; declare const __wxMethods: {};\nexport {};\n',
    );
    this.out.write(
      "declare const __d: (typeof __wx)['data'] & Omit<typeof __wxSet, keyof (typeof __wx)['data']>;\nexport declare const __m: (typeof __wx)['methods'] & Omit<typeof __wxMethods, keyof (typeof __wx)['methods']>;\nexport const __uses = (() => {\n",
    );
    const names = this.modules(this.document.children);
    this.nodes(this.document.children, { names, owner: '__d', methods: '__m' });
    this.out.write(this.uses.declarations(importers));
    if (importers.length > 0) this.out.write(this.methodsOfImporters());
    this.out.write(`${this.uses.exported()}})();\n`);
    return this.out;
  }

  /** A template's handlers are those of whoever uses it. */
  private methodsOfImporters(): string {
    const { importers, script } = this.options;
    const types = importers.map((from) => `(typeof import(${JSON.stringify(from)}))['__m']`);
    if (script) types.push('typeof __m');
    return `const __tm = null! as __Tessera.Given<${types.join(' | ')}>;\n`;
  }

  private modules(nodes: readonly Node[], found = new Set<string>()): Set<string> {
    for (const node of nodes) {
      if (node.type !== 'element') continue;
      const module = attributeOf(node, 'module');
      if (
        node.tag === 'wxs' &&
        module?.value &&
        ts.isIdentifierStart(module.value.charCodeAt(0), ts.ScriptTarget.Latest)
      ) {
        found.add(module.value);
        const from = this.options.moduleOf(module.value, attributeOf(node, 'src')?.value);
        this.out
          .write('declare const ')
          .copy(module.valueSpan!.start, module.valueSpan!.end, { navigation: true, semantic: true })
          .write(from ? `: typeof import(${JSON.stringify(from)});\n` : ': any;\n');
      }
      this.modules(node.children, found);
    }
    return found;
  }

  private nodes(nodes: readonly Node[], scope: Scope): void {
    let inChain = false;
    for (const node of nodes) {
      if (node.type === 'text') {
        if (this.source.slice(node.start, node.end).trim() === '') continue;
        this.closeChain(inChain);
        inChain = false;
        for (const span of mustaches(this.source, node)) this.statement(span, scope);
      } else if (node.type === 'element' && node.tag !== 'wxs') inChain = this.element(node, scope, inChain);
    }
    this.closeChain(inChain);
  }

  private closeChain(inChain: boolean): void {
    if (inChain) this.out.write('\n');
  }

  /** Writes an element; returns whether an `else` may follow it. */
  private element(element: Element, scope: Scope, inChain: boolean): boolean {
    const condition = attributeOf(element, 'wx:if', 'wx:elif');
    const isElse = inChain && attributeOf(element, 'wx:else', 'wx:elif') !== undefined;
    const loop = attributeOf(element, 'wx:for', 'wx:for-items');
    if (inChain && !isElse) this.out.write('\n');
    if (loop && !isElse) {
      this.loop(element, loop, scope);
      return false;
    }
    const [test] = condition?.valueSpan ? mustaches(this.source, condition.valueSpan) : [];
    if (isElse) this.out.write(' else ');
    if (test) {
      this.out.write('if ');
      this.expression(test, scope, false);
    }
    this.out.write(' {\n');
    this.content(element, scope, new Set([condition]));
    this.out.write('}');
    return test !== undefined;
  }

  private content(element: Element, scope: Scope, done: ReadonlySet<Attribute | undefined>): void {
    const inner = {
      ...this.scopeOf(element, scope),
      names: new Set([...scope.names, ...this.slotNames(element)]),
    };
    if (element.tag === 'template') this.use(element, inner);
    for (const attribute of element.attributes)
      if (!done.has(attribute)) this.attribute(element, attribute, inner);
    this.nodes(element.children, inner);
  }

  private scopeOf(element: Element, scope: Scope): Scope {
    const name = element.tag === 'template' ? attributeOf(element, 'name') : undefined;
    if (!name) return scope;
    const methods = this.options.importers.length > 0 ? '__tm' : '__m';
    return { ...scope, owner: this.uses.body(name.value ?? '', element.start), methods, isGiven: true };
  }

  /** `<template is="row" data="{{...item, n: 1}}"/>`: written once more, as what the template's body is typed by. */
  private use(element: Element, scope: Scope): void {
    const is = attributeOf(element, 'is')?.value;
    const data = attributeOf(element, 'data')?.valueSpan;
    const [given] = data ? mustaches(this.source, data) : [];
    if (!is || !given) return;
    this.uses.add(is.includes('{{') ? '*' : is, element.start, this.plain(given, scope));
  }

  /** `slot:row="item"` names a value that the component's slot gives to what stands in it. */
  private slotNames(element: Element): string[] {
    const names = element.attributes
      .filter(({ name }) => name.startsWith('slot:'))
      .flatMap(({ name, value }) => identifier(value || name.slice(5)) ?? []);
    for (const name of names) this.out.write(`const ${name}: any = null;\n`);
    return names;
  }

  private attribute(element: Element, attribute: Attribute, scope: Scope): void {
    const span = attribute.valueSpan;
    if (!span) return;
    const value = attribute.value!;
    // Takes the name of a field: whatever stands here is remarked upon already.
    if (attribute.name === 'wx:key') return;
    if (eventOf(attribute.name) && !value.includes('{{')) {
      const data = scope.isGiven && scope.methods === '__tm' ? unchecked(rootName) : rootName;
      this.out.write(`${scope.methods}.`).copy(span.start, span.end, data).write(';\n');
      return;
    }
    const isTemplateData = element.tag === 'template' && attribute.name === 'data';
    for (const mustache of mustaches(this.source, span)) this.statement(mustache, scope, isTemplateData);
  }

  private loop(element: Element, loop: Attribute, scope: Scope): void {
    // Named after its place, so that services find its types again.
    const id = loop.start;
    const [list] = loop.valueSpan ? mustaches(this.source, loop.valueSpan) : [];
    const item = attributeOf(element, 'wx:for-item', 'wx:item');
    const index = attributeOf(element, 'wx:for-index', 'wx:index');
    const itemName = identifier(item?.value) ?? 'item';
    const indexName = identifier(index?.value) ?? 'index';
    this.out.write(`{ const __l${id} = `);
    if (list) this.expression(list, scope, false);
    else this.out.write(JSON.stringify(loop.value ?? ''));
    this.out.write('; {\nconst ');
    this.declared(item, itemName);
    this.out.write(` = __wxEach(__l${id}); const `);
    this.declared(index, indexName);
    this.out.write(` = __wxKey(__l${id});\n`);
    const owner = `__c${id}`;
    const context = `const ${owner} = null! as typeof ${scope.owner} & { ${itemName}: typeof ${itemName}; ${indexName}: typeof ${indexName} };\n`;
    this.out.write(context);
    const inner = { ...scope, names: new Set([...scope.names, itemName, indexName]), owner };
    const from = list ? this.plain(list, scope, false) : JSON.stringify(loop.value ?? '');
    const again = `{ const __l${id} = ${from}; { const ${itemName} = __wxEach(__l${id}); const ${indexName} = __wxKey(__l${id}); ${context}`;
    this.uses.within(again, () => this.inLoop(element, loop, inner));
    this.out.write('}}\n');
  }

  private inLoop(element: Element, loop: Attribute, inner: Scope): void {
    const condition = attributeOf(element, 'wx:if');
    const [test] = condition?.valueSpan ? mustaches(this.source, condition.valueSpan) : [];
    if (test) {
      this.out.write('if ');
      this.expression(test, inner, false);
    }
    this.out.write('{\n');
    this.content(element, inner, new Set([loop, condition]));
    this.out.write('}\n');
  }

  private declared(attribute: Attribute | undefined, name: string): void {
    if (attribute?.valueSpan && attribute.value === name)
      this.out.copy(attribute.valueSpan.start, attribute.valueSpan.end, rootName);
    else this.out.write(name);
  }

  private statement(span: Span, scope: Scope, isObject = false): void {
    this.expression(span, scope, isObject);
    this.out.write(';\n');
  }

  /** Copies an expression with its first names looked up on the scope's owner. */
  private expression(span: Span, scope: Scope, isObject: boolean): void {
    for (const piece of this.pieces(span, scope, isObject)) {
      if (typeof piece === 'string') this.out.write(piece);
      else this.out.copy(piece[0], piece[1], scope.isGiven ? unchecked(piece[2]) : piece[2]);
    }
  }

  /** The same as text alone. A field that is handed on under its own name stays that field, so that definitions lead to it. */
  private plain(span: Span, scope: Scope, isObject = true): string {
    return this.pieces(span, scope, isObject, (name) =>
      scope.names.has(name) ? `${name}: ${name}` : `...__wxPick(${scope.owner}, ${JSON.stringify(name)})`,
    )
      .map((piece) => (typeof piece === 'string' ? piece : this.source.slice(piece[0], piece[1])))
      .join('');
  }

  private pieces(span: Span, scope: Scope, isObject: boolean, handedOn?: (name: string) => string): Piece[] {
    const text = this.source.slice(span.start, span.end);
    const rest = expressionRest(this.options.isStrict);
    const [open, close] = isObject ? ['({', '})'] : ['(', ')'];
    if (text.trim() === '')
      return [open, isObject ? '' : `${scope.owner}.`, [span.start, span.end, rootName], close];
    const pieces: Piece[] = [open];
    let at = span.start;
    for (const name of rootNames(text, isObject)) {
      const start = span.start + name.start;
      const end = span.start + name.end;
      pieces.push([at, start, rest]);
      at = end;
      if (name.isShorthand && handedOn) {
        pieces.push(handedOn(name.text));
        continue;
      }
      if (name.isShorthand) pieces.push(`${name.text}: `);
      if (!scope.names.has(name.text) && !knownGlobals.has(name.text)) pieces.push(`${scope.owner}.`);
      pieces.push([start, end, name.isShorthand ? shorthand(name.text) : rootName]);
    }
    return [...pieces, [at, span.end, rest], close];
  }
}

function identifier(value: string | undefined): string | undefined {
  return value && /^[A-Za-z_$][\w$]*$/.test(value) ? value : undefined;
}

interface RootName extends Span {
  text: string;
  isShorthand: boolean;
}

/** What most expressions are made of: names, members, operators, strings; no object whose keys look like names. */
const plainExpression = /^[\w$.\s!=&|<>+\-*/%?:()[\],'"]*$/;
const tokens = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\.\s*[A-Za-z_$][\w$]*|\d[\w.]*|[A-Za-z_$][\w$]*/g;
const keywords = new Set([
  'true',
  'false',
  'null',
  'typeof',
  'void',
  'in',
  'instanceof',
  'new',
  'this',
  'delete',
]);

/** The identifiers of an expression that are looked up in its scope, in the order of the text. */
export function rootNames(text: string, isObject: boolean): RootName[] {
  const isPlain =
    !isObject &&
    plainExpression.test(text.replace(/'[^'\\\n]*'|"[^"\\\n]*"/g, "''")) &&
    !text.includes('...');
  return isPlain ? plainNames(text) : parsedNames(text, isObject);
}

/** Without a parser: there are tens of thousands of such expressions in a grown program. */
function plainNames(text: string): RootName[] {
  const found: RootName[] = [];
  for (const match of text.matchAll(tokens)) {
    const [name] = match;
    if (!/^[A-Za-z_$]/.test(name) || keywords.has(name)) continue;
    found.push({ start: match.index, end: match.index + name.length, text: name, isShorthand: false });
  }
  return found;
}

function parsedNames(text: string, isObject: boolean): RootName[] {
  const prefix = isObject ? '({' : '(';
  const file = ts.createSourceFile(
    'expression.ts',
    prefix + text + (isObject ? '})' : ')'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TS,
  );
  const found: RootName[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text !== '') {
      const { parent } = node;
      const isMember =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node);
      const start = node.getStart(file) - prefix.length;
      const end = node.end - prefix.length;
      if (!isMember && start >= 0 && end <= text.length && end > start) {
        found.push({ start, end, text: node.text, isShorthand: ts.isShorthandPropertyAssignment(parent) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.sort((a, b) => a.start - b.start);
}
