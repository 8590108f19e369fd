import { expect } from 'vitest';
import type { Diagnostic } from '../../contract/diagnostic.ts';
import type { Program } from '../../contract/program.ts';
import { createEngines } from '../../host/project/engines.ts';
import { type Build, type CompilerOptions, createCompiler } from '../compile.ts';
import type { FileContent } from '../decode.ts';

export type Files = Record<string, FileContent>;

export const engines = createEngines();

/** The smallest program without a remark. */
export const smallest: Files = {
  'app.json': '{"pages":["p/p"]}',
  'app.js': 'App({})',
  'p/p.js': 'Page({})',
  'p/p.wxml': '<view/>',
};

/** Compiles `smallest` with these files over it: from scratch, and file by file; both must agree to the byte. */
export async function buildFiles(files: Files, options: CompilerOptions = {}): Promise<Build> {
  const all = { ...smallest, ...files };
  const scratch = await createCompiler(engines, options).build(new Map(Object.entries(all)));
  const compiler = createCompiler(engines, options);
  await compiler.build(
    new Map(Object.entries({ 'app.json': '{"pages":["q/q"]}', 'q/q.js': 'Page({})', 'q/q.wxml': 'q' })),
  );
  for (const [file, content] of Object.entries(all)) await compiler.update(new Map([[file, content]]));
  const last = await compiler.update(
    new Map([
      ['q/q.js', all['q/q.js'] ?? null],
      ['q/q.wxml', all['q/q.wxml'] ?? null],
    ]),
  );
  expectSame(last, scratch);
  return scratch;
}

/** `file:line:column code`, one-based as people count; hints left out. */
export function remarks({ diagnostics }: { diagnostics: readonly Diagnostic[] }): string[] {
  return diagnostics
    .filter(({ severity }) => severity !== 'hint')
    .map(({ file, range: { start }, code }) => `${file}:${start.line + 1}:${start.column + 1} ${code}`);
}

interface Module {
  exports: unknown;
}

/** Runs a script of the program as a runtime would, and answers what it exports. */
export function runScript(program: Program, key: string, scope: Record<string, unknown> = {}): unknown {
  const factories = new Map<string, (...args: unknown[]) => void>();
  const loaded = new Map<string, Module>();
  const define = (file: string, factory: (...args: unknown[]) => void): unknown =>
    factories.set(file, factory);
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known) return known.exports;
    const unit = program.scripts[file];
    if (!unit) throw new Error(`module '${file}' is not defined`);
    new Function('__tessera_define', unit.code)(define);
    const module: Module = { exports: {} };
    loaded.set(file, module);
    const require = (request: string): unknown => load(unit.requires[request] ?? request);
    const names = /function\(([^)]*)\)/.exec(unit.code)?.[1]?.split(',') ?? [];
    const values = names.map((name) => ({ require, module, exports: module.exports, ...scope })[name]);
    factories.get(file)?.call(undefined, ...values);
    return module.exports;
  };
  return load(key);
}

/** Byte for byte; where they differ, only the entries that do are shown. */
export function expectSame(one: Build, other: Build): void {
  if (JSON.stringify(one.program) !== JSON.stringify(other.program)) {
    const parts = flatten(other.program);
    const differing = Object.entries(flatten(one.program)).filter(([key, text]) => parts[key] !== text);
    expect(Object.fromEntries(differing.slice(0, 3))).toEqual(
      Object.fromEntries(differing.slice(0, 3).map(([key]) => [key, parts[key]])),
    );
    expect(Object.keys(flatten(one.program))).toEqual(Object.keys(parts));
  }
  expect(one.diagnostics).toEqual(other.diagnostics);
}

function flatten(program: Program): Record<string, string> {
  const { id: _, templates, ...tables } = program;
  const out: Record<string, string> = {};
  for (const [name, table] of Object.entries({ ...tables, units: templates.units, wxs: templates.wxs })) {
    for (const [key, value] of Object.entries(Object(table) as object))
      out[`${name} ${key}`] = JSON.stringify(value);
  }
  return out;
}
