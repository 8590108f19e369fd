import path from 'node:path';
import v8 from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { LanguageServer } from '@volar/language-server/node.js';
import type { Diagnostic, LanguageServicePlugin } from '@volar/language-service';
import { URI } from 'vscode-uri';
import { fileOf } from './file-names.ts';
import type { OpenProgram, ProgramProject } from './typescript/program-project.ts';

/** After the last key; what a person is typing is looked at first, then what else is open, then the rest. */
const afterKey = 100;
/** The whole program waits until nothing was typed for this long. */
const afterPause = 1_500;
const checkedEndings = /\.(wxml|wxss|wxs|json|js|ts|less|scss)$/;
const skipped = /\/(node_modules|miniprogram_npm|dist|\.[^/]+)\/|\.d\.ts$/;
/** Scripts that TypeScript takes in at a time, between two answers. */
const growth = 40;
/** Files that are checked together: enough that what they share is worked out seldom, few enough for their types. */
const batchSize = 160;
/** Volar waits 10 ms before each look, for what the editor may say: the others go on meanwhile. */
const lanes = 3;

export interface Diagnosing {
  start(): void;
  stop(): void;
}

/**
 * Says what is wrong, on its own: the file that is typed in at once, other open files after it, everything else while
 * nobody waits. Volar would look at every open file a quarter of a second after each key.
 */
export function followDiagnostics(server: LanguageServer, project: ProgramProject): Diagnosing {
  const soon = new Set<string>();
  const published = new Map<string, boolean>();
  const documents = { all: () => server.documents.all().map(({ uri }) => uri) };
  let timer: NodeJS.Timeout | undefined;
  let round = 0;
  let lastKey = 0;
  const later = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void work(), milliseconds);
  };
  const check = createCheck(server, project, published);
  const queue = createQueue(project);
  const work = async () => {
    const mine = (round += 1);
    const isCurrent = () => mine === round;
    const open = documents.all();
    for (const name of [...open.filter((one) => soon.has(one)), ...open.filter((one) => !soon.has(one))]) {
      if (!(await check(URI.parse(name), isCurrent))) return;
      soon.delete(name);
    }
    const quiet = Date.now() - lastKey;
    if (quiet < afterPause) later(afterPause - quiet);
    else await rest(isCurrent);
  };
  const rest = createRest(project, queue, check);
  server.documents.onDidChangeContent(({ document }) => {
    soon.add(document.uri);
    lastKey = Date.now();
    round += 1;
    queue.touch(document.uri);
    later(afterKey);
  });
  project.onAsked(() => {
    lastKey = Date.now();
    round += 1;
    later(afterKey);
  });
  server.documents.onDidClose(({ document }) => {
    queue.touch(document.uri);
    if (!project.programOf(URI.parse(document.uri))?.files.exists(fileOf(URI.parse(document.uri))))
      void server.connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    later(afterKey);
  });
  server.connection.onRequest('tessera/checkProgram', async () => {
    clearTimeout(timer);
    round += 1;
    // Nobody need have opened a file.
    for (const folder of server.workspaceFolders.all)
      await project.getLanguageService(URI.file(`${fileOf(folder)}/app.json`));
    await rest(() => true);
    return queue.count();
  });
  answerPull(server, project);
  return {
    start() {
      server.fileWatcher.onDidChangeWatchedFiles(({ changes }) => {
        for (const { uri, type } of changes) {
          queue.touch(uri);
          if (type === 3 && published.get(uri)) {
            published.delete(uri);
            void server.connection.sendDiagnostics({ uri, diagnostics: [] });
          }
        }
        later(afterKey);
      });
      later(afterPause);
    },
    stop() {
      round += 1;
      clearTimeout(timer);
    },
  };
}

type Check = ReturnType<typeof createCheck>;

/** Looks at one file and says what it found; false where something newer came in between. */
function createCheck(server: LanguageServer, project: ProgramProject, published: Map<string, boolean>) {
  return async (uri: URI, isCurrent: () => boolean): Promise<boolean> => {
    const version = server.documents.get(uri)?.version;
    const service = await project.getLanguageService(uri);
    const token = {
      get isCancellationRequested() {
        return !isCurrent();
      },
      onCancellationRequested: () => ({ dispose: () => undefined }),
    };
    const diagnostics = await service.getDiagnostics(uri, undefined, token);
    if (!isCurrent()) return false;
    const name = uri.toString();
    if (diagnostics.length > 0 || published.get(name) || version !== undefined)
      void server.connection.sendDiagnostics({
        uri: name,
        diagnostics: diagnostics.map(plain),
        ...(version === undefined ? {} : { version }),
      });
    published.set(name, diagnostics.length > 0);
    return true;
  };
}

/** Everything that is not open, some files at a time, as long as nothing happens. */
function createRest(project: ProgramProject, queue: Queue, check: Check) {
  const memory = watchMemory();
  const visit = (names: readonly string[]) => {
    for (const program of project.programs())
      program.visit(names.filter((file) => project.programOf(URI.file(file)) === program));
    memory.relieve();
  };
  return async (isCurrent: () => boolean): Promise<void> => {
    for (;;) {
      await nextTurn();
      if (!isCurrent()) return;
      if (project.programs().some((program) => !program.grow(growth))) continue;
      const batch = queue.batch();
      visit(batch);
      if (batch.length === 0) return;
      const left = [...batch];
      const lane = async () => {
        for (let file = left.shift(); file !== undefined && isCurrent(); file = left.shift()) {
          if (await check(URI.file(file), isCurrent)) queue.done(file);
          await nextTurn();
        }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    }
  };
}

/** Markup in a message is newer than what clients take. */
const plain = (diagnostic: Diagnostic) => ({
  ...diagnostic,
  message: typeof diagnostic.message === 'string' ? diagnostic.message : diagnostic.message.value,
});

const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** Types of a whole program fill any heap that they are given: what was let go of is collected at once. */
function watchMemory() {
  v8.setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let floor = 200 * 1024 * 1024;
  return {
    relieve() {
      if (process.memoryUsage().heapUsed < floor + 100 * 1024 * 1024) return;
      collect();
      floor = process.memoryUsage().heapUsed;
    },
  };
}

/** For clients that ask instead of listening. */
function answerPull(server: LanguageServer, project: ProgramProject): void {
  server.connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    const uri = URI.parse(textDocument.uri);
    const service = project.getLanguageService(uri);
    const program = project.programOf(uri);
    const file = fileOf(uri);
    if (!program?.isOpen(file)) program?.gather((one) => one === file);
    return { kind: 'full', items: (await service.getDiagnostics(uri, undefined, token)).map(plain) };
  });
}

type Queue = ReturnType<typeof createQueue>;

/** Files of the programs that are not open and have not been looked at since they changed. */
function createQueue(project: ProgramProject) {
  const done = new Set<string>();
  let known: { at: number; names: string[] } | undefined;
  const filesOf = ({ folder, files: view }: OpenProgram): string[] => {
    const found: string[] = [];
    const visit = (at: string, depth: number): void => {
      for (const { name, isFolder } of view.list(at)) {
        const file = `${at}/${name}`;
        if (isFolder && depth < 16 && !skipped.test(`${file}/`)) visit(file, depth + 1);
        else if (!isFolder && checkedEndings.test(name) && !skipped.test(file)) found.push(file);
      }
    };
    visit(folder, 0);
    return found;
  };
  const all = (): string[] => {
    const at = project.programs().reduce((sum, { files: view }) => sum + view.version, 0);
    if (known?.at !== at) known = { at, names: project.programs().flatMap(filesOf) };
    return known.names;
  };
  const isOpen = (file: string) => project.programOf(URI.file(file))?.isOpen(file) ?? false;
  return {
    /** The next files: those of one folder lie together. */
    batch(): string[] {
      const found: string[] = [];
      for (const file of all()) {
        if (done.has(file) || isOpen(file)) continue;
        found.push(file);
        if (found.length === batchSize) break;
      }
      return found;
    },
    done: (file: string) => done.add(file),
    count: () => all().length,
    /** A changed file, what belongs to it, and whatever uses it as a component. */
    touch(name: string): void {
      const file = fileOf(URI.parse(name));
      const unit = file.slice(0, file.length - path.posix.extname(file).length);
      for (const ending of ['wxml', 'wxss', 'json', 'js', 'ts', 'less', 'scss', 'wxs'])
        done.delete(`${unit}.${ending}`);
    },
  };
}

/** Volar's own pushing starts with plugins that can diagnose: while it sets itself up, none of them says so. */
export function hideDiagnostics(plugins: LanguageServicePlugin[]): {
  plugins: LanguageServicePlugin[];
  show: () => void;
} {
  let isHidden = true;
  const hidden = plugins.map((plugin) => {
    const { diagnosticProvider: _hidden, ...rest } = plugin.capabilities;
    return Object.defineProperty({ ...plugin }, 'capabilities', {
      get: () => (isHidden ? rest : plugin.capabilities),
    });
  });
  return { plugins: hidden, show: () => (isHidden = false) };
}
