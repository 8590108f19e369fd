import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SecretBox, Shell } from '../contract/shell.ts';
import { AccountFile } from './console/account-file.ts';
import { Account } from './console/account.ts';
import { DomainLists } from './console/domain-list.ts';
import { NetworkShare } from './console/network-share.ts';
import { Previews } from './console/previews.ts';
import { createDoor, type Door } from './door.ts';
import { refuse } from './errors.ts';
import { ProjectFiles } from './files/project-files.ts';
import { Trash } from './files/trash.ts';
import { LanguageServers } from './language/language-servers.ts';
import { Log, type LogLevel } from './log.ts';
import { Programs } from './programs.ts';
import { BuildLoops } from './project/build-loops.ts';
import { OpenProjects, type OpenProject } from './project/open-projects.ts';
import { createPackager, type Packager } from './project/packager.ts';
import { RecentProjects } from './project/recent-projects.ts';
import { JsonFile } from './json-file.ts';
import { createSandbox } from './sandbox.ts';
import type { StoredEntries } from './sandbox/storage.ts';
import { Search } from './search/search.ts';
import { createServices, type HostServices } from './services.ts';
import { Settings } from './settings/settings.ts';
import { StoredState } from './stored-state.ts';
import { Tasks } from './tasks.ts';
import { Terminals } from './terminal/terminals.ts';
import { UnsavedBuffers } from './unsaved.ts';

export interface HostOptions {
  /** Settings, recent list, trash, unsaved text, log: everything that outlives the process. */
  dataFolder: string;
  /** Where the project templates are (examples/). */
  templatesFolder: string;
  /** dist/language/main.mjs: the language server, started as a process of its own. */
  languageServer?: string;
  /** The console that is offered first: the local one that was started beside the IDE. */
  consoleAddress?: string;
  /** The system's key store, where a shell has one. Without it secrets lie in a file that only its owner can read. */
  secrets?: SecretBox;
  /** What of the log reaches the terminal; nothing by default. */
  terminal?: LogLevel;
}

export interface HostParts {
  dataFolder: string;
  templatesFolder: string;
  log: Log;
  projects: OpenProjects;
  recent: RecentProjects;
  files: ProjectFiles;
  search: Search;
  settings: Settings;
  tasks: Tasks;
  language: LanguageServers;
  terminals: Terminals;
  account: Account;
  buffers: UnsavedBuffers;
  state: StoredState;
  programs: Programs;
  builds: BuildLoops;
  packager: Packager;
  previews: Previews;
  secrets: SecretBox | undefined;
}

export interface Host {
  router: HostServices;
  /** The same services for one window of a desktop shell. */
  routerFor(shell: Shell): HostServices;
  parts: HostParts;
  dispose(): Promise<void>;
}

const daysInTrash = 30;

/** mkdir's own `recursive` never ends where a parent refuses with ENOENT (below /proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolders(parent);
  mkdirSync(folder, { mode: 0o700 });
}

function prepareDataFolder(folder: string): void {
  try {
    makeFolders(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refuse('DATA_FOLDER_DENIED', { path: folder }, error);
  }
}

/** Wires the engine once; both shells, the command line and the tests start it here. */
export function startHost({
  dataFolder,
  templatesFolder,
  languageServer = '',
  consoleAddress = process.env['TESSERA_CONSOLE'] ?? '',
  secrets,
  terminal,
}: HostOptions): Host {
  prepareDataFolder(dataFolder);
  const below = (name: string) => path.join(dataFolder, name);
  const log = new Log({ folder: below('logs'), terminal });
  const projects = new OpenProjects(below('locks'), log.named('projects'));
  const trash = new Trash(below('trash'));
  trash.forgetAfter(daysInTrash).catch((error: unknown) => log.named('trash').warn('old items stay', error));
  const files = new ProjectFiles(projects, trash);
  const account = new Account(
    new AccountFile(below('account'), secrets),
    consoleAddress,
    new NetworkShare({ known: process.env['TESSERA_CONSOLE_LAN'] || undefined }),
  );
  const builds = new BuildLoops(log.named('build'));
  const settings = new Settings(dataFolder, projects, log.named('settings'));
  const parts: HostParts = {
    dataFolder,
    templatesFolder,
    log,
    projects,
    recent: new RecentProjects(below('projects.json')),
    files,
    search: new Search(projects, files),
    settings,
    terminals: new Terminals(log.named('terminal'), async () => {
      const { values } = await settings.view();
      return String(values['terminal.shell'] ?? '');
    }),
    tasks: new Tasks(),
    account,
    language: new LanguageServers(languageServer, log.named('language')),
    buffers: new UnsavedBuffers(below('unsaved')),
    state: new StoredState(below('state')),
    programs: new Programs(dataFolder),
    builds,
    packager: createPackager(),
    previews: new Previews(account, builds, log.named('preview')),
    secrets,
  };
  const door = createDoor(log.named('host'));
  const domains = new DomainLists(account);
  projects.onOpen((project) => serveProgram(project, door, parts, domains));
  projects.onOpen(
    ({ id }) =>
      () =>
        parts.terminals.closeOf(id),
  );
  return {
    router: createServices(door, parts),
    routerFor: (shell) => createServices(door, parts, shell),
    parts,
    async dispose() {
      parts.tasks.dispose();
      parts.language.dispose();
      parts.terminals.dispose();
      parts.previews.dispose();
      parts.packager.dispose();
      parts.account.dispose();
      parts.settings.dispose();
      await projects.dispose();
      log.dispose();
    },
  };
}

/** An open project's program has an origin; it is compiled when the first asks for it. */
function serveProgram(
  project: OpenProject,
  door: Door,
  { builds, programs, dataFolder }: HostParts,
  domains: DomainLists,
): () => void {
  const { loop, end } = builds.open(project);
  const withdraw = programs.register(project.id, {
    readProgram: () => loop.readProgram(),
    readAsset: (path) => loop.readAsset(path),
    sandbox: createSandbox(door, loop, {
      folder: project.folder,
      network: {
        ownPorts: () => programs.ports,
        referer: () =>
          `https://servicewechat.com/${project.appId || 'touristappid'}/devtools/page-frame.html`,
        domains: () => domains.of(project.appId),
      },
      storage: storageOf(path.join(dataFolder, 'programs', `${project.id}.json`)),
    }),
  });
  return () => {
    withdraw();
    end();
  };
}

function storageOf(file: string): JsonFile<StoredEntries> {
  return new JsonFile<StoredEntries>(file, (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as StoredEntries) : {},
  );
}
