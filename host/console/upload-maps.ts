import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { writeFrames } from '../../contract/frames.ts';
import type { ConsoleAccess } from './console-access.ts';

/** What travels in one request, and what one map may be: a larger one stays here, and its stacks stay as they are. */
const requestBytes = 1024 * 1024;

interface PackedMap {
  path: string;
  sha256: string;
  bytes: Uint8Array;
}

/** Only what places need: the source itself stays with its developer. */
function packMap(path: string, text: string): PackedMap | null {
  const { version, sources, names, mappings } = JSON.parse(text) as Record<string, unknown>;
  if (typeof mappings !== 'string') return null;
  const bytes = gzipSync(JSON.stringify({ version, sources, names, mappings }));
  if (bytes.length + 36 > requestBytes) return null;
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
}

/**
 * Source maps travel apart from the package, and only those that the console has not yet: they never reach a client.
 */
export async function sendMaps(
  { client }: ConsoleAccess,
  version: { programId: string; versionId: string },
  maps: ReadonlyMap<string, string>,
  send: (body: Uint8Array) => Promise<unknown>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const packed = [...maps].flatMap(([path, text]) => packMap(path, text) ?? []);
  if (packed.length === 0) return;
  const asked = { ...version, maps: packed.map(({ path, sha256 }) => ({ path, sha256 })) };
  const { missing } = await client.uploads.setMaps(asked, { signal });
  if (missing.length === 0) return;
  const bySha = new Map(packed.map((map) => [map.sha256, map]));
  for (const body of bodiesOf(missing.flatMap((sha256) => bySha.get(sha256) ?? []))) await send(body);
  await client.uploads.setMaps(asked, { signal });
}

/** As many maps together as one request may carry. */
function bodiesOf(maps: readonly PackedMap[]): Uint8Array[] {
  const bodies: PackedMap[][] = [];
  let room = 0;
  for (const map of maps) {
    const size = map.bytes.length + 36;
    if (size > room) {
      bodies.push([]);
      room = requestBytes;
    }
    bodies.at(-1)!.push(map);
    room -= size;
  }
  return bodies.map((body) => writeFrames(body.map(({ sha256, bytes }) => [sha256, bytes] as const)));
}
