import type { Program } from '../../contract/program.ts';

/** What the checks look at: the compiled program and the sources it came from. Paths count from the program's root. */
export interface ProjectView {
  program: Program;
  /** Every file below the root, node_modules left out, with its size. */
  files: ReadonlyMap<string, number>;
  /** A file's text; undefined where it does not exist. Asked once per file and check at most. */
  readText(path: string): string | undefined;
  /** Folder of the root inside the project, '' where they are the same: findings name files from the project's folder. */
  root: string;
  /** project.config.json with the private one over it. */
  config: Readonly<Record<string, unknown>>;
}

export const scriptEndings = ['.js', '.ts', '.tsx'];
export const styleEndings = ['.wxss', '.less', '.scss', '.sass', '.css'];
/** What a page or component consists of. */
export const unitEndings = ['.json', '.wxml', ...scriptEndings, ...styleEndings];

export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot).toLowerCase();
}

export function inProject(view: ProjectView, path: string): string {
  return view.root === '' ? path : `${view.root}/${path}`;
}

/** Where a request leads that is written in `from`; undefined where it leaves the root. */
export function resolveRequest(from: string, request: string): string | undefined {
  const base = request.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of request.split('/')) {
    if (segment === '..') {
      if (base.pop() === undefined) return undefined;
    } else if (segment !== '' && segment !== '.') base.push(segment);
  }
  return base.join('/');
}

/** The source file that a script key of the program stands for: `a.js` may be `a.ts` on disk. */
export function sourceOfScript(view: ProjectView, key: string): string {
  const base = key.replace(/\.js$/, '');
  return [key, ...scriptEndings.map((ending) => base + ending)].find((path) => view.files.has(path)) ?? key;
}

/** Every match of a pattern's first group, with its offset. */
export function* matches(text: string, pattern: RegExp): Generator<{ value: string; at: number }> {
  for (const match of text.matchAll(pattern)) {
    const value = match.slice(1).find((group) => group !== undefined);
    if (value !== undefined) yield { value, at: match.index };
  }
}
