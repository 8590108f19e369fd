import { SCRIPT_PARAMETERS } from '../../contract/program.ts';
import type { Simulator } from '../start.ts';

export interface Evaluator {
  run(code: string): Promise<{ value: unknown; isError: boolean }>;
  /** Names that an expression may begin with. */
  names(): string[];
  /** What such a name means; nothing of the program is run. */
  lookUp(name: string): unknown;
  /** Sets a name that expressions see, such as `$0`. */
  define(name: string, value: unknown): void;
}

const HIDDEN = new Set<string>(SCRIPT_PARAMETERS);
/** A program's own names come first in a list of hundreds. */
const KNOWN_GLOBALS = ['wx', 'getApp', 'getCurrentPages', 'App', 'Page', 'Component', 'Behavior', 'console'];

/** Runs expressions as if they stood in a script of the program: the same names are there, the same are not. */
export function createEvaluator(program: () => Simulator | undefined): Evaluator {
  // Names declared at the prompt live on, as at any prompt.
  const own: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  const scope = (): Record<string, unknown> => (program()?.runtime.scope() ?? {}) as Record<string, unknown>;

  const names = new Proxy(own, {
    has: (_, key) => typeof key === 'string' && key !== 'eval' && (key in own || HIDDEN.has(key)),
    get: (_, key) => (typeof key === 'symbol' ? undefined : key in own ? own[key] : scope()[key]),
    set: (_, key, value) => ((own[key as string] = value), true),
  });

  async function run(code: string): Promise<{ value: unknown; isError: boolean }> {
    try {
      for (const name of declaredIn(code)) if (!(name in own)) own[name] = undefined;
      const value: unknown = await runNow(names, code);
      own['$_'] = value;
      return { value, isError: false };
    } catch (error) {
      return { value: error, isError: true };
    }
  }

  return {
    run,
    define: (name, value) => (own[name] = value),
    names: () => {
      const globals = Object.getOwnPropertyNames(window).filter((name) => /^[A-Z]\w*$/.test(name));
      const seen = Object.keys(scope()).filter((name) => scope()[name] !== undefined);
      return [...new Set([...Object.keys(own), ...KNOWN_GLOBALS, ...seen, ...globals])].filter(
        (name) => !HIDDEN.has(name) || name in own || scope()[name] !== undefined,
      );
    },
    lookUp(name) {
      if (name in own) return own[name];
      if (HIDDEN.has(name)) return scope()[name];
      const descriptor = Object.getOwnPropertyDescriptor(window, name);
      return descriptor && 'value' in descriptor ? (descriptor.value as unknown) : undefined;
    },
  };
}

/** Names that a text declares at its top: they must outlive the call that declares them. */
function declaredIn(code: string): string[] {
  const declared = code.matchAll(
    /(?:^|[;\n])\s*(?:var|let|const|class|(?:async\s+)?function\*?)\s+([\w$]+)/g,
  );
  return [...declared].map(([, name]) => name!);
}

/** `let x`, `class X`, `function f` at the top become assignments to the prompt's own names. */
function kept(code: string): string {
  return code
    .replace(/(^|[;\n])(\s*)(?:let|const|var)\s+(?=[\w$]+\s*(?:=|;|$|\n|,))/g, '$1$2')
    .replace(/(^|[;\n])(\s*)(class|(?:async\s+)?function\*?)\s+([\w$]+)/g, '$1$2$4 = $3 $4');
}

function runNow(names: object, code: string): unknown {
  const text = kept(code.trim());
  const attempts = /\bawait\b/.test(text)
    ? [`(async () => (${text}\n))()`, `(async () => { ${text}\n })()`]
    : // `{a: 1}` means an object, as at every prompt; else it is a block.
      /^\{[\s\S]*\}\s*$/.test(text)
      ? [`(${text}\n)`, text]
      : [text];
  const compiled = attempts.find(isScript) ?? attempts.at(-1)!;
  // Sloppy mode on purpose: only there does `with` put the program's names in place.
  const call = new Function(
    'names',
    'code',
    'with (names) { return (function () { return eval(code) }).call(undefined) }',
  ) as (names: object, code: string) => unknown;
  return call(names, `${compiled}\n//# sourceURL=console`);
}

function isScript(text: string): boolean {
  try {
    new Function(text);
    return true;
  } catch {
    return false;
  }
}

const WORD = /[\p{ID_Continue}$]*$/u;
const PATH =
  /((?:[\p{ID_Start}$_][\p{ID_Continue}$]*)(?:\(\)|\[(?:\d+|'[^']*'|"[^"]*")\]|\??\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*)\??\.$/u;
/** Members of the program that give something and change nothing: they may be called to look. */
const HARMLESS = new Set(['getApp', 'getCurrentPages']);
const MOST = 300;

/** Names that may stand at the end of the text. Getters are not run, and only harmless functions are called. */
export function completionsOf(
  code: string,
  names: () => string[],
  lookUp: (name: string) => unknown,
): { from: number; names: { name: string; kind: 'function' | 'value' }[] } {
  const word = WORD.exec(code)?.[0] ?? '';
  const from = code.length - word.length;
  const before = code.slice(0, from);
  const isMember = before.endsWith('.');
  if (!isMember && word === '') return { from, names: [] };
  const path = isMember ? PATH.exec(before)?.[1] : undefined;
  if (isMember && path === undefined) return { from, names: [] };
  const target = path === undefined ? undefined : follow(path, lookUp);
  const all = path === undefined ? names() : memberNames(target);
  const kindOf = (name: string): 'function' | 'value' =>
    typeof (path === undefined ? lookUp(name) : member(target, name)) === 'function' ? 'function' : 'value';
  const wanted = word.toLowerCase();
  const found = all.filter(
    (name) => name.toLowerCase().startsWith(wanted) && /^[\p{ID_Start}$_]/u.test(name),
  );
  return { from, names: found.slice(0, MOST).map((name) => ({ name, kind: kindOf(name) })) };
}

function follow(path: string, lookUp: (name: string) => unknown): unknown {
  const steps = [...path.matchAll(/\(\)|\[(\d+|'[^']*'|"[^"]*")\]|([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu)];
  let value: unknown;
  let last = '';
  for (const [index, [whole, bracket, name]] of steps.entries()) {
    if (whole === '()') value = HARMLESS.has(last) ? (value as () => unknown)() : undefined;
    else {
      last = name ?? String(bracket).replace(/^['"]|['"]$/g, '');
      value = index === 0 ? lookUp(last) : member(value, last);
    }
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

/** A member by its place in the chain of prototypes, without running a getter. */
function member(value: unknown, name: string): unknown {
  for (let object = boxed(value); object; object = Object.getPrototypeOf(object) as object | null) {
    const descriptor = Object.getOwnPropertyDescriptor(object, name);
    if (descriptor) return 'value' in descriptor ? (descriptor.value as unknown) : undefined;
  }
  return undefined;
}

/** What every object has (`toString` and its like) is no help among what this one has. */
function memberNames(value: unknown): string[] {
  const names = new Set<string>();
  for (let object = boxed(value); object; object = Object.getPrototypeOf(object) as object | null)
    if (object !== Object.prototype || names.size === 0)
      for (const name of Object.getOwnPropertyNames(object)) names.add(name);
  return [...names];
}

const boxed = (value: unknown): object | null =>
  value === undefined || value === null ? null : (Object(value) as object);
