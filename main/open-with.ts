import { statSync } from 'node:fs';
import path from 'node:path';

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/** The folder that `file` stands for: itself, or the one a dropped `app.json` or `project.config.json` lies in. */
export function toFolder(file: string): string | undefined {
  if (isFolder(file)) return file;
  const isProjectFile = ['app.json', 'project.config.json'].includes(path.basename(file));
  return isProjectFile && isFolder(path.dirname(file)) ? path.dirname(file) : undefined;
}

/**
 * The folder that a command line names: `tessera /path/to/project`. Flags are Chromium's or the system's. `skip` is how many words come
 * first: the program alone when packaged, program and app folder in development.
 */
export function folderIn(argv: readonly string[], cwd: string, skip: number): string | undefined {
  const [first] = argv.slice(skip).filter((word) => !word.startsWith('-'));
  return first === undefined ? undefined : toFolder(path.resolve(cwd, first));
}
