// What programs store, kept by our page in the browser's database: a frame without an origin has none.

const NAME = 'tessera-programs';
const STORE = 'entries';

export interface KeptStorage {
  load(): Promise<Record<string, string>>;
  /** `storage.set`, `storage.remove` or `storage.clear` of the program. */
  change(method: string, input: { key?: string; text?: string }): Promise<void>;
}

/** The entries of one program. A browser without storage still runs it: then they last as long as the page. */
export function keptStorage(programId: string): KeptStorage {
  const opened = openDatabase();
  opened.catch(() => undefined);
  const all = IDBKeyRange.bound([programId], [programId, []]);
  return {
    async load() {
      const database = await opened.catch(() => undefined);
      if (!database) return {};
      const entries: Record<string, string> = {};
      const store = database.transaction(STORE).objectStore(STORE);
      const [keys, texts] = await Promise.all([done(store.getAllKeys(all)), done(store.getAll(all))]);
      keys.forEach((key, at) => (entries[(key as [string, string])[1]] = String(texts[at])));
      return entries;
    },
    async change(method, { key = '', text = '' }) {
      const store = (await opened).transaction(STORE, 'readwrite').objectStore(STORE);
      if (method === 'storage.set') await done(store.put(String(text), [programId, String(key)]));
      else if (method === 'storage.remove') await done(store.delete([programId, String(key)]));
      else if (method === 'storage.clear') await done(store.delete(all));
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return done(request);
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the storage of this browser refuses'));
  });
}
