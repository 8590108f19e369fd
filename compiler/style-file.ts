import { decodedMappings, TraceMap } from '@jridgewell/trace-mapping';
import type { Diagnostic, Range } from '../contract/diagnostic.ts';
import { applyAlias } from './app-settings.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { createLineIndex } from './diagnostics/text-range.ts';
import type { Engines, StyleEngine, StyleOutput } from './engines.ts';
import type { Scope } from './graph.ts';
import { locate, packageBases, textOf } from './locate.ts';
import { otherCase } from './other-case.ts';
import { compileWxss, type WxssOutput } from './parse/wxss.ts';
import { extensionOf, folderOf, joinPath, resolveFrom } from './paths.ts';

/** One style file after rewriting, independent of who imports it. */
export interface StyleFile {
  /** File inside the project. */
  file: string;
  text: string;
  chunks: { text: string; line: number }[];
  /** Program path of what stands between two chunks; null where it was not found. */
  imports: (string | null)[];
  /** Source line of each line, where a preprocessor moved them. */
  lines?: readonly number[];
  diagnostics: Diagnostic[];
}

const MAX_BYTES = 16_000_000;

export function styleFileNode(scope: Scope, engines: Engines, path: string): Promise<StyleFile> {
  return scope.use(`wxss:${path}`, (inner) => readStyle(inner, engines, path));
}

async function readStyle(scope: Scope, engines: Engines, path: string): Promise<StyleFile> {
  const found = textOf(scope, path);
  const file = found?.file ?? path;
  const empty: StyleFile = { file, text: '', chunks: [], imports: [], diagnostics: [] };
  if (!found) return empty;
  const diagnostics: Diagnostic[] = [];
  if (found.note) diagnostics.push(diagnose('file/encoding', file, undefined, { encoding: found.note }));
  if (found.text.length > MAX_BYTES) {
    const size = Math.round(found.text.length / 1e5) / 10;
    diagnostics.push(
      diagnose('file/too-large', file, undefined, { size, kind: 'wxss', limit: MAX_BYTES / 1e6 }),
    );
    return { ...empty, diagnostics };
  }
  const processed = await preprocess(scope, engines, path, found, diagnostics);
  if (processed === undefined) return { ...empty, text: found.text, diagnostics };
  const output = compileWxss(processed.css, (request) => resourcePath(scope, path, request));
  const lines = processed.map === undefined ? undefined : sourceLines(processed.map);
  const rangeOf = rangesOf(processed.css, lines);
  report(output, file, rangeOf, diagnostics);
  const imports = output.imports.map((entry) => {
    const target = resolveStyle(scope, path, entry.request);
    if (target === undefined) {
      const range = rangeOf(entry.start, entry.end);
      const wanted = resolveFrom(path, entry.request);
      const actual = wanted === null ? undefined : otherCase(scope, wanted, ['', '.wxss']);
      const values = { path: entry.request, request: entry.request, actual: actual ?? '' };
      diagnostics.push(
        diagnose(actual === undefined ? 'wxss/import-missing' : 'file/case', file, range, values),
      );
    }
    return target ?? null;
  });
  return { file, text: found.text, chunks: output.chunks, imports, ...(lines ? { lines } : {}), diagnostics };
}

type RangeOf = (start: number, end?: number) => Range;

/** Where offsets of the css are in the file; to the line only where a preprocessor made that css. */
function rangesOf(css: string, lines: readonly number[] | undefined): RangeOf {
  const index = createLineIndex(css);
  return (start, end) => {
    const range = index.range(start, end);
    if (!lines) return range;
    const line = lines[range.start.line] ?? lines.at(-1) ?? 0;
    return { start: { line, column: 0 }, end: { line, column: 0 } };
  };
}

function report(output: WxssOutput, file: string, rangeOf: RangeOf, diagnostics: Diagnostic[]): void {
  const { problem } = output;
  if (problem)
    diagnostics.push(diagnose('wxss/syntax', file, rangeOf(problem.offset), { reason: problem.reason }));
  for (const entry of output.resources.slice(0, 20)) {
    const range = rangeOf(entry.start, entry.end);
    diagnostics.push(diagnose('wxss/local-resource', file, range, { path: entry.request }));
  }
}

/** Undefined: nothing can be made of it, and the reason is reported. */
async function preprocess(
  scope: Scope,
  engines: Engines,
  path: string,
  found: { file: string; text: string },
  diagnostics: Diagnostic[],
): Promise<StyleOutput | undefined> {
  const extension = extensionOf(path);
  const language =
    extension === '.less' ? 'Less' : extension === '.scss' || extension === '.sass' ? 'Sass' : null;
  if (language === null) return { css: found.text, problems: [] };
  const engine: StyleEngine | undefined = language === 'Less' ? engines.less : engines.sass;
  if (!engine) {
    diagnostics.push(diagnose('wxss/preprocessor-missing', found.file, undefined, { language }));
    return undefined;
  }
  const output = await engine.compile({
    source: found.text,
    file: path,
    load: (request, from) => loadStyle(scope, request, from, extension),
  });
  if (output.stoppedAfterMs !== undefined) {
    const values = { language, seconds: output.stoppedAfterMs / 1000 };
    diagnostics.push(diagnose('wxss/preprocessor-too-slow', found.file, undefined, values));
    return undefined;
  }
  for (const problem of output.problems) {
    const place = { line: problem.line, column: problem.column };
    const target = problem.file === undefined ? undefined : locate(scope, problem.file);
    const range = { start: place, end: place };
    const values = { language, reason: problem.message };
    diagnostics.push(diagnose('wxss/preprocessor-failed', target ?? found.file, range, values));
  }
  return output;
}

function loadStyle(
  scope: Scope,
  request: string,
  from: string,
  extension: string,
): { file: string; source: string } | undefined {
  const bare = resolveFrom(from, applyAlias(scope, request));
  if (bare === null) return undefined;
  const partial = joinPath(folderOf(bare), `_${bare.slice(bare.lastIndexOf('/') + 1)}`) ?? bare;
  const names = [bare, partial].flatMap((name) => [
    name,
    name + extension,
    `${name}.scss`,
    `${name}.wxss`,
    `${name}.css`,
  ]);
  for (const candidate of [...names, `${bare}/_index.scss`, `${bare}/index${extension}`]) {
    const text = extensionOf(candidate) === '' ? undefined : textOf(scope, candidate);
    if (text) return { file: candidate, source: text.text };
  }
  return undefined;
}

/** `@import` as the platform looks it up, with npm packages and sources of preprocessors besides. */
function resolveStyle(scope: Scope, from: string, request: string): string | undefined {
  const wanted = applyAlias(scope, request);
  const bases = [resolveFrom(from, wanted)];
  if (!wanted.startsWith('.') && !wanted.startsWith('/')) {
    for (const base of packageBases(from)) bases.push(joinPath(base, 'miniprogram_npm', wanted));
  }
  for (const base of bases) {
    if (base === null) continue;
    const sources = ['less', 'scss'].map((extension) => `${base.replace(/\.wxss$/, '')}.${extension}`);
    for (const candidate of [base, `${base}.wxss`, ...sources, `${base}.css`]) {
      if (locate(scope, candidate) !== undefined) return candidate;
    }
  }
  return undefined;
}

function resourcePath(scope: Scope, from: string, request: string): string | undefined {
  const path = resolveFrom(from, request.replace(/[?#].*$/, ''));
  return path !== null && locate(scope, path) !== undefined ? path : undefined;
}

function sourceLines(map: string): number[] {
  const lines: number[] = [];
  let last = 0;
  for (const segments of decodedMappings(new TraceMap(map))) {
    // Only lines of the file itself: an inlined preprocessor import keeps the line of its first own neighbour.
    const own = segments.find((segment) => segment.length > 1 && segment[1] === 0);
    last = own?.[2] ?? last;
    lines.push(last);
  }
  return lines;
}
