import type { EngineProblem, StyleEngine, StyleInput, StyleOutput } from '../../compiler/engines.ts';

/** The part of less that is used here: the package brings no types. */
interface LessModule {
  FileManager: new () => FileManager;
  render(source: string, options: Record<string, unknown>): Promise<{ css: string; map?: string }>;
}

interface FileManager {
  supports(): boolean;
  supportsSync(): boolean;
  loadFile(name: string, folder: string): Promise<LoadedFile>;
  loadFileSync(name: string, folder: string): LoadedFile;
}

interface LoadedFile {
  filename: string;
  contents: string;
}

interface LessFailure {
  message: string;
  line?: number;
  column?: number;
  filename?: string;
}

/** Less, without reach to the disk: every import goes through the project's files. Loaded when first needed. */
export function createLessEngine(load: NodeJS.Require): StyleEngine {
  return { compile: (input) => compile(load('less') as LessModule, input) };
}

async function compile(less: LessModule, input: StyleInput): Promise<StyleOutput> {
  const manager = filesOf(less, input);
  const problem = endlessProblem(input.source);
  if (problem) return { css: '', problems: [problem] };
  try {
    const result = await less.render(input.source, {
      filename: input.file,
      javascriptEnabled: false,
      paths: [],
      sourceMap: { outputSourceFiles: false, disableSourcemapAnnotation: true },
      plugins: [
        {
          install(_: unknown, host: { addFileManager(manager: FileManager): void }) {
            host.addFileManager(manager);
          },
        },
      ],
    });
    return { css: result.css, ...(result.map ? { map: result.map } : {}), problems: [] };
  } catch (error) {
    return { css: '', problems: [problemOf(error as LessFailure)] };
  }
}

/** Comments, strings and addresses: what is inside them is no bracket. */
const SKIPPED = /\/\*[^]*?(\*\/|$)|\/\/[^\n]*|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|url\([^)"']*\)/g;

/** Levels that Less parses in no time even where the innermost one is wrong. */
const SAFE_DEPTH = 8;
const MAX_DEPTH = 30;

/**
 * Two texts that Less never comes back from: a comment that is not closed makes it loop for ever, and each level of
 * brackets around a mistake doubles its time.
 */
function endlessProblem(source: string): EngineProblem | undefined {
  const problemAt = (offset: number, message: string): EngineProblem => {
    const before = source.slice(0, offset).split(/\r\n|[\n\r]/);
    return { severity: 'error', message, line: before.length - 1, column: before.at(-1)?.length ?? 0 };
  };
  for (const match of source.matchAll(SKIPPED)) {
    if (match[0].startsWith('/*') && match[1] === '')
      return problemAt(match.index, 'this comment is not closed');
  }
  const open: number[] = [];
  let deepest = 0;
  for (const match of source.replace(SKIPPED, (text) => ' '.repeat(text.length)).matchAll(/[()]/g)) {
    if (match[0] === '(') open.push(match.index);
    else open.pop();
    deepest = Math.max(deepest, open.length);
  }
  const [first] = open;
  if (first !== undefined && deepest > SAFE_DEPTH) return problemAt(first, 'this bracket is not closed');
  return deepest > MAX_DEPTH ? problemAt(0, `brackets are nested deeper than ${MAX_DEPTH}`) : undefined;
}

function filesOf(less: LessModule, input: StyleInput): FileManager {
  const manager = new less.FileManager();
  const find = (name: string, folder: string): LoadedFile => {
    const from = `${folder.replace(/\/$/, '')}/x.less`.replace(/^\/+/, '');
    const found = input.load(name, from);
    if (!found) throw new Error(`'${name}' was not found`);
    const problem = endlessProblem(found.source);
    if (problem) throw new Error(`${found.file}: ${problem.message}`);
    return { filename: found.file, contents: found.source };
  };
  manager.supports = () => true;
  manager.supportsSync = () => true;
  manager.loadFile = (name, folder) => Promise.resolve().then(() => find(name, folder));
  manager.loadFileSync = (name, folder) => find(name, folder);
  return manager;
}

function problemOf(error: LessFailure): EngineProblem {
  return {
    severity: 'error',
    message: error.message,
    line: Math.max((error.line ?? 1) - 1, 0),
    column: Math.max(error.column ?? 0, 0),
    ...(error.filename ? { file: error.filename } : {}),
  };
}
