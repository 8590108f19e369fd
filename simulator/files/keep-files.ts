import type { FileEntry, FileStore } from './file-store.ts';

const DATABASE = 'tessera-files';
const STORE = 'files';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the file storage cannot be opened'));
  });
}

/**
 * Keeps saved files and the user folder in the browser's database of the program's own origin.
 * Temporary files last as long as the run, as documented.
 */
export function keepFiles(store: FileStore): Promise<void> {
  const opened = openDatabase();
  let isRestoring = false;
  const isKept = (path: string) => path.startsWith('http://usr/') || path.startsWith('http://store/');
  store.onChange(({ path, entry }) => {
    if (!isKept(path) || isRestoring) return;
    opened
      .then((database) => {
        const files = database.transaction(STORE, 'readwrite').objectStore(STORE);
        if (entry) files.put(entry, path);
        else files.delete(path);
      })
      // A browser without storage still runs the program: its files only do not outlive the run.
      .catch(() => undefined);
  });
  return opened
    .then(
      (database) =>
        new Promise<void>((resolve) => {
          const request = database.transaction(STORE).objectStore(STORE).openCursor();
          request.onsuccess = () => {
            const cursor = request.result;
            if (!cursor) return resolve();
            isRestoring = true;
            const path = String(cursor.key);
            if (!store.files.has(path)) store.restore(path, cursor.value as FileEntry);
            isRestoring = false;
            cursor.continue();
          };
          request.onerror = () => resolve();
        }),
    )
    .catch(() => undefined);
}
