import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { createCompiler, type Build, type Compiler } from '../../compiler/compile.ts';
import type { FileContent } from '../../compiler/decode.ts';
import { EXTENDED_FOLDER } from '../../compiler/locate.ts';
import type { FileChange } from '../../contract/facts.ts';
import { autoNpm } from '../npm/auto-npm.ts';
import type { ProgramAsset } from '../programs.ts';
import { createPacker, type PackedBuild } from '../../compiler/package/pack-again.ts';
import { AppError } from '../../contract/errors.ts';
import { packageLimits } from '../../contract/package.ts';
import type { PackedReport } from './build-thread.ts';
import { createEngines } from './engines.ts';
import { isSkipped, loadFiles } from './load-files.ts';

/** Files that decide which npm packages and extended libraries are loaded. */
const REOPENS = /(^|\/)(package\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|app\.json|node_modules)$/;

/** Files that tell which packages a project wants; a changed one means "build npm" again. */
const DEPENDENCIES =
  /^(?!.*(?:^|\/)(?:node_modules|miniprogram_npm)\/).*(?:^|\/)(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml)$/;

/** What every preview calls itself: it never becomes a version. */
const previewLabel = { version: 'preview', remark: 'preview', compilerVersion: '0.1.0' };

/** As the simulator runs it, names and all: only the whole has a limit. */
const previewLimits = { ...packageLimits, main: packageLimits.total, subpackage: packageLimits.total };

/** One project's files and its compiler. Lives in a thread of its own (build-worker.ts): reading and compiling take their time. */
export class ProjectBuild {
  readonly #folder: string;
  readonly #say: (line: string) => void;
  readonly #compiler: Compiler;
  #files = new Map<string, FileContent>();
  #build: Build | undefined;
  readonly #engines = createEngines();
  readonly #pack = createPacker(this.#engines.sha256, previewLimits);
  #packed: PackedBuild | undefined;

  /** @param folder Absolute, links resolved. `say`: what a person may want to read in the log. */
  constructor(folder: string, say: (line: string) => void) {
    this.#folder = folder;
    this.#say = say;
    this.#compiler = createCompiler(this.#engines, { watchesLoops: true });
  }

  /** Reads the whole folder again; after the first time only what differs is given to the compiler. */
  async reload(): Promise<Build> {
    const before = this.#files;
    const now = await loadFiles(this.#folder);
    this.#files = now;
    if (!this.#build) return (this.#build = await this.#compiler.build(now));
    const changes = new Map<string, FileContent | null>(now);
    for (const file of before.keys()) if (!now.has(file)) changes.set(file, null);
    return (this.#build = await this.#compiler.update(changes));
  }

  /** Undefined where nothing of the program changed. */
  async apply(changes: readonly FileChange[]): Promise<Build | undefined> {
    const relevant = changes.filter(({ path: file }) => !isSkipped(file));
    if (relevant.some(({ path: file }) => DEPENDENCIES.test(file))) await this.#buildNpm();
    if (!this.#build || relevant.some(({ path: file }) => REOPENS.test(file))) return this.reload();
    const contents = new Map<string, FileContent | null>();
    for (const { path: file, kind, isFolder } of relevant) {
      if (isFolder || /(^|\/)node_modules\//.test(file)) continue;
      const content = kind === 'deleted' ? null : await this.#read(file);
      contents.set(file, content);
      if (content === null) this.#files.delete(file);
      else this.#files.set(file, content);
    }
    if (contents.size === 0) return undefined;
    return (this.#build = await this.#compiler.update(contents));
  }

  /** The text of program.json as of the last build. */
  async program(): Promise<string> {
    const { program } = this.#build ?? (await this.reload());
    return JSON.stringify(program);
  }

  async asset(name: string): Promise<ProgramAsset | undefined> {
    const { assets } = (this.#build ?? (await this.reload())).program;
    const file = Object.hasOwn(assets, name) ? assets[name]?.file : undefined;
    if (file === undefined) return undefined;
    if (!file.startsWith(`${EXTENDED_FOLDER}/`)) return { file: path.join(this.#folder, file) };
    const content = this.#files.get(file);
    const data = typeof content === 'function' ? content() : (content ?? '');
    return { bytes: typeof data === 'string' ? Buffer.from(data) : data };
  }

  /** The last build as a package for phones, names and all; what did not change since the last time is not packed again. */
  async pack(appId: string): Promise<PackedReport> {
    const { program, diagnostics } = this.#build ?? (await this.reload());
    const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
    const { baseLibrary } = program.project;
    this.#packed = this.#pack(program, { ...previewLabel, appId, baseLibrary });
    const { manifest, problems } = this.#packed;
    return { errors, problems, manifest };
  }

  /** Files of that package. */
  packed(paths: readonly string[]): Promise<Uint8Array[]> {
    return Promise.all(paths.map(async (file) => this.#packed?.read(file) ?? this.#packedAsset(file)));
  }

  /** An asset that changed after it was compiled would be sent under another's hash: the next build has it right. */
  async #packedAsset(file: string): Promise<Uint8Array> {
    const name = file.replace(/^assets\//, '');
    const found = await this.asset(name);
    const bytes =
      found && ('bytes' in found ? found.bytes : await readFile(found.file).catch(() => undefined));
    if (bytes && this.#engines.sha256(bytes) === this.#build?.program.assets[name]?.sha256) return bytes;
    throw new AppError('ASSET_CHANGED', `"${name}" changed while the preview was made. Save it once more.`, {
      zh: `“${name}” 在制作预览时发生了变化，请再保存一次。`,
    });
  }

  /** What cannot be packed is told by its line when somebody asks; the build goes on from node_modules then. */
  async #buildNpm(): Promise<void> {
    try {
      const run = await autoNpm(this.#folder);
      for (const { name, did, why } of run?.lines ?? []) this.#say(`npm ${name}: ${did}, ${why.en}`);
    } catch (error) {
      this.#say(`build npm failed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Null where the file is gone again, or is a link that leads out of the project. */
  async #read(file: string): Promise<Uint8Array | null> {
    try {
      const target = await realpath(path.join(this.#folder, file));
      return target.startsWith(this.#folder + path.sep) ? await readFile(target) : null;
    } catch {
      return null;
    }
  }
}
