import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { JsonFile } from '../json-file.ts';
import type { Project } from './open-projects.ts';

const recent = z.object({
  id: z.string(),
  folder: z.string(),
  name: z.string(),
  appId: z.string(),
  /** Milliseconds since 1970. */
  opened: z.number(),
});
const list = z.array(recent);

export type RecentProject = z.infer<typeof recent> & {
  /** The folder is not there any more (or its disk is not). */
  isMissing: boolean;
};

const limit = 100;

/** The projects opened before, newest first. Removing one never touches the disk. */
export class RecentProjects {
  readonly #file: JsonFile<z.infer<typeof list>>;

  constructor(file: string) {
    this.#file = new JsonFile(file, (value) => list.safeParse(value).data ?? []);
  }

  async list(): Promise<RecentProject[]> {
    const projects = await this.#file.read();
    return Promise.all(
      projects.map(async (project) => ({
        ...project,
        isMissing: !(await stat(project.folder).catch(() => undefined))?.isDirectory(),
      })),
    );
  }

  async add({ id, folder, name, appId }: Project, opened: number): Promise<void> {
    const entry = { id, folder, name, appId, opened };
    await this.#file.update((projects) =>
      [entry, ...projects.filter((project) => project.id !== id)].slice(0, limit),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#file.update((projects) => projects.filter((project) => project.id !== id));
  }
}
