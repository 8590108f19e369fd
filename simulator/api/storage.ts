import { ApiError, asyncApi, syncApi, type ApiContext } from '../wx/define.ts';
import type { ProgramStorage } from '../wx/program-storage.ts';

/** Documented: 1 MB for one key, 10 MB for all. */
const KEY_LIMIT = 1024 * 1024;
const TOTAL_LIMIT_KB = 10 * 1024;
function textOf(data: unknown): string {
  if (typeof data === 'function' || typeof data === 'symbol')
    return JSON.stringify({ type: 'String', data: '' });
  const type = Object.prototype.toString.call(data).slice(8, -1);
  return JSON.stringify({ type, data });
}

function valueOf(text: string): unknown {
  const { type, data } = JSON.parse(text) as { type: string; data: unknown };
  if (type === 'Date') return new Date(data as string);
  if (type === 'Undefined') return '';
  return data;
}

class KeyError extends ApiError {}

/** The platform logs a wrong key and goes on; a program that reads by a key it does not have yet must not stop. */
function unlessKeyIsWrong<T>(context: ApiContext, name: string, run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    context.warn(`${name}:fail ${error.message}`, `wx.${name}`);
    return undefined;
  }
}

function checkKey(key: unknown): string {
  if (typeof key !== 'string')
    throw new KeyError(`parameter error: parameter.key should be String instead of ${typeof key};`);
  if (key === '') throw new KeyError('parameter error: parameter.key should not be empty;');
  return key;
}

function sizeOf(storage: ProgramStorage): number {
  return storage.keys().reduce((sum, key) => sum + key.length + (storage.get(key)?.length ?? 0), 0);
}

function write({ storage }: ApiContext, key: unknown, data: unknown): void {
  const name = checkKey(key);
  const text = textOf(data);
  if (text.length > KEY_LIMIT) throw new ApiError('entry size limit reached');
  if (sizeOf(storage) + text.length > TOTAL_LIMIT_KB * 1024) throw new ApiError('quota exceeded');
  storage.set(name, text);
}

function read({ storage }: ApiContext, key: unknown): unknown {
  const text = storage.get(checkKey(key));
  return text === undefined ? undefined : valueOf(text);
}

const info = ({ storage }: ApiContext) => ({
  keys: storage.keys(),
  currentSize: Math.ceil(sizeOf(storage) / 1024),
  limitSize: TOTAL_LIMIT_KB,
});

interface Entry {
  key: string;
  data: unknown;
}

export const setStorageSync = syncApi((context: ApiContext, key: unknown, data: unknown) =>
  unlessKeyIsWrong(context, 'setStorageSync', () => write(context, key, data)),
);
export const getStorageSync = syncApi(
  (context: ApiContext, key: unknown) =>
    unlessKeyIsWrong(context, 'getStorageSync', () => read(context, key)) ?? '',
);
export const removeStorageSync = syncApi((context: ApiContext, key: unknown) =>
  unlessKeyIsWrong(context, 'removeStorageSync', () => context.storage.remove(checkKey(key))),
);
export const clearStorageSync = syncApi(({ storage }) => storage.clear());
export const getStorageInfoSync = syncApi(info);
export const batchSetStorageSync = syncApi(
  (context: ApiContext, entries: { key: string; value: unknown }[]) => {
    for (const { key, value } of entries) write(context, key, value);
  },
);
export const batchGetStorageSync = syncApi((context: ApiContext, keys: string[]) =>
  keys.map((key) => read(context, key) ?? ''),
);

const NEEDS_KEY = { needs: { key: 'String' } } as const;

export const setStorage = asyncApi<Entry>(({ key, data }, context) => write(context, key, data), NEEDS_KEY);
export const getStorage = asyncApi<{ key: string }>(({ key }, context) => {
  const data = read(context, key);
  if (data === undefined) throw new ApiError('data not found');
  return { data };
}, NEEDS_KEY);
export const removeStorage = asyncApi<{ key: string }>(
  ({ key }, { storage }) => storage.remove(checkKey(key)),
  NEEDS_KEY,
);
export const clearStorage = asyncApi((_, { storage }) => storage.clear());
export const getStorageInfo = asyncApi((_, context) => info(context));
export const batchSetStorage = asyncApi<{ kvList: { key: string; value: unknown }[] }>(
  ({ kvList }, context) => {
    for (const { key, value } of kvList) write(context, key, value);
  },
);
export const batchGetStorage = asyncApi<{ keyList: string[] }>(({ keyList }, context) => ({
  dataList: keyList.map((key) => read(context, key) ?? ''),
}));
