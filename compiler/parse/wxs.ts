import { parse } from 'acorn';
import { ancestor } from 'acorn-walk';
import MagicString from 'magic-string';
import type { Node } from 'acorn';
import type { Diagnostic, Range } from '../../contract/diagnostic.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { createLineIndex, type LineIndex } from '../diagnostics/text-range.ts';
import type { Scope } from '../graph.ts';
import { locate } from '../locate.ts';
import { folderOf, joinPath } from '../paths.ts';
import { collectNames } from './wxs-names.ts';

export interface WxsInput {
  file: string;
  text: string;
  /** Program path without extension; `<template>#<module>` for an inline one. */
  path: string;
  /** Where the text begins in `file`. */
  at?: { line: number; column: number };
}

export interface WxsOutput {
  /** Body of a function `(require, exports, module)`; helpers stand behind `__q`. */
  body: string;
  requires: string[];
  diagnostics: Diagnostic[];
}

interface AnyNode extends Node {
  [key: string]: unknown;
}

/**
 * WXS looks like JavaScript, with differences that programs rely on: `x.constructor` is a name, an unknown
 * escape keeps its backslash (`'\d'`), there are `getRegExp` and `getDate` and no other globals.
 * Edits never add or remove a line, so positions stay true.
 */
export function compileWxs(scope: Scope, input: WxsInput): WxsOutput {
  const diagnostics: Diagnostic[] = [];
  const lines = createLineIndex(input.text);
  try {
    return transform(scope, input, lines, diagnostics);
  } catch (error) {
    // Too deep a nesting ends here as well: the parser recurses.
    const at = (error as { pos?: number }).pos ?? 0;
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s*\(\d+:\d+\)$/, '');
    const range = shiftRange(lines.range(at), input.at);
    return {
      body: failed(reason),
      requires: [],
      diagnostics: [diagnose('wxs/syntax', input.file, range, { reason })],
    };
  }
}

function transform(scope: Scope, input: WxsInput, lines: LineIndex, diagnostics: Diagnostic[]): WxsOutput {
  const shift = (range: Range): Range => shiftRange(range, input.at);
  const tell = (...args: Parameters<typeof diagnose>): unknown => diagnostics.push(diagnose(...args));
  const tree = parse(input.text, {
    ecmaVersion: 'latest',
    sourceType: 'script',
    allowReturnOutsideFunction: true,
  }) as unknown as AnyNode;
  const text = new MagicString(input.text);
  const requires: string[] = [];
  ancestor(tree, {
    Literal(node) {
      const { start, end, raw } = node as unknown as { start: number; end: number; raw: string };
      if (raw[0] !== '"' && raw[0] !== "'") return;
      const kept = keepEscapes(raw);
      if (kept !== raw) text.overwrite(start, end, kept);
    },
    MemberExpression(node, _, ancestors) {
      rewriteConstructor(node as never, ancestors as never, input.text, text);
    },
    CallExpression(node) {
      const target = requireTarget(scope, node as never, input);
      if (target === undefined) return;
      const range = shift(lines.range(node.start, node.end));
      if (target === null) {
        tell('wxs/dynamic-require', input.file, range);
        return;
      }
      if (target.found) requires.push(target.path);
      else tell('wxs/missing', input.file, range, { path: `${target.path}.wxs` });
      text.overwrite(target.start, target.end, JSON.stringify(target.path));
    },
  });
  const names = collectNames(tree, (feature, start, end) =>
    tell('wxs/unsupported', input.file, shift(lines.range(start, end)), { feature }),
  );
  const hidden = names.unknown.length ? `var ${names.unknown.join(',')};` : '';
  const intro = `var getRegExp=__q.R,getDate=__q.D;${hidden}`;
  const inner = `${intro}${text.toString()}\n`;
  return { body: inner, requires, diagnostics };
}

/** A module that tells why it could not be compiled, when it is used. */
function failed(reason: string): string {
  return `throw new SyntaxError(${JSON.stringify(reason)});`;
}

function shiftRange(range: Range, at: WxsInput['at']): Range {
  if (!at) return range;
  const move = (place: Range['start']): Range['start'] => ({
    line: place.line + at.line,
    column: place.line === 0 ? place.column + at.column : place.column,
  });
  return { start: move(range.start), end: move(range.end) };
}

const KNOWN_ESCAPES = new Set([
  '\\',
  "'",
  '"',
  'n',
  'r',
  't',
  'b',
  'f',
  'v',
  '0',
  'u',
  'x',
  '\n',
  '\r',
  '\u2028',
  '\u2029',
]);

/** `'\d'` means a backslash and a d in WXS. */
export function keepEscapes(raw: string): string {
  return raw.replace(/\\([\s\S])/g, (whole, char: string) =>
    KNOWN_ESCAPES.has(char) ? whole : `\\\\${char}`,
  );
}

function rewriteConstructor(node: AnyNode, ancestors: AnyNode[], source: string, text: MagicString): void {
  const property = node['property'] as AnyNode;
  const computed = node['computed'] === true;
  const name = computed ? property['value'] : property['name'];
  if (name !== 'constructor') return;
  const parent = ancestors.at(-2);
  if (parent?.type === 'AssignmentExpression' && parent['left'] === node) return;
  const object = node['object'] as AnyNode;
  // The object may stand in parentheses, which are no part of its own range.
  const between = source.slice(object.end, property.start);
  const dot = object.end + between.lastIndexOf(computed ? '[' : '.');
  text.prependRight(node.start, '__q.K(');
  text.overwrite(source[dot - 1] === '?' ? dot - 1 : dot, node.end, ')');
}

/** null: a require without a literal; undefined: not a require at all. */
function requireTarget(
  scope: Scope,
  node: AnyNode,
  input: WxsInput,
): { path: string; found: boolean; start: number; end: number } | null | undefined {
  const callee = node['callee'] as AnyNode;
  if (callee.type !== 'Identifier' || callee['name'] !== 'require') return undefined;
  const argument = (node['arguments'] as AnyNode[])[0];
  if (typeof argument?.['value'] !== 'string') return null;
  const request = argument['value'];
  const from = input.path.replace(/#.*$/, '');
  const joined = request.startsWith('/') ? joinPath(request) : joinPath(folderOf(from), request);
  const path = (joined ?? request).replace(/\.wxs$/, '');
  return {
    path,
    found: locate(scope, `${path}.wxs`) !== undefined,
    start: argument.start,
    end: argument.end,
  };
}
