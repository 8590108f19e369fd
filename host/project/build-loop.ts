import type { BuildFact, FileChange, ProgramFact } from '../../contract/facts.ts';
import type { Program } from '../../contract/program.ts';
import { FactLog, type StreamPlace } from '../fact-log.ts';
import type { Logger } from '../log.ts';
import type { ProgramAsset } from '../programs.ts';
import { createBuildThread, type BuildReport, type BuildThread, type PackedReport } from './build-thread.ts';
import type { OpenProject } from './open-projects.ts';

/**
 * Keeps one project compiled: a first build, then one update for each burst of changes that the watcher tells.
 * Changes that come while a build runs are taken together by the next one. Reading and compiling happen in a thread.
 */
export class BuildLoop {
  readonly facts = new FactLog<BuildFact>(200);
  readonly patches = new FactLog<ProgramFact>(200);
  readonly #project: OpenProject;
  readonly #log: Logger;
  readonly #thread: BuildThread;
  readonly #ended = new AbortController();
  #last: BuildReport | undefined;
  #first: Promise<void> | undefined;

  constructor(project: OpenProject, log: Logger) {
    this.#project = project;
    this.#log = log;
    this.#thread = createBuildThread(project.folder, (line) => log.info(line));
  }

  /** Resolves after the first build. Calling it again gives the same promise. */
  start(): Promise<void> {
    const { watcher } = this.#project;
    const place = { epoch: watcher.facts.epoch, sequence: watcher.facts.sequence };
    this.#first ??= this.#run({ ask: 'reload' }).then(() => void this.#follow(place));
    return this.#first;
  }

  /** What the last build that ended found. */
  get last(): BuildReport | undefined {
    return this.#last;
  }

  async readProgram(): Promise<string | undefined> {
    await this.start();
    return this.#thread.ask({ ask: 'program' });
  }

  /** The program of the last build, to be looked into. */
  async program(): Promise<Program | undefined> {
    const text = await this.readProgram();
    return text === undefined ? undefined : (JSON.parse(text) as Program);
  }

  async readAsset(name: string): Promise<ProgramAsset | undefined> {
    await this.start();
    return this.#thread.ask({ ask: 'asset', name });
  }

  /** The last build as a package for phones of that program. */
  pack(appId: string): Promise<PackedReport> {
    return this.#thread.ask({ ask: 'pack', appId });
  }

  /** Files of that package, by their paths in it. */
  readPacked(paths: readonly string[]): Promise<Uint8Array[]> {
    return this.#thread.ask({ ask: 'packed', paths });
  }

  async #follow(place: StreamPlace): Promise<void> {
    for await (const { fact } of this.#project.watcher.facts.follow(place, this.#ended.signal)) {
      if (this.#ended.signal.aborted) return;
      if (fact.type === 'files.changed') await this.#run({ ask: 'apply', changes: fact.changes });
      else if (fact.type === 'stream.opened' && fact.missed) await this.#run({ ask: 'reload' });
    }
  }

  async #run(question: { ask: 'reload' } | { ask: 'apply'; changes: FileChange[] }): Promise<void> {
    const projectId = this.#project.id;
    const begin = performance.now();
    try {
      this.facts.publish({ type: 'build.started', projectId });
      const done = await this.#thread.ask(question);
      if (this.#ended.signal.aborted) return;
      if (done) this.#last = done;
      const { patch } = done ?? {};
      if (patch && patch.kind !== 'none') this.patches.publish({ type: 'program.patched', patch });
      this.facts.publish({
        type: 'build.finished',
        projectId,
        programId: this.#last?.programId ?? '',
        kind: done ? (patch?.kind ?? 'app') : 'none',
        diagnostics: this.#last?.diagnostics ?? [],
        milliseconds: performance.now() - begin,
      });
    } catch (error) {
      if (this.#ended.signal.aborted) return;
      this.#log.error('building failed', error);
      this.facts.publish({
        type: 'build.failed',
        projectId,
        message: 'Internal error. The details are in the log.',
      });
    }
  }

  dispose(): void {
    this.#ended.abort();
    this.#thread.dispose();
    this.facts.dispose();
    this.patches.dispose();
  }
}
