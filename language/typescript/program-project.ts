import path from 'node:path';
import {
  createLanguage,
  createLanguageService,
  createUriMap,
  type Language,
  type LanguagePlugin,
  type LanguageService,
  type LanguageServiceEnvironment,
} from '@volar/language-service';
import type { LanguageServer, LanguageServerProject } from '@volar/language-server/node.js';
import type { Provide } from 'volar-service-typescript';
import { createLanguageServiceHost, type TypeScriptProjectHost } from '@volar/typescript';
import ts from 'typescript';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { createConverter, fileOf } from '../file-names.ts';
import { createLanguagePlugin, languageIdOf } from '../plugin.ts';
import { ProgramFiles } from '../program-files.ts';
import { ProgramModel } from '../program-model.ts';
import { importingTemplates } from '../usage.ts';
import { ambient, ambientFileName } from './ambient.ts';
import { followOpenDocuments } from './open-documents.ts';
import { typesOf } from './own-types.ts';
import { readSettings, type TypeLocations } from './program-settings.ts';
import { createRoots, isCode, type Roots } from './roots.ts';
import { definingCall } from './script.ts';

/** A folder that is worked in: its files, and the services over them. */
export interface OpenProgram {
  folder: string;
  files: ProgramFiles;
  languageService: LanguageService;
  /** Some more of the scripts that any other may import come in; true where nothing was left. */
  grow(count: number): boolean;
  isOpen(file: string): boolean;
  /** Typed by a tsconfig of its own. */
  isStrict(): boolean;
  /** Closed files that are to be checked come in; those before them go, with all that was made of them. */
  visit(files: readonly string[]): void;
  /** Every file that may have to do with a question comes in, until something else is visited. */
  gather(isWanted: (file: string, text: () => string) => boolean): void;
  dispose(): void;
}

export interface ProgramProject extends LanguageServerProject {
  getLanguageService(uri: URI): LanguageService;
  programs(): OpenProgram[];
  programOf(uri: URI): OpenProgram | undefined;
  /** A question over the whole program came: what is done in the background waits. */
  onAsked(listener: () => void): void;
}

/** What a program's own plugins need to find it again, from a service's context. */
const byService = new WeakMap<object, OpenProgram>();
export const programOfContext = (context: { language: object }): OpenProgram | undefined =>
  byService.get(context.language);

/**
 * Volar's project, driven by events: nothing asks the disk at a key. It begins with what is open, so that the first
 * answer is there at once; the rest of the program is taken in while nobody waits.
 */
export function createProgramProject(locations: TypeLocations): ProgramProject {
  const programs = new Map<string, OpenProgram>();
  const listeners = new Set<() => void>();
  let server: LanguageServer;
  const folderOf = (file: string): string => {
    const folders = server.workspaceFolders.all.map((uri) => fileOf(uri));
    return folders.find((folder) => file.startsWith(`${folder}/`)) ?? folders[0] ?? path.posix.dirname(file);
  };
  const open = (file: string): OpenProgram => {
    const folder = folderOf(file);
    const known = programs.get(folder);
    if (known) return known;
    const made = openProgram(server, folder, locations, {
      asked: () => listeners.forEach((tell) => tell()),
      gone: () => programs.delete(folder),
    });
    programs.set(folder, made);
    return made;
  };
  return {
    setup(asked) {
      server = asked;
      void server.fileWatcher.watchFiles(['**/*']);
    },
    getLanguageService: (uri) => open(fileOf(uri)).languageService,
    getExistingLanguageServices: () => [...programs.values()].map(({ languageService }) => languageService),
    reload() {
      for (const program of programs.values()) program.dispose();
      programs.clear();
    },
    programs: () => [...programs.values()],
    programOf: (uri) => programs.get(folderOf(fileOf(uri))),
    onAsked: (listener) => void listeners.add(listener),
  };
}

const ambientSnapshot = ts.ScriptSnapshot.fromString(ambient);

type Clearing = (parameters: { settings: object }) => void;

function openProgram(
  server: LanguageServer,
  folder: string,
  locations: TypeLocations,
  { asked, gone }: { asked(): void; gone(): void },
): OpenProgram {
  const converter = createConverter();
  const open = followOpenDocuments(server);
  const files = new ProgramFiles({ textOf: (file) => open.textOf(file) });
  const ambientFile = path.posix.join(folder, ambientFileName);
  let settings = readSettings(folder, files);
  let version = 0;
  const types = typesOf(folder, files, settings, locations);
  const roots = createRoots(folder, files, [...types.files, ambientFile], () => open.files());
  const projectHost: TypeScriptProjectHost = {
    getCurrentDirectory: () => folder,
    getProjectVersion: () => String(version),
    getScriptFileNames: () => roots.names(),
    getCompilationSettings: () => settings.options,
    getProjectReferences: () => undefined,
  };
  const isStrict = () => settings.isStrict;
  const importersOf = followImporters(files);
  const plugin = createLanguagePlugin({ ...converter, isStrict, isTyped: () => types.isKnown, importersOf });
  const onDisk = (file: string) => (file === ambientFile ? ambientSnapshot : files.snapshot(file));
  const language = createScripts(plugin, open, onDisk);
  const sys = createSystem(files, folder, ambientFile);
  const hosts = createLanguageServiceHost(ts, sys, language, converter.asUri, projectHost);
  forgetResolutions(hosts.languageServiceHost, files);
  const leave = createVisits(open.has);
  const forget = (left: readonly string[]) => {
    // Volar keeps the last findings with their documents, and these the trees that were made of them.
    for (const clear of clearings) clear({ settings: {} });
    for (const file of left) {
      language.scripts.delete(converter.asUri(file));
      files.release(file);
    }
  };
  const clearings = new Set<Clearing>();
  const environment = environmentOf(server, clearings);
  const languageService = createLanguageService(language, server.languageServicePlugins, environment, {
    typescript: { configFileName: settings.configFile, sys, uriConverter: converter, ...hosts },
  });
  const touch = () => (version += 1);
  const changed = (file: string) => {
    if (/(^|\/)([tj]sconfig[^/]*|app)\.json$/.test(file)) settings = readSettings(folder, files);
    touch();
  };
  const stops = [followDisk(server, files, { changed, moved: () => roots.forget() }), open.follow(touch)];
  const program: OpenProgram = {
    folder,
    files,
    languageService,
    isOpen: open.has,
    isStrict,
    visit(next) {
      const left = leave(roots, next);
      if (!left) return;
      touch();
      forget(left);
      // The program of before holds all its types until there is a newer one.
      if (next.length === 0) scriptsOf(languageService)?.getProgram();
    },
    gather(isWanted) {
      roots.gather((file) => isWanted(file, () => files.peek(file) ?? ''));
      touch();
      asked();
    },
    grow(count) {
      if (!roots.grow(count)) return true;
      touch();
      return false;
    },
    dispose() {
      for (const stop of stops) stop();
      languageService.dispose();
      gone();
    },
  };
  byService.set(language, program);
  return program;
}

function followImporters(files: ProgramFiles): (file: string) => string[] {
  const model = new ProgramModel(files);
  return (file) => importingTemplates(model, file);
}

/** Volar's view of every file: an editor's text, or what is on disk. */
function createScripts(
  plugin: LanguagePlugin<URI>,
  open: ReturnType<typeof followOpenDocuments>,
  onDisk: (file: string) => ts.IScriptSnapshot | undefined,
): Language<URI> {
  const turns = followUnits(open.has);
  const language = createLanguage<URI>(
    [plugin],
    createUriMap(ts.sys.useCaseSensitiveFileNames),
    (uri, includeFsFiles) => {
      const file = fileOf(uri);
      const snapshot = open.snapshotOf(file) ?? (includeFsFiles ? onDisk(file) : undefined);
      const languageId = open.languageOf(file) ?? languageIdOf(file);
      if (snapshot && turns(file, snapshot)) language.scripts.delete(uri);
      if (snapshot && languageId) language.scripts.set(uri, snapshot, languageId);
      else language.scripts.delete(uri);
    },
  );
  return language;
}

/**
 * Whether an open script has just become one of a page or component, or is none any more: Volar keeps a script that
 * had no code of its own without one, whatever is typed.
 */
function followUnits(isOpen: (file: string) => boolean) {
  const known = new Map<string, { snapshot: ts.IScriptSnapshot; isUnit: boolean }>();
  return (file: string, snapshot: ts.IScriptSnapshot): boolean => {
    const before = known.get(file);
    if (before?.snapshot === snapshot || !/\.[jt]s$/.test(file)) return false;
    if (!isOpen(file)) return known.delete(file);
    const isUnit = definingCall(snapshot.getText(0, snapshot.getLength())) !== undefined;
    known.set(file, { snapshot, isUnit });
    return before?.isUnit !== isUnit;
  };
}

/** Which files are left for others; undefined where nothing changes. */
function createVisits(isOpen: (file: string) => boolean) {
  let visited: readonly string[] = [];
  return (roots: Roots, next: readonly string[]): string[] | undefined => {
    const left = roots.visit(next);
    if (left.length + visited.length + next.length === 0) return undefined;
    const others = visited.filter((file) => !isCode(file) && !isOpen(file) && !next.includes(file));
    visited = next;
    return [...left, ...others];
  };
}

const scriptsOf = ({ context }: LanguageService) =>
  context.inject<Provide, 'typescript/languageService'>('typescript/languageService');

/** `clearings`: what forgets the last findings, as a change of settings does. */
function environmentOf(server: LanguageServer, clearings: Set<Clearing>): LanguageServiceEnvironment {
  return {
    workspaceFolders: server.workspaceFolders.all,
    fs: server.fileSystem,
    locale: server.initializeParams.locale,
    clientCapabilities: server.initializeParams.capabilities,
    getConfiguration: server.configurations.get,
    onDidChangeConfiguration(clear) {
      clearings.add(clear);
      const told = server.configurations.onDidChange(clear);
      return {
        dispose() {
          clearings.delete(clear);
          told.dispose();
        },
      };
    },
    onDidChangeWatchedFiles: server.fileWatcher.onDidChangeWatchedFiles,
  };
}

interface DiskListener {
  changed(file: string): void;
  moved(): void;
}

function followDisk(server: LanguageServer, files: ProgramFiles, listener: DiskListener): () => void {
  /** The editor tells what happens on disk. */
  const isSaid = server.initializeParams.capabilities.workspace?.didChangeWatchedFiles !== undefined;
  const stop = server.fileWatcher.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      const file = fileOf(URI.parse(uri));
      files.changed(file, type === FileChangeType.Changed);
      if (type !== FileChangeType.Changed) listener.moved();
      listener.changed(file);
    }
  });
  const look = ({ document }: { document: { uri: string } }) => {
    if (isSaid) files.changed(fileOf(URI.parse(document.uri)), true);
    else {
      files.forget();
      listener.moved();
    }
    listener.changed(fileOf(URI.parse(document.uri)));
  };
  const stops = [stop, server.documents.onDidSave(look), server.documents.onDidClose(look)];
  if (!isSaid) stops.push(server.documents.onDidOpen(look));
  return () => stops.forEach((one) => one.dispose());
}

function createSystem(files: ProgramFiles, folder: string, ambientFile: string) {
  return {
    ...ts.sys,
    getCurrentDirectory: () => folder,
    fileExists: (file: string) => file === ambientFile || files.exists(file),
    readFile: (file: string) => (file === ambientFile ? ambient : files.readText(file)),
    directoryExists: (at: string) => files.isFolder(at),
    getDirectories: (at: string) =>
      files
        .list(at)
        .filter((entry) => entry.isFolder)
        .map(({ name }) => name),
    getModifiedTime: () => undefined,
    get version() {
      return files.version;
    },
    dispose: () => undefined,
  };
}

/** Imports that led nowhere are tried again once files have come or gone. */
function forgetResolutions(host: ts.LanguageServiceHost, files: ProgramFiles): void {
  const getVersion = host.getProjectVersion!.bind(host);
  let at: string | undefined;
  let resolvedAt = files.version;
  let isStale = false;
  host.getProjectVersion = () => {
    const now = getVersion();
    if (now !== at) {
      at = now;
      isStale = files.version !== resolvedAt;
      resolvedAt = files.version;
    }
    return now;
  };
  // Known to TypeScript's own server only, and the one way to say it.
  Object.assign(host, { hasInvalidatedResolutions: () => isStale });
}
