import type { LanguageServiceContext } from '@volar/language-service';
import { URI } from 'vscode-uri';
import { ProgramModel } from '../program-model.ts';
import { fileOf } from '../file-names.ts';
import { programOfContext } from '../typescript/program-project.ts';

/** What services need of the world: a model over unsaved documents and the disk, and names for files. */
export interface Workspace {
  model: ProgramModel;
  uriOf(file: string): URI;
  fileOf(uri: URI): string;
}

const workspaces = new WeakMap<object, Workspace>();

/** One for each program: every service shares what it has read. */
export function workspaceOf(context: LanguageServiceContext): Workspace {
  const known = workspaces.get(context.language);
  if (known) return known;
  const made = {
    model: new ProgramModel(lazyFiles(context)),
    uriOf: (file: string) => URI.file(file),
    fileOf,
  };
  workspaces.set(context.language, made);
  return made;
}

/** Services are made before their program is: its files are asked for at the first question. */
function lazyFiles(context: LanguageServiceContext) {
  const files = () => programOfContext(context)!.files;
  return {
    readText: (file: string) => files().readText(file),
    exists: (file: string) => files().exists(file),
    list: (folder: string) => files().list(folder),
    get version() {
      return files().version;
    },
  };
}
