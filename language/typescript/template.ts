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
import { expressionRest, rootName, shorthand, Writer } from './writer.ts';

export interface TemplateOptions {
  /** Base name of the script beside the template, where it has a recognised Page() or Component() call. */
  script: string | undefined;
  /** Strict TypeScript program: check whole expressions, not only their first names. */
  isStrict: boolean;
  /** What to import for a <wxs> module: its file, or the code of its body. */
  moduleOf(name: string, source: string | undefined): string | undefined;
}

interface Scope {
  /** Names declared around here: loop items and wxs modules. */
  names: ReadonlySet<string>;
  /** What a bare name is looked up on. */
  owner: string;
}

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

  constructor(document: Document, options: TemplateOptions) {
    this.document = document;
    this.source = document.source;
    this.options = options;
    this.out = new Writer(document.source);
  }

  generate(): Writer {
    const { script } = this.options;
    this.out.write(
      script
        ? `import { __wx, __wxSet, __wxMethods } from './${script}';\n`
        : 'declare const __wx: { data: any, methods: any }; declare const __wxSet: {}; declare const __wxMethods: {};\nexport {};\n',
    );
    this.out.write(
      "declare const __d: (typeof __wx)['data'] & Omit<typeof __wxSet, keyof (typeof __wx)['data']>;\ndeclare const __m: (typeof __wx)['methods'] & Omit<typeof __wxMethods, keyof (typeof __wx)['methods']>;\n(() => {\n",
    );
    const names = this.modules(this.document.children);
    this.nodes(this.document.children, { names, owner: '__d' });
    this.out.write('})();\n');
    return this.out;
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
    const owner = element.tag === 'template' && attributeOf(element, 'name') ? '(null! as any)' : scope.owner;
    const inner = { names: new Set([...scope.names, ...this.slotNames(element)]), owner };
    for (const attribute of element.attributes)
      if (!done.has(attribute)) this.attribute(element, attribute, inner);
    this.nodes(element.children, inner);
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
      this.out.write('__m.').copy(span.start, span.end, rootName).write(';\n');
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
    this.out.write(
      `const ${owner} = null! as typeof ${scope.owner === '(null! as any)' ? '__d' : scope.owner} & { ${itemName}: typeof ${itemName}; ${indexName}: typeof ${indexName} };\n`,
    );
    const inner = {
      names: new Set([...scope.names, itemName, indexName]),
      owner: scope.owner === '(null! as any)' ? scope.owner : owner,
    };
    const condition = attributeOf(element, 'wx:if');
    const [test] = condition?.valueSpan ? mustaches(this.source, condition.valueSpan) : [];
    if (test) {
      this.out.write('if ');
      this.expression(test, inner, false);
    }
    this.out.write('{\n');
    this.content(element, inner, new Set([loop, condition]));
    this.out.write('}}}\n');
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
    const text = this.source.slice(span.start, span.end);
    const rest = expressionRest(this.options.isStrict);
    this.out.write(isObject ? '({' : '(');
    if (text.trim() === '') {
      if (!isObject) this.out.write(`${scope.owner}.`);
      this.out.copy(span.start, span.end, rootName);
    } else {
      let at = span.start;
      for (const name of rootNames(text, isObject)) {
        const start = span.start + name.start;
        this.out.copy(at, start, rest);
        if (name.isShorthand) this.out.write(`${name.text}: `);
        if (!scope.names.has(name.text) && !knownGlobals.has(name.text)) this.out.write(`${scope.owner}.`);
        at = span.start + name.end;
        this.out.copy(start, at, name.isShorthand ? shorthand(name.text) : rootName);
      }
      this.out.copy(at, span.end, rest);
    }
    this.out.write(isObject ? '})' : ')');
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
