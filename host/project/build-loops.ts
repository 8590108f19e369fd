import { refuse } from '../errors.ts';
import type { Logger } from '../log.ts';
import { BuildLoop } from './build-loop.ts';
import type { OpenProject } from './open-projects.ts';

/** The build loops of the open projects. A loop starts with the first who wants to know. */
export class BuildLoops {
  readonly #loops = new Map<string, BuildLoop>();
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** For `OpenProjects.onOpen`; the returned function ends the loop. */
  open(project: OpenProject): { loop: BuildLoop; end: () => void } {
    const loop = new BuildLoop(project, this.#log);
    this.#loops.set(project.id, loop);
    const end = (): void => {
      loop.dispose();
      if (this.#loops.get(project.id) === loop) this.#loops.delete(project.id);
    };
    return { loop, end };
  }

  get(projectId: string): BuildLoop {
    const loop = this.#loops.get(projectId);
    if (!loop) throw refuse('PROJECT_NOT_OPEN');
    return loop;
  }
}
