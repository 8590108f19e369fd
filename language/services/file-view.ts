import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { LanguageServiceContext } from '@volar/language-service';
import { URI } from 'vscode-uri';
import { ProgramModel, type FileView } from '../program-model.ts';

/** What services need of the world: a model over unsaved documents and the disk, and names for files. */
export interface Workspace {
  model: ProgramModel;
  uriOf(file: string): URI;
  fileOf(uri: URI): string;
}

interface CachedFile {
  modified: number;
  text: string;
}

export function workspaceOf(context: LanguageServiceContext): Workspace {
  const cache = new Map<string, CachedFile>();
  const uriOf = (file: string) => URI.file(file);
  const fileOf = (uri: URI) => uri.fsPath.replaceAll('\\', '/');
  const files: FileView = {
    readText(file) {
      const open = context.language.scripts.get(uriOf(file), false)?.snapshot;
      return open ? open.getText(0, open.getLength()) : readFromDisk(file, cache);
    },
    exists: (file) => context.language.scripts.get(uriOf(file), false) !== undefined || existsSync(file),
    list(folder) {
      try {
        return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
          name: entry.name,
          isFolder: entry.isDirectory(),
        }));
      } catch {
        return [];
      }
    },
  };
  return { model: new ProgramModel(files), uriOf, fileOf };
}

function readFromDisk(file: string, cache: Map<string, CachedFile>): string | undefined {
  try {
    const { mtimeMs } = statSync(file);
    const known = cache.get(file);
    if (known?.modified === mtimeMs) return known.text;
    const text = readFileSync(file, 'utf8');
    cache.set(file, { modified: mtimeMs, text });
    return text;
  } catch {
    return undefined;
  }
}
