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
  return readFramed(await answer.arrayBuffer());
}

export function readFramed(buffer: ArrayBuffer): [sha256: string, bytes: Uint8Array<ArrayBuffer>][] {
  const view = new DataView(buffer);
  const files: [string, Uint8Array<ArrayBuffer>][] = [];
  for (let at = 0; at < buffer.byteLength;) {
    const hash = [...new Uint8Array(buffer, at, 32)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    const size = view.getUint32(at + 32);
    files.push([hash, new Uint8Array(buffer, at + 36, size).slice()]);
    at += 36 + size;
  }
  return files;
}
