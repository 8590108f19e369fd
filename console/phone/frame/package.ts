import { changedProgram, filesToProgram, programPath } from '../../../compiler/package/layout.ts';
import { patchBetween } from '../../../compiler/patch.ts';
import type { Patch, Program } from '../../../contract/program.ts';
import { typeOf } from '../../../simulator/files/encoding.ts';
import type { BuildChanges, ProgramBuild } from '../stage/messages.ts';

/** A program out of a package whose files come once: a later build brings only those that changed. */
export interface Package {
  program: Program;
  /** Where the browser finds an asset. */
  place(path: string): string;
  /** The next build, by what it changed. */
  update(changes: BuildChanges): Patch;
}

export function openPackage(build: ProgramBuild): Package {
  const bytes = new Map(build.files);
  const places = new Map<string, string>();
  const hashes = new Map(build.list.map(({ path, sha256 }) => [path, sha256]));
  const hashOf = (path: string) => hashes.get(path) ?? '';

  function readAll(): Program {
    const sorted = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
    return filesToProgram(
      new Map(sorted.flatMap(([path, sha256]) => entryOf(path, bytes.get(sha256)))),
      hashOf,
    );
  }

  function take({ set, removed, files }: BuildChanges): Program {
    const head = bytes.get(hashes.get(programPath) ?? '');
    for (const [sha256, content] of files) bytes.set(sha256, content);
    for (const path of removed) hashes.delete(path);
    for (const { path, sha256 } of set) hashes.set(path, sha256);
    const changed = new Map(set.flatMap(({ path, sha256 }) => entryOf(path, bytes.get(sha256))));
    const next = changedProgram(opened.program, { set: changed, removed, head }, hashOf) ?? readAll();
    const held = new Set(hashes.values());
    for (const sha256 of bytes.keys()) if (!held.has(sha256)) bytes.delete(sha256);
    return next;
  }

  const opened: Package = {
    program: readAll(),
    place(asset) {
      const path = asset.replace(/[?#].*$/s, '');
      const sha256 = hashes.get(`assets/${path}`);
      const content = sha256 && bytes.get(sha256);
      if (!content) return 'data:,';
      const key = `${sha256} ${typeOf(path)}`;
      const known = places.get(key) ?? URL.createObjectURL(new Blob([content], { type: typeOf(path) }));
      places.set(key, known);
      return known;
    },
    update(changes) {
      const before = opened.program;
      opened.program = take(changes);
      return patchBetween(before, opened.program, { of: textOf });
    },
  };
  return opened;
}

const entryOf = (
  path: string,
  content: Uint8Array<ArrayBuffer> | undefined,
): [string, Uint8Array<ArrayBuffer>][] => (content ? [[path, content]] : []);

/** Equal texts mean equal entries: no hash is needed to compare two of them. */
const textOf = (value: object | string): string =>
  typeof value === 'string' ? value : JSON.stringify(value);
