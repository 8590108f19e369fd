import { compileFunction } from 'node:vm';
import { transform, type Message, type TransformFailure, type TransformOptions } from 'esbuild';
import type { EngineProblem, ScriptEngine, ScriptInput } from '../../compiler/engines.ts';

/** esbuild, one script at a time: modules to CommonJS, TypeScript to JavaScript, `import()` to `require()`. */
export function createScriptEngine(): ScriptEngine {
  return {
    async transform(input) {
      try {
        const result = await transform(input.source, optionsOf(input));
        const problems = result.warnings.flatMap(
          (message) => problemOf(message, 'warning', input.source) ?? [],
        );
        const pattern = patternProblem(result.code, input.source);
        if (pattern) problems.push(pattern);
        return { code: result.code, ...(result.map ? { map: result.map } : {}), problems };
      } catch (error) {
        const messages = (error as Partial<TransformFailure>).errors;
        if (!messages) throw error;
        return {
          code: '',
          problems: messages.flatMap((message) => problemOf(message, 'error', input.source) ?? []),
        };
      }
    },
  };
}

function optionsOf(input: ScriptInput): TransformOptions {
  return {
    loader: input.loader,
    format: 'cjs',
    target: input.target ?? 'esnext',
    supported: { 'dynamic-import': false },
    minify: input.minify,
    keepNames: input.minify,
    sourcemap: input.sourceMap ? 'external' : false,
    // The sources lie in the project: a map with their texts would double the program.
    sourcesContent: false,
    sourcefile: input.file,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  };
}

/** esbuild copies regular expressions unread, and one that is wrong keeps the whole script from loading. 5 ms a megabyte. */
function patternProblem(code: string, source: string): EngineProblem | undefined {
  if (!code.includes('/')) return undefined;
  try {
    compileFunction(code);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    const body = /^Invalid regular expression: \/(.+)\/[a-z]*: /s.exec(message)?.[1];
    if (body === undefined) return undefined;
    const before = source.slice(0, Math.max(source.indexOf(body), 0)).split(/\r\n|[\n\r]/);
    return { severity: 'error', message, line: before.length - 1, column: before.at(-1)?.length ?? 0 };
  }
}

/** Remarks about style are the editor's affair; a program made for another tool would drown in them. */
const QUIET = new Set([
  'commonjs-variable-in-esm',
  'direct-eval',
  'equals-negative-zero',
  'empty-import-meta',
]);

function problemOf(
  message: Message,
  severity: EngineProblem['severity'],
  source: string,
): EngineProblem | undefined {
  if (severity === 'warning' && QUIET.has(message.id)) return undefined;
  const { location } = message;
  const line = Math.max((location?.line ?? 1) - 1, 0);
  const column = utf16Column(location?.lineText ?? '', location?.column ?? 0);
  const length = location ? utf16Column(location.lineText.slice(column), location.length) : 0;
  const start = editorPlace(source, line, column);
  const end = { endLine: start.line, endColumn: start.column + length };
  return { severity, message: message.text, ...start, ...end };
}

/** To JavaScript U+2028 and U+2029 end a line, to editors they do not. */
function editorPlace(source: string, line: number, column: number): { line: number; column: number } {
  if (!/[\u2028\u2029]/.test(source)) return { line, column };
  let offset = 0;
  for (const match of source.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    if (line === 0) break;
    line -= 1;
    offset = match.index + match[0].length;
  }
  const before = source.slice(0, offset + column).split(/\r\n|[\n\r]/);
  return { line: before.length - 1, column: before.at(-1)?.length ?? 0 };
}

/** esbuild counts columns in UTF-8 bytes. */
function utf16Column(text: string, bytes: number): number {
  if (bytes <= 0) return 0;
  return Buffer.from(text.slice(0, bytes)).subarray(0, bytes).toString().length;
}
