import { access, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { refuse, systemCode } from '../errors.ts';

export interface BrowsedFolder {
  /** Absolute. */
  folder: string;
  /** The one above, or null at the top. */
  parent: string | null;
  home: string;
  folders: { name: string; folder: string; isProject: boolean }[];
}

/** For choosing a folder where the shell has no dialog of its own (the browser host). Hidden folders are left out. */
export async function browseFolder(asked: string | undefined): Promise<BrowsedFolder> {
  const folder = path.resolve(asked ?? homedir());
  let entries;
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');
    throw refuse(isMissing ? 'FOLDER_MISSING' : 'FOLDER_DENIED', { path: folder }, error);
  }
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const folders = await Promise.all(
    names.map(async ({ name }) => {
      const full = path.join(folder, name);
      const isProject = await access(path.join(full, 'project.config.json')).then(
        () => true,
        () => false,
      );
      return { name, folder: full, isProject };
    }),
  );
  folders.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const parent = path.dirname(folder);
  return { folder, parent: parent === folder ? null : parent, home: homedir(), folders };
}
