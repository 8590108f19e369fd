import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Build, Compiler } from '../../compiler/compile.ts';
import { createCompiler } from '../../compiler/compile.ts';
import type { FileContent } from '../../compiler/decode.ts';
import type { Engines } from '../../compiler/engines.ts';
import { EXTENDED_FOLDER } from '../../compiler/locate.ts';
import type { BuildFact, FileChange, ProgramFact } from '../../contract/facts.ts';
import { FactLog, type StreamPlace } from '../fact-log.ts';
import type { Logger } from '../log.ts';
import { autoNpm } from '../npm/auto-npm.ts';
import type { ProgramAsset } from '../programs.ts';
import { isSkipped, loadFiles } from './load-files.ts';
import type { OpenProject } from './open-projects.ts';

/** Files that decide which npm packages and extended libraries are loaded. */
const REOPENS = /(^|\/)(package\.json|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|app\.json|node_modules)$/;

/** Files that tell which packages a project wants; a changed one means "build npm" again. */
const DEPENDENCIES =
  /^(?!.*(?:^|\/)(?:node_modules|miniprogram_npm)\/).*(?:^|\/)(?:package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml)$/;

/**
 * Keeps one project compiled: a first build, then one update for each burst of changes that the watcher tells.
 * Changes that come while a build runs are taken together by the next one.
 */
export class BuildLoop {
  readonly facts = new FactLog<BuildFact>(200);
  readonly patches = new FactLog<ProgramFact>(200);
  readonly #project: OpenProject;
  readonly #log: Logger;
  readonly #compiler: Compiler;
  readonly #ended = new AbortController();
  #files = new Map<string, FileContent>();
  #build: Build | undefined;
  #first: Promise<void> | undefined;

  constructor(project: OpenProject, engines: Engines, log: Logger) {
    this.#project = project;
    this.#log = log;
    this.#compiler = createCompiler(engines, { watchesLoops: true });
  }

  /** Resolves after the first build. Calling it again gives the same promise. */
  start(): Promise<void> {
    const { watcher } = this.#project;
    const place = { epoch: watcher.facts.epoch, sequence: watcher.facts.sequence };
    this.#first ??= this.#run(() => this.#reload()).then(() => void this.#follow(place));
    return this.#first;
  }

  /** The last build that ended. */
  get build(): Build | undefined {
    return this.#build;
  }

  async readProgram(): Promise<string | undefined> {
    await this.start();
    return this.#build && JSON.stringify(this.#build.program);
  }

  async readAsset(asset: string): Promise<ProgramAsset | undefined> {
    await this.start();
    const assets = this.#build?.program.assets ?? {};
    const file = Object.hasOwn(assets, asset) ? assets[asset]?.file : undefined;
    if (file === undefined) return undefined;
    if (!file.startsWith(`${EXTENDED_FOLDER}/`)) return { file: path.join(this.#project.folder, file) };
    const content = this.#files.get(file);
    const data = typeof content === 'function' ? content() : (content ?? '');
    return { bytes: Buffer.from(data) };
  }

  async #follow(place: StreamPlace): Promise<void> {
    for await (const { fact } of this.#project.watcher.facts.follow(place, this.#ended.signal)) {
      if (this.#ended.signal.aborted) return;
      if (fact.type === 'files.changed') await this.#run(() => this.#apply(fact.changes));
      else if (fact.type === 'stream.opened' && fact.missed) await this.#run(() => this.#reload());
    }
  }

  async #run(build: () => Promise<Build | undefined>): Promise<void> {
    const projectId = this.#project.id;
    const begin = performance.now();
    try {
      this.facts.publish({ type: 'build.started', projectId });
      const done = await build();
      if (this.#ended.signal.aborted) return;
      const { program, patch, diagnostics } = done ?? this.#build ?? {};
      if (done) this.#build = done;
      if (done && patch && patch.kind !== 'none') this.patches.publish({ type: 'program.patched', patch });
      this.facts.publish({
        type: 'build.finished',
        projectId,
        programId: program?.id ?? '',
        kind: done ? (patch?.kind ?? 'app') : 'none',
        diagnostics: diagnostics ?? [],
        milliseconds: performance.now() - begin,
      });
    } catch (error) {
      this.#log.error('building failed', error);
      this.facts.publish({
        type: 'build.failed',
        projectId,
        message: 'Internal error. The details are in the log.',
      });
    }
  }

  /** What cannot be packed is told by its line when somebody asks; the build goes on from node_modules then. */
  async #buildNpm(): Promise<void> {
    const run = await autoNpm(this.#project.folder).catch((error: unknown) => {
      this.#log.warn('build npm failed', error);
      return undefined;
    });
    for (const { name, did, why } of run?.lines ?? []) this.#log.info(`npm ${name}: ${did}, ${why.en}`);
  }

  /** Reads the whole folder again; after the first time only what differs is given to the compiler. */
  async #reload(): Promise<Build> {
    const before = this.#files;
    const now = await loadFiles(this.#project.folder);
    this.#files = now;
    if (!this.#build) return this.#compiler.build(now);
    const changes = new Map<string, FileContent | null>(now);
    for (const file of before.keys()) if (!now.has(file)) changes.set(file, null);
    return this.#compiler.update(changes);
  }

  async #apply(changes: FileChange[]): Promise<Build | undefined> {
    const relevant = changes.filter(({ path: file }) => !isSkipped(file));
    if (relevant.some(({ path: file }) => DEPENDENCIES.test(file))) await this.#buildNpm();
    if (relevant.some(({ path: file }) => REOPENS.test(file))) return this.#reload();
    const contents = new Map<string, FileContent | null>();
    for (const { path: file, kind, isFolder } of relevant) {
      if (isFolder || /(^|\/)node_modules\//.test(file)) continue;
      const content = kind === 'deleted' ? null : await this.#read(file);
      contents.set(file, content);
      if (content === null) this.#files.delete(file);
      else this.#files.set(file, content);
    }
    return contents.size > 0 ? this.#compiler.update(contents) : undefined;
  }

  /** Null where the file is gone again, or is a link that leads out of the project. */
  async #read(file: string): Promise<Uint8Array | null> {
    const { folder } = this.#project;
    try {
      const target = await realpath(path.join(folder, file));
      return target.startsWith(folder + path.sep) ? await readFile(target) : null;
    } catch {
      return null;
    }
  }

  dispose(): void {
    this.#ended.abort();
    this.facts.dispose();
    this.patches.dispose();
  }
}
