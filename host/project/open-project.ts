import { realpath } from 'node:fs/promises';
import { type Build, type CompilerOptions, createCompiler } from '../../compiler/compile.ts';
import type { FileContent } from '../../compiler/decode.ts';
import type { Engines } from '../../compiler/engines.ts';
import { createEngines } from './engines.ts';
import { loadFiles } from './load-files.ts';

/** A folder with a compiler of its own. Nothing is watched here. */
export interface OpenProject {
  folder: string;
  build(): Promise<Build>;
  update(changes: ReadonlyMap<string, FileContent | null>): Promise<Build>;
}

export async function openProject(
  folder: string,
  options: CompilerOptions = {},
  engines: Engines = createEngines(),
): Promise<OpenProject> {
  const real = await realpath(folder);
  const compiler = createCompiler(engines, options);
  return {
    folder: real,
    build: async () => compiler.build(await loadFiles(real)),
    update: (changes) => compiler.update(changes),
  };
}
