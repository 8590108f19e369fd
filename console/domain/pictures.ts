import { refuse } from './refusals.ts';

export interface PictureRule {
  side: number;
  bytes: number;
}

/** R-APP-04: a square .jpg or .png of 128*128, less than 2 MB. */
export const logoRule: PictureRule = { side: 128, bytes: 2 * 1024 * 1024 };

export interface PictureSize {
  type: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

/** Reads type and size from the bytes themselves; null: neither PNG nor JPEG. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  return pngSize(bytes) ?? jpegSize(bytes);
}

export function assertPicture(bytes: Uint8Array, { side, bytes: most }: PictureRule): PictureSize {
  if (bytes.byteLength >= most)
    throw refuse('PICTURE_INVALID', { reason: `less than ${most / 1024 / 1024} MB` });
  const size = pictureSize(bytes);
  if (!size) throw refuse('PICTURE_INVALID', { reason: 'PNG or JPEG' });
  if (size.width !== side || size.height !== side)
    throw refuse('PICTURE_INVALID', { reason: `${side}*${side}, not ${size.width}*${size.height}` });
  return size;
}

const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function pngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 24 || pngStart.some((byte, at) => bytes[at] !== byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments up to the frame header, which holds the size. */
function jpegSize(bytes: Uint8Array): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
