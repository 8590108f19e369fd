import type { RouterClient } from '@orpc/server';
import type { Shell } from '../contract/shell.ts';
import type { Door } from './door.ts';
import type { HostParts } from './start.ts';
import { accountService } from './services/account.ts';
import { buffersService } from './services/buffers.ts';
import { buildsService } from './services/builds.ts';
import { filesService } from './services/files.ts';
import { gitService } from './services/git.ts';
import { languageService } from './services/language.ts';
import { logService } from './services/log.ts';
import { packagesService } from './services/packages.ts';
import { publishService } from './services/publish.ts';
import { previewService } from './services/preview.ts';
import { projectsService } from './services/projects.ts';
import { searchService } from './services/search.ts';
import { settingsService } from './services/settings.ts';
import { shellService } from './services/shell.ts';
import { stateService } from './services/state.ts';
import { tasksService } from './services/tasks.ts';
import { terminalsService } from './services/terminals.ts';
import { watchService } from './services/watch.ts';

/** Everything the windows and the command line may ask, one line per noun. `shell` is the asking window's, if it has one. */
export function createServices(door: Door, parts: HostParts, shell?: Shell) {
  return {
    account: accountService(door, parts.account),
    publish: publishService(door, parts),
    preview: previewService(door, parts.previews),
    projects: projectsService(door, parts),
    files: filesService(door, parts.files),
    watch: watchService(door, parts.projects),
    builds: buildsService(door, parts.builds, parts.programs),
    packages: packagesService(door, parts.projects, parts.packager),
    search: searchService(door, parts.search),
    settings: settingsService(door, parts.settings),
    tasks: tasksService(door, parts.tasks),
    buffers: buffersService(door, parts.buffers),
    state: stateService(door, parts.state),
    git: gitService(door, parts.projects, parts.files),
    language: languageService(door, parts.language, parts.projects),
    terminals: terminalsService(door, parts.terminals, parts.projects),
    log: logService(door, parts.log),
    shell: shellService(door, shell),
  };
}

export type HostServices = ReturnType<typeof createServices>;
/** What a window holds: the same calls on every wire. */
export type HostClient = RouterClient<HostServices>;
