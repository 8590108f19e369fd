import type { ApiContext } from '../wx/define.ts';
import { ApiError } from '../wx/define.ts';
import { typeOf } from './encoding.ts';
import { FileError, FileStore, isOwnFile } from './file-store.ts';
import { keepFiles } from './keep-files.ts';

/** The store of the running program, made at its first use. Every file in it can be shown by the page. */
export function filesOf({ state, urls }: ApiContext): FileStore {
  return state('files', () => {
    const store = new FileStore();
    store.onChange(({ path, entry }) => {
      for (const name of [path, path.replace('http://', 'wxfile://')]) {
        if (entry) urls.files.set(name, new Blob([entry.bytes], { type: typeOf(path) }));
        else urls.files.delete(name);
      }
    });
    keepFiles(store);
    return store;
  });
}

/** A refusal of the store in the platform's words. */
export function told<T>(task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw error instanceof FileError ? new ApiError(error.message, error.errno) : error;
  }
}

/** The bytes of one of the program's files, of a file of its package, or of an address. */
export async function loadFile(context: ApiContext, path: string): Promise<Blob> {
  if (isOwnFile(path)) {
    const { bytes } = told(() => filesOf(context).entry(path));
    return new Blob([bytes], { type: typeOf(path) });
  }
  const owner = context.runtime.stack.top()?.path ?? '';
  const response = await fetch(context.urls.resolve(path, owner)).catch(() => undefined);
  if (!response?.ok) throw new ApiError(`file doesn't exist`);
  return response.blob();
}
