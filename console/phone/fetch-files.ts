import { readFrames } from '../../contract/frames.ts';
import { RefusedError } from './console-client.ts';

/** Files by their hashes, in one answer: 32 bytes of hash, four of length, then the bytes; again and again. */
export async function fetchFiles(
  ticket: string,
  hashes: readonly string[],
): Promise<[sha256: string, bytes: Uint8Array<ArrayBuffer>][]> {
  if (hashes.length === 0) return [];
  const answer = await fetch(`/previews/${ticket}/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ hashes }),
  });
  if (!answer.ok) throw new RefusedError(await answer.json().catch(() => ({})));
  return unframed(new Uint8Array(await answer.arrayBuffer()));
}

/** A copy of each: what the frame is given is its own. */
export function unframed(bytes: Uint8Array): [sha256: string, bytes: Uint8Array<ArrayBuffer>][] {
  return (readFrames(bytes) ?? []).map(({ sha256, at, size }) => [sha256, bytes.slice(at, at + size)]);
}
