import type { Diagnostic } from '../contract/diagnostic.ts';
import type { Patch, Program } from '../contract/program.ts';
import { assemble, createEntryHashes } from './assemble.ts';
import type { FileContent } from './decode.ts';
import { createDraft, type PassContext } from './draft.ts';
import type { Engines } from './engines.ts';
import { createGraph, type Graph } from './graph.ts';
import { patchBetween } from './patch.ts';
import { pipeline } from './pipeline.ts';

export interface CompilerOptions {
  minify?: boolean;
  /** Default true. */
  sourceMaps?: boolean;
  /** Lower scripts to this language level, such as `es2017`; as written when absent. */
  target?: string;
  /** Loops call the simulator's watch: see parse/loops.ts. Never in a package. */
  watchesLoops?: boolean;
}

export interface Build {
  program: Program;
  /** Against the build before; null for the first one. */
  patch: Patch | null;
  diagnostics: Diagnostic[];
}

export interface Compiler {
  /** Compiles from scratch: paths are relative to the project's folder, with `/`. */
  build(files: ReadonlyMap<string, FileContent>): Promise<Build>;
  /** Compiles after changes (null: deleted). Calls may overlap; they are worked off in order. */
  update(changes: ReadonlyMap<string, FileContent | null>): Promise<Build>;
}

export function createCompiler(engines: Engines, options: CompilerOptions = {}): Compiler {
  const hashes = createEntryHashes((text) => engines.sha256(text));
  let graph: Graph = createGraph(new Map());
  let last: Program | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const compile = async (): Promise<Build> => {
    const context: PassContext = { graph, engines, options };
    const draft = createDraft();
    for (const pass of pipeline) await pass.run(draft, context);
    const program = assemble(draft, context, hashes);
    const patch = last ? patchBetween(last, program, hashes) : null;
    last = program;
    return { program, patch, diagnostics: sortDiagnostics(draft.diagnostics.filter(concernsTheProgram)) };
  };
  const enqueue = (task: () => Promise<Build>): Promise<Build> => {
    const done = queue.then(task);
    queue = done.catch(() => undefined);
    return done;
  };

  return {
    build: (files) =>
      enqueue(() => {
        graph = createGraph(files);
        last = null;
        return compile();
      }),
    update: (changes) =>
      enqueue(() => {
        graph.change(changes);
        return compile();
      }),
  };
}

/** Remarks about style inside npm packages are their authors' affair; what breaks them is ours. */
function concernsTheProgram({ file, code, severity }: Diagnostic): boolean {
  if (severity === 'error' || !/(^|\/)(node_modules|miniprogram_npm|@extended)\//.test(file)) return true;
  return code === 'script/module-missing' || code === 'script/package-missing';
}

/** By file and place, so that an update lists them as a build from scratch does. */
function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = (one: Diagnostic): string =>
    `${one.file}\0${pad(one.range.start.line)}${pad(one.range.start.column)}${one.code}${one.message.en}`;
  const keyed = diagnostics.map((one) => ({ one, key: key(one) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ one }) => one);
}

function pad(value: number): string {
  return String(value).padStart(8, '0');
}
