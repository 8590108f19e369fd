import { stat } from 'node:fs/promises';
import { z } from 'zod';
import { JsonFile } from '../json-file.ts';
import { readBranch } from './git-branch.ts';
import type { Project } from './open-projects.ts';

const recent = z.object({
  id: z.string(),
  folder: z.string(),
  name: z.string(),
  appId: z.string(),
  /** Milliseconds since 1970. */
  opened: z.number(),
  /** The last upload from this computer. */
  uploaded: z.object({ version: z.string(), time: z.number() }).optional(),
});
const list = z.array(recent);

export type RecentProject = z.infer<typeof recent> & {
  /** The folder is not there any more (or its disk is not). */
  isMissing: boolean;
  /** The branch that is checked out; undefined outside a repository. */
  branch: string | undefined;
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
        branch: await readBranch(project.folder),
      })),
    );
  }

  async add({ id, folder, name, appId }: Project, opened: number): Promise<void> {
    await this.#file.update((projects) => {
      const before = projects.find((project) => project.id === id);
      const entry = { ...before, id, folder, name, appId, opened };
      return [entry, ...projects.filter((project) => project.id !== id)].slice(0, limit);
    });
  }

  async addUpload(id: string, version: string, time: number): Promise<void> {
    await this.#file.update((projects) =>
      projects.map((project) => (project.id === id ? { ...project, uploaded: { version, time } } : project)),
    );
  }

  async remove(id: string): Promise<void> {
    await this.#file.update((projects) => projects.filter((project) => project.id !== id));
  }
}
