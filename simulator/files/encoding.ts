// Text in the encodings that FileSystemManager documents, and base64.

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

function utf16(bytes: Uint8Array): string {
  return new TextDecoder('utf-16le').decode(bytes);
}

export function decodeText(bytes: Uint8Array, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return toBase64(bytes);
    case 'hex':
      return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    case 'ascii':
    case 'latin1':
    case 'binary':
      return latin1(bytes);
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return utf16(bytes);
    default:
      return new TextDecoder().decode(bytes);
  }
}

function encodeUtf16(text: string): Uint8Array<ArrayBuffer> {
  const units = Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return new Uint8Array(units.buffer);
}

export function encodeText(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  switch (encoding.toLowerCase()) {
    case 'base64':
      return fromBase64(text);
    case 'hex':
      return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    case 'ascii':
    case 'latin1':
    case 'binary':
      return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    case 'ucs2':
    case 'ucs-2':
    case 'utf16le':
    case 'utf-16le':
      return encodeUtf16(text);
    default:
      return new TextEncoder().encode(text);
  }
}

/** What programs give as data: text in an encoding, a buffer or a view of one. */
export function toBytes(data: unknown, encoding = 'utf8'): Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return encodeText(data, encoding);
  if (ArrayBuffer.isView(data))
    return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength).slice();
  // A buffer may come from another frame: instanceof would not know it.
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]')
    return new Uint8Array((data as ArrayBuffer).slice(0));
  return new TextEncoder().encode(String(data ?? ''));
}

/** MIME type by extension, for pictures, sound and video in a page. */
const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  aac: 'audio/aac',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  json: 'application/json',
  txt: 'text/plain',
  html: 'text/html',
  pdf: 'application/pdf',
};

export const typeOf = (path: string): string =>
  types[path.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

export const extensionOf = (mime: string): string =>
  Object.entries(types)
    .find(([, type]) => type === mime.split(';')[0])?.[0]
    ?.replace('jpeg', 'jpg') ?? 'bin';
