/**
 * A tolerant WXML parser with exact positions. Markup that is being typed keeps its neighbours working:
 * whatever is missing ends at the next sensible place and is noted in `errors`, and nothing is ever thrown.
 */
export interface Span {
  start: number;
  end: number;
}

export interface Attribute extends Span {
  name: string;
  nameSpan: Span;
  /** Without its quotes; absent where there is no `=`. */
  value?: string;
  valueSpan?: Span;
}

export interface Element extends Span {
  type: 'element';
  tag: string;
  tagSpan: Span;
  attributes: Attribute[];
  children: Node[];
  /** From `<` to `>` of the opening tag. */
  open: Span;
  /** The closing tag, where there is one. */
  close?: Span & { tagSpan: Span };
  selfClosing: boolean;
  /** Raw text of a <wxs>. */
  body?: Span;
  parent: Element | undefined;
}

export interface Text extends Span {
  type: 'text';
}

export interface Comment extends Span {
  type: 'comment';
}

export type Node = Element | Text | Comment;

export interface ParseError extends Span {
  code:
    'unclosed-tag' | 'stray-closing-tag' | 'unfinished-tag' | 'unfinished-comment' | 'unfinished-expression';
  tag: string;
}

export interface Document {
  source: string;
  children: Node[];
  errors: ParseError[];
}

/** `{{ … }}` in a range of the source: the inner span, and whether the closing braces are there. */
export interface Mustache extends Span {
  closed: boolean;
}

const tagStart = /[A-Za-z_]/;
const tagCharacter = /[\w.:-]/;
const space = /\s/;

export function parseWxml(source: string): Document {
  return new Parser(source).parse();
}

export function mustaches(source: string, { start, end }: Span): Mustache[] {
  const found: Mustache[] = [];
  let at = start;
  for (;;) {
    const open = source.indexOf('{{', at);
    if (open < 0 || open >= end) return found;
    const close = endOfMustache(source, open + 2, end);
    found.push({ start: open + 2, end: close < 0 ? end : close, closed: close >= 0 });
    if (close < 0) return found;
    at = close + 2;
  }
}

/** The offset of the `}}` that ends an expression: not one inside a string, nor one that closes an object. */
function endOfMustache(source: string, start: number, limit: number): number {
  let quote = '';
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = source[at]!;
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote || character === '\n') quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '}' && source[at + 1] === '}' && at + 1 < limit) return at;
  }
  // A quote or an object that never ends, as in a half-typed expression: the first braces end it after all.
  const plain = source.indexOf('}}', start);
  return plain >= 0 && plain < limit ? plain : -1;
}

class Parser {
  private at = 0;
  private readonly source: string;
  private readonly document: Document;
  private readonly stack: Element[] = [];

  constructor(source: string) {
    this.source = source;
    this.document = { source, children: [], errors: [] };
  }

  parse(): Document {
    while (this.at < this.source.length) {
      if (this.source.startsWith('<!--', this.at)) this.comment();
      else if (this.source.startsWith('</', this.at)) this.closingTag();
      else if (this.startsTag(this.at)) this.openingTag();
      else this.text();
    }
    while (this.stack.length > 0) this.leave(this.source.length, true);
    return this.document;
  }

  private startsTag(at: number): boolean {
    return this.source[at] === '<' && tagStart.test(this.source[at + 1] ?? '');
  }

  private append(node: Node): void {
    (this.stack.at(-1)?.children ?? this.document.children).push(node);
  }

  private leave(end: number, unclosed: boolean): void {
    const element = this.stack.pop()!;
    element.end = end;
    if (unclosed) this.document.errors.push({ code: 'unclosed-tag', tag: element.tag, ...element.tagSpan });
  }

  private comment(): void {
    const start = this.at;
    const close = this.source.indexOf('-->', start + 4);
    this.at = close < 0 ? this.source.length : close + 3;
    this.append({ type: 'comment', start, end: this.at });
    if (close < 0) this.document.errors.push({ code: 'unfinished-comment', tag: '', start, end: start + 4 });
  }

  private text(): void {
    const start = this.at;
    let at = start;
    while (at < this.source.length) {
      if (this.source.startsWith('{{', at)) {
        const close = endOfMustache(this.source, at + 2, this.source.length);
        if (close < 0) {
          this.document.errors.push({ code: 'unfinished-expression', tag: '', start: at, end: at + 2 });
          at += 2;
        } else at = close + 2;
      } else if (
        at > start &&
        (this.startsTag(at) || this.source.startsWith('</', at) || this.source.startsWith('<!--', at))
      )
        break;
      else at += 1;
    }
    this.at = at;
    this.append({ type: 'text', start, end: at });
  }

  private closingTag(): void {
    const start = this.at;
    this.at += 2;
    const tagSpan = this.readWhile((character) => tagCharacter.test(character));
    const tag = this.source.slice(tagSpan.start, tagSpan.end);
    this.skipSpace();
    if (this.source[this.at] === '>') this.at += 1;
    const index = this.stack.findLastIndex((element) => element.tag === tag);
    if (index < 0) {
      this.document.errors.push({ code: 'stray-closing-tag', tag, start, end: this.at });
      return;
    }
    while (this.stack.length > index + 1) this.leave(start, true);
    this.stack[index]!.close = { start, end: this.at, tagSpan };
    this.leave(this.at, false);
  }

  private openingTag(): void {
    const start = this.at;
    this.at += 1;
    const tagSpan = this.readWhile((character) => tagCharacter.test(character));
    const element: Element = {
      type: 'element',
      tag: this.source.slice(tagSpan.start, tagSpan.end),
      tagSpan,
      attributes: [],
      children: [],
      start,
      end: start,
      open: { start, end: start },
      selfClosing: false,
      parent: this.stack.at(-1),
    };
    const finished = this.attributes(element);
    element.open.end = this.at;
    element.end = this.at;
    if (!finished) this.document.errors.push({ code: 'unfinished-tag', tag: element.tag, ...tagSpan });
    this.append(element);
    if (element.selfClosing) return;
    this.stack.push(element);
    if (element.tag === 'wxs') this.rawBody(element);
  }

  /** Reads attributes up to `>` or `/>`; false where neither comes before the next tag or the end. */
  private attributes(element: Element): boolean {
    for (;;) {
      this.skipSpace();
      const character = this.source[this.at];
      if (character === undefined || character === '<') return false;
      if (character === '>') {
        this.at += 1;
        return true;
      }
      if (this.source.startsWith('/>', this.at)) {
        this.at += 2;
        element.selfClosing = true;
        return true;
      }
      const nameSpan = this.readWhile((next) => !/[\s=>/"'<]/.test(next));
      if (nameSpan.start === nameSpan.end) this.at += 1;
      else element.attributes.push(this.attribute(nameSpan));
    }
  }

  private attribute(nameSpan: Span): Attribute {
    const name = this.source.slice(nameSpan.start, nameSpan.end);
    const afterName = this.at;
    this.skipSpace();
    if (this.source[this.at] !== '=') {
      this.at = afterName;
      return { name, nameSpan, ...nameSpan };
    }
    this.at += 1;
    this.skipSpace();
    const quote = this.source[this.at];
    const valueSpan = quote === '"' || quote === "'" ? this.quoted(quote) : this.bare();
    return {
      name,
      nameSpan,
      start: nameSpan.start,
      end: this.at,
      value: this.source.slice(valueSpan.start, valueSpan.end),
      valueSpan,
    };
  }

  /** Quotes inside `{{ }}` do not end a value, as in `class="{{a ? "x" : "y"}}"`. */
  private quoted(quote: string): Span {
    const start = this.at + 1;
    let at = start;
    while (at < this.source.length && this.source[at] !== quote) {
      const close = this.source.startsWith('{{', at)
        ? endOfMustache(this.source, at + 2, this.source.length)
        : -1;
      const next = this.source.indexOf(quote, at);
      // An expression that ends only beyond the value's own line is half-typed: the quote ends it.
      const runsAway = close >= 0 && next >= 0 && next < close && this.source.slice(at, close).includes('\n');
      at = close >= 0 && !runsAway ? close + 2 : at + 1;
    }
    this.at = Math.min(at + 1, this.source.length);
    return { start, end: Math.min(at, this.source.length) };
  }

  private bare(): Span {
    const start = this.at;
    while (this.at < this.source.length && !/[\s>]/.test(this.source[this.at]!)) {
      if (this.source.startsWith('/>', this.at)) break;
      const close = this.source.startsWith('{{', this.at)
        ? endOfMustache(this.source, this.at + 2, this.source.length)
        : -1;
      this.at = close >= 0 ? close + 2 : this.at + 1;
    }
    return { start, end: this.at };
  }

  private rawBody(element: Element): void {
    const start = this.at;
    const close = this.source.indexOf('</wxs', start);
    this.at = close < 0 ? this.source.length : close;
    element.body = { start, end: this.at };
  }

  private skipSpace(): void {
    while (this.at < this.source.length && space.test(this.source[this.at]!)) this.at += 1;
  }

  private readWhile(test: (character: string) => boolean): Span {
    const start = this.at;
    while (this.at < this.source.length && test(this.source[this.at]!)) this.at += 1;
    return { start, end: this.at };
  }
}

/** Every element of the document, in the order of its source. */
export function* elementsOf(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    yield node;
    yield* elementsOf(node.children);
  }
}

/** Between `<!--` and `-->`. */
export function isInComment({ children }: Document, offset: number): boolean {
  const isInside = (nodes: readonly Node[]): boolean =>
    nodes.some(
      (node) =>
        node.start < offset &&
        offset < node.end &&
        (node.type === 'comment' || (node.type === 'element' && isInside(node.children))),
    );
  return isInside(children);
}

/** The innermost element around an offset, opening and closing tags included. */
export function elementAt(document: Document, offset: number): Element | undefined {
  let found: Element | undefined;
  let nodes: readonly Node[] = document.children;
  for (;;) {
    const next: Element | undefined = nodes.find(
      (node): node is Element =>
        node.type === 'element' &&
        node.start <= offset &&
        offset <= node.end &&
        (offset < node.end || !node.close || offset === node.end),
    );
    if (!next) return found;
    found = next;
    nodes = next.children;
  }
}

export function attributeOf(element: Element, ...names: string[]): Attribute | undefined {
  return element.attributes.find((attribute) => names.includes(attribute.name));
}

/** `bindtap`, `catch:custom-event`, `capture-bind:touchstart`, `mut-bind:tap` …: the event's name, else undefined. */
export function eventOf(attributeName: string): { event: string; binding: string } | undefined {
  const match = /^((?:capture-)?(?:mut-)?(?:bind|catch))(:?)([A-Za-z][\w.-]*)$/.exec(attributeName);
  if (!match) return undefined;
  return { event: match[3]!, binding: match[1]! + match[2]! };
}
