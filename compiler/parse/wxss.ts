import type { AtRule, ChildNode, Declaration, Root, Rule } from 'postcss';
import parse from 'postcss/lib/parse';
import { STYLE_ASSET_PREFIX } from '../../contract/program.ts';
import { rewriteSelector } from './selector.ts';

export interface WxssImport {
  request: string;
  /** Offsets of the whole rule. */
  start: number;
  end: number;
}

export interface WxssOutput {
  /** The text in pieces: an import stands between two of them. Lines are those of the source. */
  chunks: { text: string; line: number }[];
  imports: WxssImport[];
  /** Local files in url(), as written. */
  resources: { request: string; start: number; end: number }[];
  problem?: { reason: string; offset: number };
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

type ResolveResource = (request: string) => string | undefined;

/**
 * Rewrites WXSS by edits on its own text, so that every line stays where it is. `resource` answers the
 * program path of a local file in url().
 */
export function compileWxss(source: string, resource: ResolveResource): WxssOutput {
  const out: WxssOutput = { chunks: [], imports: [], resources: [] };
  let root: Root;
  try {
    root = parse(source) as Root;
  } catch (error) {
    const problem = error as { reason?: string; message?: string; input?: { offset?: number } };
    out.problem = {
      reason: problem.reason ?? problem.message ?? String(error),
      // After some characters beyond ASCII postcss has no offset (NaN) to offer.
      offset: Number.isInteger(problem.input?.offset) ? (problem.input?.offset ?? 0) : 0,
    };
    return out;
  }
  const edits: Edit[] = [];
  visit(root.nodes, source, { edits, out, resource }, false);
  cut(source, edits, out);
  return out;
}

interface Visit {
  edits: Edit[];
  out: WxssOutput;
  resource: ResolveResource;
}

/** Not postcss' own walker: nesting is bounded by the text, and a loop over a stack cannot overflow. */
function visit(nodes: ChildNode[], source: string, state: Visit, inKeyframes: boolean): void {
  const stack = nodes.map((node) => ({ node, inKeyframes })).reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node } = next;
    if (node.type === 'decl') rewriteDeclaration(node, source, state);
    else if (node.type === 'rule') {
      if (!next.inKeyframes) rewriteRule(node, state);
      pushChildren(stack, node.nodes, next.inKeyframes);
    } else if (node.type === 'atrule') {
      rewriteAtRule(node, source, state);
      pushChildren(stack, node.nodes ?? [], next.inKeyframes || /keyframes$/i.test(node.name));
    }
  }
}

function pushChildren(
  stack: { node: ChildNode; inKeyframes: boolean }[],
  nodes: ChildNode[],
  inKeyframes: boolean,
): void {
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (node) stack.push({ node, inKeyframes });
  }
}

function startOf(node: ChildNode): number {
  return node.source?.start?.offset ?? 0;
}

function endOf(node: ChildNode): number {
  return node.source?.end?.offset ?? startOf(node);
}

function rewriteRule(rule: Rule, { edits }: Visit): void {
  const raw = rule.raws.selector?.raw ?? rule.selector;
  const text = rewriteSelector(raw);
  if (text !== raw) edits.push({ start: startOf(rule), end: startOf(rule) + raw.length, text });
}

function rewriteDeclaration(node: Declaration, source: string, { edits, out, resource }: Visit): void {
  const start = startOf(node) + node.prop.length;
  const end = endOf(node);
  const before = source.slice(start, end);
  let text = rewriteRpx(before);
  if (/url\(/i.test(text)) {
    text = text.replace(
      /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"]*?))\s*\)/gi,
      (whole, a?: string, b?: string, c?: string) => {
        const request = (a ?? b ?? c ?? '').trim();
        if (request === '' || /^([a-z][\w+.-]*:|\/\/|#)/i.test(request)) return whole;
        const at = start + Math.max(before.indexOf(request), 0);
        out.resources.push({ request, start: at, end: at + request.length });
        const path = resource(request);
        return path === undefined ? whole : `url("${STYLE_ASSET_PREFIX}${path}")`;
      },
    );
  }
  if (text !== before) edits.push({ start, end, text });
}

function rewriteAtRule(node: AtRule, source: string, { edits, out }: Visit): void {
  const start = startOf(node);
  if (node.name.toLowerCase() === 'import') {
    const request = /^(?:url\(\s*)?["']?([^"')]+)["']?\s*\)?/.exec(node.params.trim())?.[1]?.trim();
    if (request === undefined || /^(https?:)?\/\//.test(request)) return;
    out.imports.push({ request, start, end: endOf(node) + (source[endOf(node)] === ';' ? 1 : 0) });
    return;
  }
  const raw = node.raws.params?.raw ?? node.params;
  const begin = source.indexOf(raw, start + 1 + node.name.length);
  const text = rewriteRpx(raw);
  if (text !== raw && begin >= 0) edits.push({ start: begin, end: begin + raw.length, text });
}

/** 750 rpx are the width of the screen. */
export function rewriteRpx(text: string): string {
  if (!/rpx/i.test(text)) return text;
  return text.replace(
    /(^|[^\w.#-])([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)rpx\b/gi,
    (_, before: string, amount: string) => {
      const width = Number(amount) / 7.5;
      return `${before}${Number(width.toFixed(5))}vw`;
    },
  );
}

function cut(source: string, edits: Edit[], out: WxssOutput): void {
  edits.sort((a, b) => a.start - b.start);
  let at = 0;
  let line = 0;
  let counted = 0;
  let next = 0;
  const piece = (end: number): void => {
    const parts: string[] = [];
    line += countLines(source, counted, at);
    counted = at;
    for (let edit = edits[next]; edit && edit.start < end; edit = edits[++next]) {
      if (edit.start < at) continue;
      parts.push(source.slice(at, edit.start), edit.text);
      at = edit.end;
    }
    parts.push(source.slice(at, end));
    out.chunks.push({ text: parts.join(''), line });
    at = end;
  };
  for (const entry of out.imports) {
    piece(entry.start);
    at = entry.end;
  }
  piece(source.length);
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
