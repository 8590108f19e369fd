import { STYLE_CLASS_PREFIX, STYLE_HOST } from '../../contract/program.ts';

/** Pseudo-classes whose argument is no selector. */
const PLAIN_ARGUMENT = /^:(nth-|lang|dir|state)/;

/**
 * A WXSS selector as the simulator's document needs it: `page` is the body, tags are `wx-…`, classes carry the
 * scope placeholder, `:host` an attribute. Unfinished or odd input passes through unchanged.
 */
export function rewriteSelector(selector: string): string {
  let out = '';
  let at = 0;
  while (at < selector.length) {
    const char = selector[at] ?? '';
    const next = partAt(selector, at, char);
    out += next.text;
    at = Math.max(next.end, at + 1);
  }
  return out;
}

const CHILD = /^\s*>/;

interface Part {
  text: string;
  end: number;
}

function partAt(selector: string, at: number, char: string): Part {
  if (char === '.') return classAt(selector, at);
  if (char === '#') return copy(selector, at, identifierEnd(selector, at + 1));
  if (char === ':') return pseudoAt(selector, at);
  if (char === '[') return attributeAt(selector, at);
  if (char === '"' || char === "'") return copy(selector, at, stringEnd(selector, at));
  if (selector.startsWith('/*', at)) {
    const end = selector.indexOf('*/', at + 2);
    return copy(selector, at, end < 0 ? selector.length : end + 2);
  }
  if (/[A-Za-z_\u0080-\uffff\\-]/.test(char)) return tagAt(selector, at);
  if (/[0-9]/.test(char)) return copy(selector, at, numberEnd(selector, at));
  return { text: char, end: at + 1 };
}

function copy(selector: string, start: number, end: number): Part {
  return { text: selector.slice(start, end), end };
}

function classAt(selector: string, at: number): Part {
  const end = identifierEnd(selector, at + 1);
  const name = selector.slice(at + 1, end);
  if (name === '') return { text: '.', end: at + 1 };
  const scoped = `.${STYLE_CLASS_PREFIX}${name}`;
  // `.wx-switch-input` and the like stand inside built-in components, which have no scope; a program may also
  // have a class of its own that begins so.
  return { text: name.startsWith('wx-') ? `:is(.${name},${scoped})` : scoped, end };
}

function tagAt(selector: string, at: number): Part {
  const end = identifierEnd(selector, at);
  if (end === at) return { text: selector[at] ?? '', end: at + 1 };
  const name = selector.slice(at, end);
  if (name !== 'page') return { text: `wx-${name}`, end };
  // The page's own element stands between the body and what the page holds.
  const child = CHILD.exec(selector.slice(end));
  return child ? { text: 'body>wx-page>', end: end + child[0].length } : { text: 'body', end };
}

function pseudoAt(selector: string, at: number): Part {
  const double = selector[at + 1] === ':';
  const end = identifierEnd(selector, at + (double ? 2 : 1));
  const name = selector.slice(at, end);
  if (name === ':host') return hostAt(selector, end);
  if (selector[end] !== '(' || !PLAIN_ARGUMENT.test(name)) return { text: name, end };
  return copy(selector, at, closingEnd(selector, end));
}

/** `:host` and `:host(.active)`. */
function hostAt(selector: string, end: number): Part {
  const host = `[wx-host="${STYLE_HOST}"]`;
  if (selector[end] !== '(') return { text: host, end };
  const close = closingEnd(selector, end);
  return { text: host + rewriteSelector(selector.slice(end + 1, close - 1)), end: close };
}

/** `[class^="icon-"]` must see the scope in front of the name. */
function attributeAt(selector: string, at: number): Part {
  const end = attributeEnd(selector, at);
  const text = selector.slice(at, end);
  const parts = /^\[\s*class\s*([~^*$|]?=)\s*(["']?)([^"'\]]*)\2(\s*[is]?\s*)\]$/.exec(text);
  if (!parts) return { text, end };
  const [, operator = '', , value = '', flag = ''] = parts;
  return { text: `[class${operator}"${scopedValue(operator, value)}"${flag}]`, end };
}

function scopedValue(operator: string, value: string): string {
  if (operator === '$=' || value === '') return value;
  if (operator === '*=') return value.startsWith(' ') ? ` ${STYLE_CLASS_PREFIX}${value.slice(1)}` : value;
  return value.replace(/(^|\s)(?=\S)/g, `$1${STYLE_CLASS_PREFIX}`);
}

function identifierEnd(selector: string, from: number): number {
  let at = from;
  while (at < selector.length) {
    const char = selector[at] ?? '';
    if (char === '\\') at += 2;
    else if (/[\w\u0080-\uffff-]/.test(char)) at++;
    else break;
  }
  return Math.min(at, selector.length);
}

function numberEnd(selector: string, from: number): number {
  let at = from;
  while (at < selector.length && /[\w.%]/.test(selector[at] ?? '')) at++;
  return at;
}

function stringEnd(selector: string, at: number): number {
  for (let end = at + 1; end < selector.length; end++) {
    if (selector[end] === '\\') end++;
    else if (selector[end] === selector[at]) return end + 1;
  }
  return selector.length;
}

function attributeEnd(selector: string, at: number): number {
  for (let end = at + 1; end < selector.length; end++) {
    const char = selector[end];
    if (char === '"' || char === "'") end = stringEnd(selector, end) - 1;
    else if (char === ']') return end + 1;
  }
  return selector.length;
}

function closingEnd(selector: string, open: number): number {
  let depth = 0;
  for (let end = open; end < selector.length; end++) {
    const char = selector[end];
    if (char === '(') depth++;
    else if (char === ')' && --depth === 0) return end + 1;
  }
  return selector.length;
}
