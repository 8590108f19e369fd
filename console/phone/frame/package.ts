import { filesToProgram } from '../../../compiler/package/layout.ts';
import { patchBetween } from '../../../compiler/patch.ts';
import type { Patch, Program } from '../../../contract/program.ts';
import { typeOf } from '../../../simulator/files/encoding.ts';
import type { ProgramBuild } from '../stage/messages.ts';

/** A program out of a package whose files come once: a later build brings only those that changed. */
export interface Package {
  program: Program;
  /** Where the browser finds an asset. */
  place(path: string): string;
  /** The next build, and what it changes. */
  update(build: ProgramBuild): Patch;
}

export function openPackage(build: ProgramBuild): Package {
  const bytes = new Map<string, Uint8Array<ArrayBuffer>>();
  const places = new Map<string, string>();
  let hashes = new Map<string, string>();

  function read({ list, files }: ProgramBuild): Program {
    for (const [sha256, content] of files) bytes.set(sha256, content);
    hashes = new Map(list.map(({ path, sha256 }) => [path, sha256]));
    const held = new Set(hashes.values());
    for (const sha256 of bytes.keys()) if (!held.has(sha256)) forget(sha256);
    const contents = new Map(list.flatMap(({ path, sha256 }) => entryOf(path, bytes.get(sha256))));
    return filesToProgram(contents, (path) => hashes.get(path) ?? '');
  }

  function forget(sha256: string): void {
    bytes.delete(sha256);
  }

  const opened: Package = {
    program: read(build),
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
    update(next) {
      const before = opened.program;
      opened.program = read(next);
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
