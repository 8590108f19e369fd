/** Many small files in one body: each as 32 bytes of SHA-256, four of length, then its bytes. */
export interface Frame {
  sha256: string;
  /** Where its bytes begin. */
  at: number;
  size: number;
}

const headBytes = 36;

export function writeFrames(
  files: Iterable<readonly [sha256: string, bytes: Uint8Array]>,
): Uint8Array<ArrayBuffer> {
  const all = [...files];
  const out = new Uint8Array(all.reduce((sum, [, { length }]) => sum + headBytes + length, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [sha256, bytes] of all) {
    for (let byte = 0; byte < 32; byte += 1)
      out[at + byte] = parseInt(sha256.slice(byte * 2, byte * 2 + 2), 16);
    view.setUint32(at + 32, bytes.length);
    out.set(bytes, at + headBytes);
    at += headBytes + bytes.length;
  }
  return out;
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Undefined where the last one is cut off. */
export function readFrames(body: Uint8Array): Frame[] | undefined {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  const found: Frame[] = [];
  for (let at = 0; at < body.length;) {
    const start = at + headBytes;
    if (start > body.length) return undefined;
    const size = view.getUint32(at + 32);
    if (start + size > body.length) return undefined;
    let sha256 = '';
    for (let byte = at; byte < at + 32; byte += 1) sha256 += hex[body[byte]!];
    found.push({ sha256, at: start, size });
    at = start + size;
  }
  return found;
}
