import type { KeptTexts } from '../wx/kept-texts.ts';
import { changed, fieldOf, matches, OPEN_ID, operator, sorted, type Doc } from './query.ts';

// wx.cloud.database() on local records: kept by collection beside what else the simulator keeps of a program.

const KEY = 'tessera:cloud:';
/** Documented: a program gets at most 20 records at once; a cloud function 100, or 1,000 where it says so. */
const limits = { program: { usual: 20, most: 20 }, function: { usual: 100, most: 1000 } };

/** Who asks: a record that a program adds belongs to the person, one of a cloud function to nobody. */
export type Asker = keyof typeof limits;

/** The records of one collection. */
interface Records {
  asker: Asker;
  all(): Doc[];
  replace(docs: readonly Doc[]): void;
}

const recordsIn = (texts: KeptTexts, name: string, asker: Asker): Records => ({
  asker,
  all: () => JSON.parse(texts.get(KEY + name) ?? '[]') as Doc[],
  replace: (docs) => texts.set(KEY + name, JSON.stringify(docs)),
});

interface Callbacks {
  success?: (result: object) => void;
  fail?: (result: object) => void;
  complete?: (result: object) => void;
}

function answer<T extends object>(
  name: string,
  options: Callbacks | undefined,
  task: () => T,
): Promise<T & { errMsg: string }> {
  const run = async () => ({ errMsg: `${name}:ok`, ...task() });
  const done = run().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw Object.assign(new Error(reason), { errCode: -1, errMsg: `${name}:fail ${reason}` });
  });
  done.then(
    (result) => {
      options?.success?.(result);
      options?.complete?.(result);
    },
    ({ errCode, errMsg }: { errCode: number; errMsg: string }) => {
      const result = { errCode, errMsg };
      options?.fail?.(result);
      options?.complete?.(result);
    },
  );
  // With callbacks nobody waits for the promise: its refusal has been told already.
  if (options?.fail) done.catch(() => undefined);
  return done;
}

interface Asked {
  where: unknown;
  orders: [string, string][];
  limit: number;
  skip: number;
  fields: Record<string, boolean> | undefined;
}

function pickFields(doc: Doc, fields: Record<string, boolean> | undefined): Doc {
  if (!fields) return doc;
  const wanted = Object.entries(fields).filter(([, on]) => on);
  if (wanted.length)
    return Object.fromEntries([
      ['_id', doc._id],
      ...wanted.map(([path]) => [path, fieldOf(doc, path)]),
    ]) as Doc;
  return Object.fromEntries(Object.entries(doc).filter(([name]) => fields[name] !== false)) as Doc;
}

function find(records: Records, asked: Asked): Doc[] {
  const found = records.all().filter((doc) => matches(doc, asked.where ?? {}));
  return sorted(found, asked.orders)
    .slice(asked.skip, asked.skip + asked.limit)
    .map((doc) => pickFields(doc, asked.fields));
}

const isoDate = () => new Date().toISOString();

function insert(records: Records, data: Record<string, unknown>): string {
  const _id = String(data._id ?? crypto.randomUUID().replaceAll('-', ''));
  const docs = records.all();
  if (docs.some((doc) => doc._id === _id)) throw new Error(`duplicate key ${_id}`);
  const owner = records.asker === 'program' ? { _openid: OPEN_ID } : {};
  const resolved = changed({ _id } as Doc, { ...data, ...owner });
  records.replace([...docs, { ...resolved, _id }]);
  return _id;
}

function update(records: Records, test: (doc: Doc) => boolean, data: Record<string, unknown>): number {
  const docs = records.all();
  const hits = docs.filter(test).length;
  records.replace(docs.map((doc) => (test(doc) ? changed(doc, data) : doc)));
  return hits;
}

function remove(records: Records, test: (doc: Doc) => boolean): number {
  const docs = records.all();
  const kept = docs.filter((doc) => !test(doc));
  records.replace(kept);
  return docs.length - kept.length;
}

type WithData = Callbacks & { data: Record<string, unknown> };

function createDocument(records: Records, id: string): object {
  const isIt = (doc: Doc) => doc._id === id;
  return {
    get: (options?: Callbacks) =>
      answer('document.get', options, () => {
        const data = records.all().find(isIt);
        if (!data) throw new Error(`document with _id ${id} does not exist`);
        return { data };
      }),
    update: (options: WithData) =>
      answer('document.update', options, () => ({ stats: { updated: update(records, isIt, options.data) } })),
    set: (options: WithData) =>
      answer('document.set', options, () => {
        const removed = remove(records, isIt);
        insert(records, { ...options.data, _id: id });
        return { _id: id, stats: { updated: removed, created: removed ? 0 : 1 } };
      }),
    remove: (options?: Callbacks) =>
      answer('document.remove', options, () => ({ stats: { removed: remove(records, isIt) } })),
    watch: ({ onChange }: { onChange: (snapshot: object) => void }) =>
      watch(() => records.all().filter(isIt), onChange),
  };
}

function watch(read: () => Doc[], onChange: (snapshot: object) => void): object {
  queueMicrotask(() => onChange({ id: 0, type: 'init', docs: read(), docChanges: [] }));
  return { close: () => Promise.resolve() };
}

function createQuery(records: Records, asked: Asked): object {
  const next = (change: Partial<Asked>) => createQuery(records, { ...asked, ...change });
  const test = (doc: Doc) => matches(doc, asked.where ?? {});
  return {
    where: (where: unknown) => next({ where }),
    orderBy: (path: string, direction = 'asc') => next({ orders: [...asked.orders, [path, direction]] }),
    limit: (limit: number) => next({ limit: Math.min(limits[records.asker].most, limit) }),
    skip: (skip: number) => next({ skip }),
    field: (fields: Record<string, boolean>) => next({ fields }),
    get: (options?: Callbacks) => answer('collection.get', options, () => ({ data: find(records, asked) })),
    count: (options?: Callbacks) =>
      answer('collection.count', options, () => ({ total: records.all().filter(test).length })),
    update: (options: WithData) =>
      answer('collection.update', options, () => ({
        stats: { updated: update(records, test, options.data) },
      })),
    remove: (options?: Callbacks) =>
      answer('collection.remove', options, () => ({ stats: { removed: remove(records, test) } })),
    watch: ({ onChange }: { onChange: (snapshot: object) => void }) =>
      watch(() => find(records, asked), onChange),
  };
}

const operators =
  'eq neq gt gte lt lte in nin exists size all and or not set inc mul min max push pop shift unshift addToSet pull remove'.split(
    ' ',
  );

/** `_.and([a, b])` and `_.and(a, b)` are the same; `_.in` and `_.push` take a list as one value. */
const spread = new Set(['and', 'or']);

export function createDatabase(texts: KeptTexts, asker: Asker = 'program'): object {
  const command = Object.fromEntries(
    operators.map((name) => [
      name,
      (...given: unknown[]) =>
        operator(name, spread.has(name) && given.length === 1 && Array.isArray(given[0]) ? given[0] : given),
    ]),
  );
  return {
    command,
    RegExp: (value: { regexp: string; options?: string }) => operator('regexp', [value]),
    serverDate: ({ offset = 0 } = {}) => (offset ? new Date(Date.now() + offset).toISOString() : isoDate()),
    Geo: {
      Point: (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] }),
    },
    collection(name: string) {
      const records = recordsIn(texts, name, asker);
      const limit = limits[asker].usual;
      const empty: Asked = { where: undefined, orders: [], limit, skip: 0, fields: undefined };
      return {
        ...createQuery(records, empty),
        doc: (id: string | number) => createDocument(records, String(id)),
        add: (options: WithData) =>
          answer('collection.add', options, () => ({ _id: insert(records, options.data) })),
      };
    },
    createCollection: (name: string) =>
      answer('database.createCollection', undefined, () => {
        const records = recordsIn(texts, name, asker);
        records.replace(records.all());
        return {};
      }),
  };
}
