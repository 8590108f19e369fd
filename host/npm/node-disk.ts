import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { NpmDisk } from '../../compiler/npm/disk.ts';

const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

/** A project's folder as "build npm" reads it. Links are followed: installers such as pnpm work with them. */
export function nodeDisk(projectFolder: string): NpmDisk {
  const root = realpathSync(projectFolder);
  const full = (file: string): string => path.join(root, file);
  const relative = (file: string): string => path.relative(root, file).split(path.sep).join('/');
  const isFolder = (file: string): boolean =>
    statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return {
    readFile: (file) => orUndefined(() => readFileSync(full(file))),
    readFolder: (folder) =>
      orUndefined(() =>
        readdirSync(full(folder), { withFileTypes: true }).map((entry) => ({
          name: entry.name,
          isFolder:
            entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path.join(full(folder), entry.name))),
        })),
      ),
    isFile: (file) => orUndefined(() => statSync(full(file)).isFile()) ?? false,
    realPath: (file) => orUndefined(() => relative(realpathSync(full(file)))) ?? file,
  };
}
