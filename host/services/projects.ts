import { z } from 'zod';
import type { Door } from '../door.ts';
import { browseFolder } from '../project/browse.ts';
import type { OpenProject, OpenProjects, Project } from '../project/open-projects.ts';
import { recogniseProject } from '../project/recognise.ts';
import type { RecentProjects } from '../project/recent-projects.ts';
import { createFromTemplate, listTemplates } from '../project/templates.ts';

export interface ProjectsParts {
  projects: OpenProjects;
  recent: RecentProjects;
  templatesFolder: string;
}

function plain({ watcher: _watcher, ...project }: OpenProject): Project {
  return project;
}

/** Projects: the recent list, opening, creating, closing. */
export function projectsService(door: Door, { projects, recent, templatesFolder }: ProjectsParts) {
  const open = async (folder: string) => {
    const project = plain(await projects.open(folder));
    await recent.add(project, Date.now());
    return project;
  };
  return {
    /** Projects opened before, newest first; `isMissing` where the folder is gone. */
    recent: door.handler(() => recent.list()),
    /** Takes a project off the recent list; its folder is not touched. */
    forget: door.input(z.object({ id: z.string() })).handler(({ input }) => recent.remove(input.id)),
    /** Opens a folder (absolute path). Opening it again, in another window too, gives the same project. */
    open: door.input(z.object({ folder: z.string().min(1) })).handler(({ input }) => open(input.folder)),
    /** Stops watching and building a project. */
    close: door.input(z.object({ id: z.string() })).handler(({ input }) => projects.close(input.id)),
    /** The templates of `create`. */
    templates: door.handler(() => listTemplates(templatesFolder)),
    /** Copies a template into a new or empty folder and opens it. */
    create: door
      .input(
        z.object({
          template: z.string(),
          folder: z.string().min(1),
          name: z.string().min(1).max(200),
          appId: z.string().default(''),
        }),
      )
      .handler(async ({ input }) => {
        await createFromTemplate(templatesFolder, input);
        return open(input.folder);
      }),
    /** What a folder seems to hold before it is opened; null where no program was found. */
    recognise: door
      .input(z.object({ folder: z.string().min(1) }))
      .handler(async ({ input }) => (await recogniseProject(input.folder)) ?? null),
    /** The folders below a folder (the home folder by default), for a dialog of the window's own. */
    browse: door
      .input(z.object({ folder: z.string().optional() }).default({}))
      .handler(({ input }) => browseFolder(input.folder)),
  };
}
