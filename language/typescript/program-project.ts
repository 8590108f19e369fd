import path from 'node:path';
import {
  createLanguage,
  createLanguageService,
  createUriMap,
  type LanguageService,
  type LanguageServiceEnvironment,
} from '@volar/language-service';
import type { LanguageServer, LanguageServerProject } from '@volar/language-server/node.js';
import type { Provide } from 'volar-service-typescript';
import { createLanguageServiceHost, type TypeScriptProjectHost } from '@volar/typescript';
import ts from 'typescript';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { URI } from 'vscode-uri';
import { createLanguagePlugin, languageIdOf } from '../plugin.ts';
import { ProgramFiles } from '../program-files.ts';
import { ambient, ambientFileName } from './ambient.ts';
import { programFiles, readSettings, type TypeLocations } from './program-settings.ts';

/** A folder that is worked in: its files, and the services over them. */
export interface OpenProgram {
  folder: string;
  files: ProgramFiles;
  languageService: LanguageService;
  /** Scripts and templates that TypeScript does not know yet come in; true where nothing was left. */
  grow(count: number): boolean;
  isOpen(file: string): boolean;
  /** A closed file was checked: `relax` may forget all that was made of it. */
  looked(file: string): void;
  /** Lets go of every type that was worked out: they pile up while a whole program is checked. */
  relax(): void;
  /** Every script and template of the folder. */
  roots(): readonly string[];
  dispose(): void;
}

export interface ProgramProject extends LanguageServerProject {
  getLanguageService(uri: URI): LanguageService;
  programs(): OpenProgram[];
  programOf(uri: URI): OpenProgram | undefined;
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
  let server: LanguageServer;
  const folderOf = (file: string): string => {
    const folders = server.workspaceFolders.all.map((uri) => fileOf(uri));
    return folders.find((folder) => file.startsWith(`${folder}/`)) ?? folders[0] ?? path.posix.dirname(file);
  };
  const open = (file: string): OpenProgram => {
    const folder = folderOf(file);
    const known = programs.get(folder);
    if (known) return known;
    const made = openProgram(server, folder, locations, () => programs.delete(folder));
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
  };
}

export const fileOf = (uri: URI): string => uri.fsPath.replaceAll('\\', '/');

/** Uris are asked for by the thousand at every key. */
function createConverter() {
  const uris = new Map<string, URI>();
  return {
    asFileName: fileOf,
    asUri(file: string): URI {
      const known = uris.get(file);
      if (known) return known;
      const made = URI.file(file);
      uris.set(file, made);
      return made;
    },
  };
}

type Clearing = (parameters: { settings: object }) => void;

function openProgram(
  server: LanguageServer,
  folder: string,
  locations: TypeLocations,
  gone: () => void,
): OpenProgram {
  const converter = createConverter();
  const open = followOpenDocuments(server);
  const files = new ProgramFiles({ textOf: (file) => open.textOf(file) });
  const ambientFile = path.posix.join(folder, ambientFileName);
  let settings = readSettings(folder, files);
  let version = 0;
  let ambientSnapshot = ts.ScriptSnapshot.fromString(ambient);
  const roots = createRoots(folder, files, locations, ambientFile, () => open.files());
  const projectHost: TypeScriptProjectHost = {
    getCurrentDirectory: () => folder,
    getProjectVersion: () => String(version),
    getScriptFileNames: () => roots.names(),
    getCompilationSettings: () => settings.options,
    getProjectReferences: () => undefined,
  };
  const language = createLanguage<URI>(
    [createLanguagePlugin({ ...converter, isStrict: () => settings.isStrict })],
    createUriMap(ts.sys.useCaseSensitiveFileNames),
    (uri, includeFsFiles) => {
      const file = fileOf(uri);
      const onDisk = () => (file === ambientFile ? ambientSnapshot : files.snapshot(file));
      const snapshot = open.snapshotOf(file) ?? (includeFsFiles ? onDisk() : undefined);
      const languageId = open.languageOf(file) ?? languageIdOf(file);
      if (snapshot && languageId) language.scripts.set(uri, snapshot, languageId);
      else language.scripts.delete(uri);
    },
  );
  const sys = createSystem(files, folder, ambientFile);
  const hosts = createLanguageServiceHost(ts, sys, language, converter.asUri, projectHost);
  forgetResolutions(hosts.languageServiceHost, files);
  const looked: string[] = [];
  const clearings = new Set<Clearing>();
  const environment = environmentOf(server, clearings);
  const languageService = createLanguageService(language, server.languageServicePlugins, environment, {
    typescript: { configFileName: settings.configFile, sys, uriConverter: converter, ...hosts },
  });
  const touch = () => (version += 1);
  const changed = (file: string) => {
    if (/(^|\/)[tj]sconfig[^/]*\.json$/.test(file)) settings = readSettings(folder, files);
    touch();
  };
  const stops = [followDisk(server, files, { changed, moved: () => roots.forget() }), open.follow(touch)];
  const program: OpenProgram = {
    folder,
    files,
    languageService,
    roots: () => roots.all(),
    isOpen: open.has,
    looked: (file) => void (isCode.test(file) || open.has(file) || looked.push(file)),
    relax() {
      // A new version of one small file is a new program with everything of the old one but its types.
      ambientSnapshot = ts.ScriptSnapshot.fromString(ambient);
      touch();
      // Volar keeps the last findings with their documents, and these the trees that were made of them.
      for (const clear of clearings) clear({ settings: {} });
      for (const file of looked.splice(0)) {
        language.scripts.delete(converter.asUri(file));
        files.release(file);
      }
      scriptService(languageService)?.getProgram();
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

const scriptService = ({ context }: LanguageService) =>
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

/** Documents that an editor has open, by file name. */
function followOpenDocuments(server: LanguageServer) {
  const texts = new Map<
    string,
    { uri: URI; snapshot: ts.IScriptSnapshot | undefined; text: string | undefined }
  >();
  const documentOf = (file: string) => {
    const known = texts.get(file);
    return known && server.documents.get(known.uri);
  };
  const add = (name: string) => {
    const uri = URI.parse(name);
    texts.set(fileOf(uri), { uri, snapshot: undefined, text: undefined });
  };
  for (const { uri } of server.documents.all()) add(uri);
  return {
    files: () => texts.keys(),
    has: (file: string) => texts.has(file),
    textOf(file: string): string | undefined {
      const entry = texts.get(file);
      return entry && (entry.text ??= documentOf(file)?.getText());
    },
    snapshotOf(file: string): ts.IScriptSnapshot | undefined {
      const entry = texts.get(file);
      return entry && (entry.snapshot ??= documentOf(file)?.getSnapshot());
    },
    languageOf: (file: string) =>
      texts.has(file) ? languageIdOf(file, documentOf(file)?.languageId) : undefined,
    follow(touch: () => void): () => void {
      const stops = [
        server.documents.onDidOpen(({ document }) => {
          add(document.uri);
          touch();
        }),
        server.documents.onDidChangeContent(({ document }) => {
          const entry = texts.get(fileOf(URI.parse(document.uri)));
          if (entry) Object.assign(entry, { snapshot: undefined, text: undefined });
          touch();
        }),
        server.documents.onDidClose(({ document }) => {
          texts.delete(fileOf(URI.parse(document.uri)));
          touch();
        }),
      ];
      return () => stops.forEach((stop) => stop.dispose());
    },
  };
}

const isCode = /\.([cm]?[jt]s|wxml|wxs)$/;

/** What TypeScript starts from: open files first, then the program bit by bit. */
function createRoots(
  folder: string,
  files: ProgramFiles,
  { wxTypes }: TypeLocations,
  ambientFile: string,
  open: () => Iterable<string>,
) {
  const always = [...(wxTypes ? [wxTypes] : []), ambientFile];
  let taken = 0;
  let all: string[] | undefined;
  const allFiles = () => (all ??= programFiles(folder, files));
  return {
    all: allFiles,
    names(): string[] {
      const opened = [...open()].filter((file) => isCode.test(file));
      return [...new Set([...always, ...opened, ...allFiles().slice(0, taken)])];
    },
    grow(count: number): boolean {
      if (taken >= allFiles().length) return false;
      taken += count;
      return true;
    },
    forget: () => (all = undefined),
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
