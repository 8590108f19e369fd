import { z } from 'zod';
import type { Door } from '../door.ts';
import type { ProjectFiles } from '../files/project-files.ts';
import {
  commit,
  createRepository,
  listBranches,
  stage,
  switchBranch,
  takeBack,
  unstage,
} from '../project/git-changes.ts';
import { readCommitted, readStatus, type GitStatus } from '../project/git.ts';
import type { OpenProjects } from '../project/open-projects.ts';

const project = z.object({ projectId: z.string() });
const some = project.extend({ paths: z.array(z.string().min(1).max(4096)).min(1).max(100_000) });
const branch = z.string().trim().min(1).max(250);

/** What git says of an open project. A project outside any repository has a null status, never an error. */
export function gitService(door: Door, projects: OpenProjects, files: ProjectFiles) {
  const folderOf = async (id: string) => (await projects.get(id)).folder;
  return {
    /** Branch, changed files and what is ignored. */
    status: door
      .input(project)
      .handler(async ({ input }): Promise<GitStatus | null> => readStatus(await folderOf(input.projectId))),
    /** A file's text in the last commit, or in what is staged for the next; null where it was not there. */
    committed: door
      .input(project.extend({ path: z.string().max(4096), from: z.enum(['head', 'staged']).default('head') }))
      .handler(async ({ input }) => readCommitted(await folderOf(input.projectId), input.path, input.from)),
    /** Puts changed, new and deleted files into the next commit. */
    stage: door.input(some).handler(async ({ input }) => stage(await folderOf(input.projectId), input.paths)),
    /** Takes them out of it again. */
    unstage: door
      .input(some)
      .handler(async ({ input }) => unstage(await folderOf(input.projectId), input.paths)),
    /**
     * Gives up changes that are not staged. What the files held goes to the project's trash first: the items come
     * back, with whether the file is there again now (a new file is not).
     */
    discard: door.input(some).handler(async ({ input: { projectId, paths } }) => {
      const folder = await folderOf(projectId);
      const known = new Map((await readStatus(folder))?.files.map((file) => [file.path, file.mark]));
      const discarded = [];
      for (const path of paths) {
        const isNew = known.get(path) === 'U';
        const item = known.get(path) === 'D' ? undefined : await files.delete(projectId, path);
        if (!isNew) {
          await takeBack(folder, [path]).catch(async (error: unknown) => {
            if (item) await files.restore(projectId, item.id);
            throw error;
          });
        }
        if (item) discarded.push({ path, item: item.id, isBack: !isNew });
      }
      return discarded;
    }),
    /** Commits what is staged; the repository's hooks run. */
    commit: door
      .input(project.extend({ message: z.string().trim().min(1).max(100_000) }))
      .handler(async ({ input }) => commit(await folderOf(input.projectId), input.message)),
    branches: door.input(project).handler(async ({ input }) => listBranches(await folderOf(input.projectId))),
    switchBranch: door
      .input(project.extend({ name: branch, isNew: z.boolean().default(false) }))
      .handler(async ({ input }) => switchBranch(await folderOf(input.projectId), input.name, input.isNew)),
    /** Begins a repository in the project's folder. */
    init: door.input(project).handler(async ({ input }) => createRepository(await folderOf(input.projectId))),
  };
}
