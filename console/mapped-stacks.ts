import { gunzipSync } from 'node:zlib';
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type { Blobs } from './storage/blobs.ts';

/** A place in a script, as engines write it into stacks and as containers write it into logs. */
const place = /(?:[a-z][\w+.-]*:\/\/\/?)?([^\s()'"<>]+?\.js):(\d+):(\d+)/gi;
const most = 60;

export type ReadStack = (text: string) => Promise<string | null>;

/** Whether it is worth asking. */
export const hasPlace = (text: string): boolean => text.search(place) !== -1;

/** Reads stacks of one version: each place becomes the one in the source as it was written. Null: nothing could be mapped. */
export async function createStackReader(blobs: Blobs, mapsSha256: string | null): Promise<ReadStack> {
  if (mapsSha256 === null) return async () => null;
  const index = JSON.parse(Buffer.from(await blobs.get(mapsSha256)).toString()) as Record<string, string>;
  const maps = new Map<string, Promise<TraceMap>>();
  const mapOf = (path: string): Promise<TraceMap> => {
    const known = maps.get(path) ?? readMap(blobs, index[path]!);
    maps.set(path, known);
    return known;
  };
  return async (text) => {
    const found = [...text.matchAll(place)].slice(0, most);
    let mapped = '';
    let end = 0;
    for (const match of found) {
      const [whole, file = '', line, column] = match;
      const path = keyOf(index, file);
      if (path === undefined) continue;
      const at = { line: Number(line), column: Math.max(0, Number(column) - 1) };
      const { source, line: sourceLine, column: sourceColumn } = originalPositionFor(await mapOf(path), at);
      if (source === null) continue;
      mapped += `${text.slice(end, match.index)}${source}:${sourceLine}:${sourceColumn + 1}`;
      end = match.index + whole.length;
    }
    return end === 0 ? null : mapped + text.slice(end);
  };
}

async function readMap(blobs: Blobs, sha256: string): Promise<TraceMap> {
  return new TraceMap(gunzipSync(await blobs.get(sha256)).toString());
}

/** Containers put folders of their own in front of a script's path. */
function keyOf(index: Record<string, string>, file: string): string | undefined {
  let path = file;
  try {
    path = decodeURI(file);
  } catch {
    // Not written as an address: taken as it is.
  }
  for (;;) {
    if (Object.hasOwn(index, path)) return path;
    const slash = path.indexOf('/');
    if (slash === -1) return undefined;
    path = path.slice(slash + 1);
  }
}
