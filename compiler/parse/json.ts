import { findNodeAtLocation, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Diagnostic, Range } from '../../contract/diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { createLineIndex } from '../diagnostics/text-range.ts';

export type JsonObject = Record<string, unknown>;

/** A configuration file: its value, what is wrong with it, and where each of its fields stands. */
export interface JsonFile {
  value: JsonObject;
  diagnostics: Diagnostic[];
  /** Range of the value at a path of keys; of the nearest parent where the path does not exist. */
  rangeOf(...path: (string | number)[]): Range;
}

const REASONS: Record<number, { en: string; zh: string }> = {
  1: { en: 'something unexpected stands here', zh: '此处有无法识别的内容' },
  2: { en: 'a number is malformed', zh: '数字格式错误' },
  3: { en: 'a property name in double quotes is expected', zh: '此处应为双引号括起的属性名' },
  4: { en: 'a value is expected', zh: '此处应为值' },
  5: { en: 'a colon is expected', zh: '此处应为冒号' },
  6: { en: 'a comma is expected', zh: '此处应为逗号' },
  7: { en: 'a closing brace is expected', zh: '此处应为右花括号' },
  8: { en: 'a closing bracket is expected', zh: '此处应为右方括号' },
  9: { en: 'the file should end here', zh: '文件应在此处结束' },
  16: { en: 'a string is malformed', zh: '字符串格式错误' },
};
const COMMENT = 10;

/** Deeper nesting than this is not configuration, and parsers recurse. */
const MAX_DEPTH = 200;

export function parseJson(file: string, text: string): JsonFile {
  const lines = createLineIndex(text);
  const whole = lines.range(0, text.length);
  const diagnostics: Diagnostic[] = [];
  if (isTooDeep(text)) {
    const reason = { en: 'it is nested too deeply', zh: '嵌套过深' };
    return { value: {}, diagnostics: [syntaxError(file, whole, reason)], rangeOf: () => whole };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  for (const error of errors.slice(0, 20)) {
    const range = lines.range(error.offset, error.offset + error.length);
    const found = describe(file, range, error, lines, text);
    // One mistake often breaks two rules of the grammar.
    const same = diagnostics.at(-1);
    if (same?.code === found.code && same.range.start.line === found.range.start.line) continue;
    diagnostics.push(found);
  }
  if (tree) reportDuplicates(file, tree, lines.range, diagnostics);
  const value = tree ? valueOf(tree) : undefined;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject && errors.length === 0) diagnostics.push(diagnose('json/not-an-object', file, whole));
  return {
    value: isObject ? (value as JsonObject) : {},
    diagnostics,
    rangeOf: (...path) => rangeAt(tree, path, lines.range, whole),
  };
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code === 91 || code === 123) && ++depth > MAX_DEPTH) return true;
    if (code === 93 || code === 125) depth--;
  }
  return false;
}

function describe(
  file: string,
  range: Range,
  error: ParseError,
  lines: { range(start: number, end?: number): Range },
  text: string,
): Diagnostic {
  if (error.error === COMMENT) return diagnose('json/comment', file, range);
  if (isAfterComma(text, error)) {
    const comma = text.lastIndexOf(',', error.offset);
    const place = lines.range(comma, comma + 1);
    const title = { en: 'Remove the comma', zh: '删除逗号' };
    return diagnose(
      'json/trailing-comma',
      file,
      place,
      {},
      {
        title,
        edits: [{ file, range: place, text: '' }],
      },
    );
  }
  return syntaxError(file, range, REASONS[error.error] ?? REASONS[1]);
}

/** "Property name expected" or "value expected" right before a closing bracket, with a comma in front. */
function isAfterComma(text: string, error: ParseError): boolean {
  if (error.error !== 3 && error.error !== 4) return false;
  if (!/^[}\]]/.test(text.slice(error.offset).trimStart())) return false;
  return text.slice(0, error.offset).trimEnd().endsWith(',');
}

function syntaxError(file: string, range: Range, reason: { en: string; zh: string } | undefined): Diagnostic {
  return diagnose('json/syntax', file, range, { reason: reason ?? '' });
}

function reportDuplicates(
  file: string,
  node: Node,
  range: (start: number, end?: number) => Range,
  out: Diagnostic[],
): void {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = child.children?.[0];
    if (node.type === 'object' && key) {
      const name = String(key.value);
      if (seen.has(name)) {
        out.push(
          diagnose('json/duplicate-key', file, range(key.offset, key.offset + key.length), { key: name }),
        );
      }
      seen.add(name);
    }
    reportDuplicates(file, child, range, out);
  }
}

/** Plain data; `__proto__` becomes an ordinary key, as JSON.parse has it. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value as unknown;
  const out: JsonObject = {};
  for (const property of node.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value) continue;
    Object.defineProperty(out, String(key.value), {
      value: valueOf(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return out;
}

function rangeAt(
  tree: Node | undefined,
  path: (string | number)[],
  range: (start: number, end?: number) => Range,
  whole: Range,
): Range {
  if (!tree) return whole;
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node) return range(node.offset, node.offset + node.length);
  }
  return range(tree.offset, tree.offset + Math.min(tree.length, 1));
}
