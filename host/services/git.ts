import { z } from 'zod';
import type { Door } from '../door.ts';
import { readAtHead, readStatus, type GitStatus } from '../project/git.ts';
import type { OpenProjects } from '../project/open-projects.ts';

/** What git says of an open project. A project outside any repository has a null status, never an error. */
export function gitService(door: Door, projects: OpenProjects) {
  const folderOf = async (id: string) => (await projects.get(id)).folder;
  return {
    /** Branch, changed files and what is ignored. */
    status: door
      .input(z.object({ projectId: z.string() }))
      .handler(async ({ input }): Promise<GitStatus | null> => readStatus(await folderOf(input.projectId))),
    /** A file's text in the last commit; null where it was not there. */
    atHead: door
      .input(z.object({ projectId: z.string(), path: z.string().max(4096) }))
      .handler(async ({ input }) => readAtHead(await folderOf(input.projectId), input.path)),
  };
}
