import { refuse } from './refusals.ts';

export type UploadState = 'open' | 'complete' | 'cancelled';

/** The largest part that one request may carry. */
export const chunkBytes = 1024 * 1024;

export interface Chunk {
  start: number;
  /** One past the last byte. */
  end: number;
}

/** `bytes 0-1048575/3000000`; a whole blob may come without it. */
export function readContentRange(header: string | undefined, length: number, size: number): Chunk {
  if (header === undefined) {
    if (length !== size)
      throw refuse('CHUNK_WRONG', { reason: `a blob of ${size} bytes came with ${length}` });
    return { start: 0, end: size };
  }
  const match = /^bytes (\d{1,12})-(\d{1,12})\/(\d{1,12})$/.exec(header);
  if (!match)
    throw refuse('CHUNK_WRONG', { reason: `Content-Range "${header}" is not "bytes first-last/size"` });
  const [start, last, total] = match.slice(1).map(Number) as [number, number, number];
  if (total !== size)
    throw refuse('CHUNK_WRONG', { reason: `the manifest says ${size} bytes, not ${total}` });
  if (start > last || last >= total)
    throw refuse('CHUNK_WRONG', { reason: `${start}-${last} lies outside of ${total}` });
  if (last + 1 - start !== length)
    throw refuse('CHUNK_WRONG', { reason: `${last + 1 - start} bytes were announced, ${length} came` });
  if (length > chunkBytes) throw refuse('CHUNK_WRONG', { reason: `a part has at most ${chunkBytes} bytes` });
  return { start, end: last + 1 };
}

/** Bytes from the start on that are there without a gap: where a resumed upload goes on. */
export function receivedUpTo(chunks: readonly Chunk[]): number {
  let end = 0;
  for (const chunk of [...chunks].sort((a, b) => a.start - b.start)) {
    if (chunk.start > end) break;
    end = Math.max(end, chunk.end);
  }
  return end;
}
