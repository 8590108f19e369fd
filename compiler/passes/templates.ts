import type { Diagnostic, Range } from '../../contract/diagnostic.ts';
import { appFile, isObject, jsonFile, projectPath } from '../app-settings.ts';
import { isBuiltin } from '../builtin-tags.ts';
import { findCircles } from '../circles.ts';
import type { DiagnosticCode } from '../diagnostics/catalog.ts';
import { diagnose, MAX_DIAGNOSTICS_PER_FILE } from '../diagnostics/diagnose.ts';
import { createLineIndex, type LineIndex } from '../diagnostics/text-range.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { EngineProblem, Engines, TemplateOutput } from '../engines.ts';
import type { Scope } from '../graph.ts';
import { locate, textOf } from '../locate.ts';
import { scanWxml, type WxmlScan } from '../parse/wxml.ts';
import { compileWxs } from '../parse/wxs.ts';
import { resolveFrom } from '../paths.ts';
import { placeMarks, prepareTemplate, type TemplateSource } from '../template-source.ts';
import { templateUnit } from '../template-runtime.ts';

interface TemplateNode {
  unit: string;
  templates: string[];
  scripts: string[];
  /** Where each included file stands: unlike imports, they may not go round in a circle. */
  includes: { path: string; range: Range }[];
  /** Tags that are none of the platform's, each where it first stands. */
  tags: { name: string; range: Range }[];
  file: string;
  diagnostics: Diagnostic[];
}

/** The engine recurses per level and breaks beyond about 190. */
const MAX_DEPTH = 150;
const MAX_BYTES = 4_000_000;

/** Compiles the template of every unit and every template file those import or include. */
export function run(draft: Draft, { graph, engines }: PassContext): void {
  const queue = [...draft.components.values()].filter((unit) => unit.hasTemplate).map((unit) => unit.path);
  const nodes = new Map<string, TemplateNode>();
  for (const path of queue) {
    if (draft.templates.has(path)) continue;
    const node = graph.use(`wxml:${path}`, (scope) => compileTemplate(scope, engines, path));
    draft.templates.set(path, node.unit);
    report(draft, `wxml:${path}`, node.diagnostics);
    nodes.set(path, node);
    queue.push(...node.templates);
    for (const script of node.scripts) draft.wxsRoots.add(script);
  }
  reportCircles(nodes, draft.diagnostics);
  reportUnknownTags(draft, graph, nodes);
}

/** Only a unit's own template: what an imported file may use depends on who imports it. */
function reportUnknownTags(draft: Draft, scope: Scope, nodes: ReadonlyMap<string, TemplateNode>): void {
  for (const unit of draft.components.values()) {
    const node = unit.hasTemplate ? nodes.get(unit.path) : undefined;
    if (!node || node.tags.length === 0) continue;
    const { usingComponents, componentGenerics = {} } = unit.config;
    // Declared but not resolved: that has been said where it is declared.
    const declared = jsonFile(scope, `${unit.path}.json`)?.value['usingComponents'];
    const shared = appFile(scope).value['usingComponents'];
    for (const { name, range } of node.tags) {
      const known = [usingComponents, componentGenerics, declared, shared].some(
        (table) => isObject(table) && Object.hasOwn(table, name),
      );
      if (!known) draft.diagnostics.push(diagnose('wxml/unknown-component', node.file, range, { tag: name }));
    }
  }
}

function foreignTags(scan: WxmlScan, lines: LineIndex): TemplateNode['tags'] {
  const seen = new Set<string>();
  return scan.tags.flatMap((tag) => {
    if (isBuiltin(tag.name) || tag.name === '' || seen.has(tag.name)) return [];
    seen.add(tag.name);
    return [{ name: tag.name, range: lines.range(tag.start, tag.nameEnd) }];
  });
}

/** Unlike imports, includes may not go round: rendering would never end. */
function reportCircles(nodes: ReadonlyMap<string, TemplateNode>, out: Diagnostic[]): void {
  const targets = (path: string): string[] => nodes.get(path)?.includes.map((include) => include.path) ?? [];
  for (const { node, at, way } of findCircles(nodes.keys(), targets)) {
    const found = nodes.get(node);
    if (!found) continue;
    out.push(
      diagnose('wxml/import-cycle', found.file, found.includes[at]?.range, { path: way.join(' -> ') }),
    );
  }
}

function compileTemplate(scope: Scope, engines: Engines, path: string): TemplateNode {
  const found = textOf(scope, `${path}.wxml`);
  const file = found?.file ?? projectPath(scope, `${path}.wxml`);
  const source = found?.text ?? '';
  const diagnostics: Diagnostic[] = [];
  const empty = (): TemplateNode => {
    const code = engines.templates.compile(path, '', (_, text) => text).code;
    return {
      unit: templateUnit(path, code),
      templates: [],
      scripts: [],
      includes: [],
      tags: [],
      file,
      diagnostics,
    };
  };
  if (found?.note) diagnostics.push(diagnose('file/encoding', file, undefined, { encoding: found.note }));
  if (source.length > MAX_BYTES) {
    const size = Math.round(source.length / 1e5) / 10;
    diagnostics.push(
      diagnose('file/too-large', file, undefined, { size, kind: 'wxml', limit: MAX_BYTES / 1e6 }),
    );
    return empty();
  }
  const scan = scanWxml(source);
  const lines = createLineIndex(source);
  if (scan.depth > MAX_DEPTH) {
    const deep = scan.tags.find((tag) => tag.depth >= MAX_DEPTH);
    const range = lines.range(deep?.start ?? 0, deep?.nameEnd ?? 0);
    diagnostics.push(diagnose('wxml/too-deep', file, range, { depth: scan.depth, limit: MAX_DEPTH }));
    return empty();
  }
  const prepared = prepareTemplate(file, source, scan, lines);
  diagnostics.push(...prepared.diagnostics);
  let output: TemplateOutput;
  try {
    output = engines.templates.compile(path, prepared.text, (name, text) => {
      const script = compileWxs(scope, {
        file,
        text,
        path: `${path}#${name}`,
        at: inlineOffset(scan, source, name, lines),
      });
      diagnostics.push(...script.diagnostics);
      return script.body;
    });
  } catch (error) {
    diagnostics.push(diagnose('wxml/engine-failed', file, undefined, { reason: String(error) }));
    return empty();
  }
  for (const problem of output.problems.slice(0, MAX_DIAGNOSTICS_PER_FILE)) {
    diagnostics.push(describe(file, problem, prepared, source));
  }
  const known = output.templates.filter((target) =>
    checkImport(scope, target, file, source, lines, diagnostics),
  );
  return {
    unit: templateUnit(path, placeMarks(output.code, lines)),
    templates: known,
    scripts: output.scripts,
    includes: includesOf(scan, path, lines),
    tags: foreignTags(scan, lines),
    file,
    diagnostics,
  };
}

function includesOf(scan: WxmlScan, path: string, lines: LineIndex): TemplateNode['includes'] {
  return scan.tags.flatMap((tag) => {
    if (tag.name !== 'include') return [];
    const source = tag.attributes.find(({ name }) => name === 'src')?.value;
    const target = source === undefined ? null : resolveFrom(path, source);
    if (target === null) return [];
    return [{ path: target.replace(/\.wxml$/, ''), range: lines.range(tag.start, tag.nameEnd) }];
  });
}

const CODES: Record<EngineProblem['severity'], DiagnosticCode> = {
  error: 'wxml/syntax',
  warning: 'wxml/suspicious',
  info: 'wxml/note',
};

function describe(
  file: string,
  problem: EngineProblem,
  prepared: TemplateSource,
  source: string,
): Diagnostic {
  const range = {
    start: prepared.placeOf(problem.line, problem.column),
    end: prepared.placeOf(problem.endLine ?? problem.line, problem.endColumn ?? problem.column),
  };
  const lines = createLineIndex(source);
  const rest = source.slice(
    lines.offset(range.start.line, range.start.column),
    lines.offset(range.start.line, range.start.column) + 80,
  );
  const tag = /^<?\/?([\w-]+)/.exec(rest)?.[1];
  // The official compiler refuses both.
  if (tag !== undefined && problem.message === 'missing end tag')
    return diagnose('wxml/missing-end-tag', file, range, { tag });
  if (tag !== undefined && problem.message === 'invalid end tag')
    return diagnose('wxml/unexpected-end-tag', file, range, { tag });
  const { message: en, zh = en } = problem;
  return diagnose(CODES[problem.severity], file, range, { reason: { en, zh } });
}

function checkImport(
  scope: Scope,
  target: string,
  file: string,
  source: string,
  lines: LineIndex,
  diagnostics: Diagnostic[],
): boolean {
  if (locate(scope, `${target}.wxml`) !== undefined) return true;
  const name = target.slice(target.lastIndexOf('/') + 1);
  const at = Math.max(source.search(new RegExp(`src\\s*=\\s*["'][^"']*${escape(name)}`)), 0);
  diagnostics.push(diagnose('wxml/import-missing', file, lines.range(at), { path: `${target}.wxml` }));
  return false;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Place of an inline script's text inside the template. */
function inlineOffset(
  scan: WxmlScan,
  source: string,
  name: string,
  lines: LineIndex,
): { line: number; column: number } {
  const tag = scan.tags.find(
    (one) =>
      one.name === 'wxs' && one.attributes.some((entry) => entry.name === 'module' && entry.value === name),
  );
  const end = tag ? source.indexOf('>', tag.attributes.at(-1)?.valueStart ?? tag.nameEnd) + 1 : 0;
  return lines.range(end).start;
}
