/**
 * Where the tags of a template begin. Not a second template compiler: it only tells the places (for source
 * positions, unknown tags, depth), and it never fails, whatever the text.
 */
export interface WxmlTag {
  name: string;
  /** Offset of `<`. */
  start: number;
  /** Offset behind the tag's name, where an attribute may be inserted. */
  nameEnd: number;
  /** Offset behind `>`. */
  end: number;
  attributes: WxmlAttribute[];
  selfClosing: boolean;
  /** Number of elements around it. */
  depth: number;
}

export interface WxmlAttribute {
  name: string;
  start: number;
  value: string;
  /** Offset of the value's first character, inside the quotes. */
  valueStart: number;
}

export interface WxmlScan {
  tags: WxmlTag[];
  depth: number;
}

/** Raw text follows these tags up to their end tag. */
const RAW = new Set(['wxs']);

export function scanWxml(text: string): WxmlScan {
  const tags: WxmlTag[] = [];
  const open: string[] = [];
  const find = createFinder(text);
  let deepest = 0;
  let at = 0;
  while (at < text.length) {
    const next = find(at);
    if (next < 0) break;
    if (text.startsWith('<!--', next)) {
      const end = text.indexOf('-->', next + 4);
      at = end < 0 ? text.length : end + 3;
    } else if (text[next + 1] === '/') {
      const end = text.indexOf('>', next);
      const name = text.slice(next + 2, end < 0 ? undefined : end).trim();
      if (open.at(-1) === name) open.pop();
      else if (open.includes(name)) open.length = open.lastIndexOf(name);
      at = end < 0 ? text.length : end + 1;
    } else {
      const tag = readTag(text, next, open.length);
      tags.push({ ...tag.tag, end: tag.end });
      at = tag.end;
      if (!tag.tag.selfClosing) {
        if (RAW.has(tag.tag.name)) at = skipRaw(text, at, tag.tag.name);
        else open.push(tag.tag.name);
        deepest = Math.max(deepest, open.length);
      }
    }
  }
  return { tags, depth: deepest };
}

/** Finds the next `<` that begins markup, outside `{{ }}`. Remembers the next `{{`, so that a scan stays linear. */
function createFinder(text: string): (from: number) => number {
  let braces = text.indexOf('{{');
  return (from) => {
    let at = from;
    while (at < text.length) {
      const less = text.indexOf('<', at);
      if (less < 0) return -1;
      if (braces >= 0 && braces < at) braces = text.indexOf('{{', at);
      if (braces >= 0 && braces < less) {
        at = skipExpression(text, braces);
        continue;
      }
      if (text.startsWith('<!--', less) || /[A-Za-z_/]/.test(text[less + 1] ?? '')) return less;
      at = less + 1;
    }
    return -1;
  };
}

/** An expression longer than this is an unclosed one. */
const MAX_EXPRESSION = 20_000;

/** Offset behind the `}}` of an expression; of its first two characters where it never ends. */
function skipExpression(text: string, start: number): number {
  let quote = '';
  const limit = Math.min(text.length, start + MAX_EXPRESSION);
  for (let at = start + 2; at < limit; at++) {
    const char = text[at];
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
      else if (char === '\n') return start + 2;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === '}' && text[at + 1] === '}') return at + 2;
  }
  return start + 2;
}

function readTag(text: string, start: number, depth: number): { tag: WxmlTag; end: number } {
  const nameEnd = skipWhile(text, start + 1, isNameChar);
  const tag: WxmlTag = {
    name: text.slice(start + 1, nameEnd),
    start,
    nameEnd,
    end: nameEnd,
    attributes: [],
    selfClosing: false,
    depth,
  };
  let at = nameEnd;
  while (at < text.length) {
    at = skipWhile(text, at, isSpace);
    const char = text[at];
    if (char === '>' || char === undefined) return { tag, end: at + 1 };
    if (char === '/' && text[at + 1] === '>') return { tag: { ...tag, selfClosing: true }, end: at + 2 };
    if (char === '<') return { tag, end: at };
    const attribute = readAttribute(text, at);
    if (attribute.value) tag.attributes.push(attribute.value);
    at = Math.max(attribute.end, at + 1);
  }
  return { tag, end: at };
}

function readAttribute(text: string, start: number): { value?: WxmlAttribute; end: number } {
  const nameEnd = skipWhile(text, start, isAttributeChar);
  if (nameEnd === start) return { end: start + 1 };
  const name = text.slice(start, nameEnd);
  const equals = skipWhile(text, nameEnd, isSpace);
  if (text[equals] !== '=') return { value: { name, start, value: '', valueStart: nameEnd }, end: nameEnd };
  const begin = skipWhile(text, equals + 1, isSpace);
  const quote = text[begin];
  if (quote !== '"' && quote !== "'") {
    const end = skipWhile(text, begin, isBareValueChar);
    return { value: { name, start, value: text.slice(begin, end), valueStart: begin }, end };
  }
  const close = text.indexOf(quote, begin + 1);
  const end = close < 0 ? text.length : close;
  return { value: { name, start, value: text.slice(begin + 1, end), valueStart: begin + 1 }, end: end + 1 };
}

function skipRaw(text: string, from: number, name: string): number {
  const end = text.indexOf(`</${name}`, from);
  if (end < 0) return text.length;
  const close = text.indexOf('>', end);
  return close < 0 ? text.length : close + 1;
}

/** By character codes: this runs over every character of every tag. */
function skipWhile(text: string, from: number, test: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && test(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
  return code > 127 && ODD_SPACE.test(String.fromCharCode(code));
}

const [EQUALS, SLASH, MORE, LESS] = [61, 47, 62, 60];

function isAttributeChar(code: number): boolean {
  return code !== EQUALS && code !== SLASH && code !== MORE && code !== LESS && !isSpace(code);
}

function isBareValueChar(code: number): boolean {
  return code !== MORE && !isSpace(code);
}

function isNameChar(code: number): boolean {
  const lower = code | 32;
  // Letters, digits with the colon behind them, and `_`, `-`, `.`.
  return (
    (lower >= 97 && lower <= 122) || (code >= 48 && code <= 58) || code === 95 || code === 45 || code === 46
  );
}

/** White space that looks like any other and is none to the engine: above all the wide one of Chinese input methods. */
const ODD_SPACE = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

/** Offsets of such white space between the parts of a tag; inside values it is text. */
export function oddSpacesOf(text: string, tag: WxmlTag): number[] {
  const found: number[] = [];
  const inside = text.slice(tag.nameEnd, tag.end);
  if (!ODD_SPACE.test(inside)) return found;
  for (let at = tag.nameEnd; at < tag.end; at++) {
    if (!ODD_SPACE.test(text.charAt(at))) continue;
    const isText = tag.attributes.some(
      ({ valueStart, value }) => at >= valueStart && at < valueStart + value.length,
    );
    if (!isText) found.push(at);
  }
  return found;
}
