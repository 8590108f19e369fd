import type { Diagnostic } from '../contract/diagnostic.ts';
import { SCRIPT_PARAMETERS, type ScriptUnit } from '../contract/program.ts';
import type { CompilerOptions } from './compile.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import { createLineIndex } from './diagnostics/text-range.ts';
import { decodeText } from './decode.ts';
import type { Engines, ScriptInput } from './engines.ts';
import type { Scope } from './graph.ts';
import { textOf } from './locate.ts';
import { parseJson } from './parse/json.ts';
import { projectSettings } from './project-settings.ts';
import { watchLoops } from './parse/loops.ts';
import { findRequires } from './parse/requires.ts';
import { otherCase } from './other-case.ts';
import { extensionOf, resolveFrom } from './paths.ts';
import { resolveScript } from './resolve-script.ts';
import { scriptKey } from './script-key.ts';
import { shiftFirstLine } from './source-map.ts';

export interface CompiledScript {
  unit: ScriptUnit;
  files: string[];
  isDynamic: boolean;
  diagnostics: Diagnostic[];
}

interface Transformed {
  file: string;
  source: string;
  code: string;
  mappings?: { json: string };
  diagnostics: Diagnostic[];
}

const LOADERS: Record<string, ScriptInput['loader']> = { '.ts': 'ts', '.tsx': 'tsx', '.jsx': 'jsx' };

export async function compileScript(
  scope: Scope,
  engines: Engines,
  options: CompilerOptions,
  path: string,
): Promise<CompiledScript> {
  // The costly part depends on the file alone; where its requires lead may change with other files.
  const script = await scope.use(`js:${path}`, (inner) => transform(inner, engines, options, path));
  const key = scriptKey(path);
  const diagnostics = [...script.diagnostics];
  const requires: Record<string, string> = {};
  const files: string[] = [];
  let isDynamic = false;
  // Bundles bring a require of their own; their numbers and names are no files of ours.
  const isBundle = /function\s*\w*\s*\([^)]*\brequire\b|\(\s*require\s*,/.test(script.source);
  // Inside them `require` is a parameter, which the script engine renames; what it asks for may still come here.
  const inBundle = isBundle ? findRequires(script.source) : [];
  for (const call of [...findRequires(script.code), ...inBundle]) {
    if (call.request === null) {
      isDynamic ||= !isBundle;
      if (!isBundle)
        diagnostics.push(diagnose('script/dynamic-require', script.file, dynamicRange(script.source)));
      continue;
    }
    if (Object.hasOwn(requires, call.request)) continue;
    const target = resolveScript(scope, path, call.request);
    if (target !== undefined) {
      requires[call.request] = scriptKey(target);
      files.push(target);
    } else if (!isBundle && !call.request.startsWith('plugin:')) {
      diagnostics.push(missingModule(scope, path, script, call.request));
    }
  }
  const { head, tail } = wrapper(key);
  const map = script.mappings ? shiftMap(script.mappings.json, head.length) : undefined;
  const unit: ScriptUnit = {
    code: head + (options.watchesLoops ? watchLoops(script.code) : script.code) + tail,
    requires,
    ...(map === undefined ? {} : { map }),
  };
  return { unit, files, isDynamic, diagnostics };
}

function missingModule(scope: Scope, path: string, script: Transformed, request: string): Diagnostic {
  const range = literalRange(script.source, request);
  const wanted = resolveFrom(path, request);
  const actual = wanted === null ? undefined : otherCase(scope, wanted, ['', '.js', '.ts', '/index.js']);
  if (actual !== undefined) return diagnose('file/case', script.file, range, { request, actual });
  const name = request
    .split('/')
    .slice(0, request.startsWith('@') ? 2 : 1)
    .join('/');
  if (declaredPackages(scope).has(name))
    return diagnose('script/package-missing', script.file, range, { name });
  return diagnose('script/module-missing', script.file, range, { request });
}

/** Names in `dependencies` of the package.json files a program may install from. */
function declaredPackages(scope: Scope): ReadonlySet<string> {
  return scope.use('declared-packages', (inner) => {
    const { root } = projectSettings(inner);
    const names = ['package.json', ...(root === '' ? [] : [`${root}/package.json`])].flatMap((file) => {
      const content = inner.read(file);
      if (content === undefined) return [];
      const { dependencies } = parseJson(file, decodeText(content).text).value;
      return typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : [];
    });
    return new Set(names);
  });
}

async function transform(
  scope: Scope,
  engines: Engines,
  options: CompilerOptions,
  path: string,
): Promise<Transformed> {
  const found = textOf(scope, path);
  if (!found) return { file: path, source: '', code: '', diagnostics: [] };
  const { file, text: source } = found;
  const diagnostics: Diagnostic[] = [];
  if (found.note) diagnostics.push(diagnose('file/encoding', file, undefined, { encoding: found.note }));
  if (extensionOf(path) === '.json') return jsonModule(file, source, diagnostics);
  const output = await engines.scripts.transform({
    source,
    file,
    loader: LOADERS[extensionOf(path)] ?? 'js',
    minify: options.minify ?? false,
    sourceMap: options.sourceMaps !== false,
    ...(options.target === undefined ? {} : { target: options.target }),
  });
  let failed = '';
  for (const problem of output.problems) {
    const start = { line: problem.line, column: problem.column };
    const end = { line: problem.endLine ?? problem.line, column: problem.endColumn ?? problem.column };
    const code = problem.severity === 'error' ? 'script/syntax' : 'script/suspicious';
    if (problem.severity === 'error') failed ||= `${problem.message} (${file}:${problem.line + 1})`;
    diagnostics.push(diagnose(code, file, { start, end }, { reason: problem.message }));
  }
  const code = failed === '' ? output.code : `throw new SyntaxError(${JSON.stringify(failed)});`;
  return {
    file,
    source,
    code,
    ...(output.map && failed === '' ? { mappings: { json: output.map } } : {}),
    diagnostics,
  };
}

function jsonModule(file: string, source: string, diagnostics: Diagnostic[]): Transformed {
  try {
    JSON.parse(source);
    // A JSON text is an expression; these two are line ends for scripts of old.
    const code = `module.exports=${source.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')}`;
    return { file, source, code, diagnostics };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    diagnostics.push(diagnose('script/syntax', file, undefined, { reason }));
    return {
      file,
      source,
      code: `throw new SyntaxError(${JSON.stringify(`${file}: ${reason}`)});`,
      diagnostics,
    };
  }
}

function wrapper(key: string): { head: string; tail: string } {
  return {
    head: `__tessera_define(${JSON.stringify(key)},function(${SCRIPT_PARAMETERS.join(',')}){(function(){`,
    tail: `\n}).call(this)});\n//# sourceURL=miniprogram:///${encodeURI(key)}\n`,
  };
}

function shiftMap(json: string, columns: number): string {
  const map = JSON.parse(json) as { mappings: string };
  return JSON.stringify({ ...map, mappings: shiftFirstLine(map.mappings, columns) });
}

function literalRange(
  source: string,
  request: string,
): ReturnType<ReturnType<typeof createLineIndex>['range']> {
  const quoted = ['"', "'", '`']
    .map((quote) => source.indexOf(quote + request + quote))
    .filter((at) => at >= 0);
  const at = quoted.length > 0 ? Math.min(...quoted) : -1;
  return createLineIndex(source).range(Math.max(at, 0), at < 0 ? 0 : at + request.length + 2);
}

function dynamicRange(source: string): ReturnType<typeof literalRange> {
  const at = /(?<![.\w$])require\s*\(\s*(?!["'`\s])/.exec(source)?.index ?? 0;
  return createLineIndex(source).range(at, at + 'require'.length);
}
