import iconv from 'iconv-lite';
import { refuse } from '../errors.ts';

export type Eol = 'lf' | 'crlf' | 'mixed' | 'none';

export interface Decoded {
  text: string;
  /** `utf8`, `utf16le`, `utf16be`, `gbk` or another name that iconv-lite knows. */
  encoding: string;
  bom: boolean;
  eol: Eol;
}

const marks: [encoding: string, mark: number[]][] = [
  ['utf8', [0xef, 0xbb, 0xbf]],
  ['utf16le', [0xff, 0xfe]],
  ['utf16be', [0xfe, 0xff]],
];

function markOf(bytes: Uint8Array) {
  return marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: text of mostly western letters has a zero in every other byte. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 2 || bytes.length % 2 === 1) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = sample.length / 2;
  if (odd > half * 0.7 && even === 0) return 'utf16le';
  if (even > half * 0.7 && odd === 0) return 'utf16be';
  return undefined;
}

/** Lead and trail bytes of GBK pairs; half the text in pairs of that form is taken as GBK. */
function looksLikeGbk(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64 * 1024);
  for (let index = 0; index < sample.length; index += 1) {
    const lead = sample[index] ?? 0;
    if (lead < 0x80) continue;
    index += 1;
    if (index >= sample.length) return bytes.length > sample.length;
    const trail = sample[index] ?? 0;
    if (lead === 0x80 || lead === 0xff || trail < 0x40 || trail === 0x7f || trail === 0xff) return false;
  }
  return true;
}

/** The encoding these bytes are most likely written in, or undefined where they are no text. */
export function detectEncoding(bytes: Uint8Array): { encoding: string; bom: boolean } | undefined {
  const marked = markOf(bytes);
  if (marked) return { encoding: marked[0], bom: true };
  const wide = unmarkedUtf16(bytes);
  if (wide) return { encoding: wide, bom: false };
  if (bytes.subarray(0, 64 * 1024).includes(0)) return undefined;
  if (isUtf8(bytes)) return { encoding: 'utf8', bom: false };
  return { encoding: looksLikeGbk(bytes) ? 'gbk' : 'windows1252', bom: false };
}

export function eolOf(text: string): Eol {
  let lf = false;
  let crlf = false;
  for (let at = text.indexOf('\n'); at !== -1 && !(lf && crlf); at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] === '\r') crlf = true;
    else lf = true;
  }
  if (lf && crlf) return 'mixed';
  if (crlf) return 'crlf';
  return lf ? 'lf' : 'none';
}

function checkEncoding(encoding: string): void {
  if (!iconv.encodingExists(encoding)) throw refuse('ENCODING_UNKNOWN', { encoding });
}

/** Bytes as text; undefined where they are no text and no `encoding` was asked for. */
export function decode(bytes: Buffer, encoding?: string): Decoded | undefined {
  if (encoding !== undefined) checkEncoding(encoding);
  const found =
    encoding === undefined ? detectEncoding(bytes) : { encoding, bom: markOf(bytes)?.[0] === encoding };
  if (!found) return undefined;
  const text = iconv.decode(bytes, found.encoding, { stripBOM: true });
  return { text, ...found, eol: eolOf(text) };
}

/** Text as bytes. Refuses where the encoding would replace characters: that loses somebody's work. */
export function encode(text: string, encoding: string, bom: boolean, path: string): Buffer {
  checkEncoding(encoding);
  const bytes = iconv.encode(text, encoding, { addBOM: false });
  const isUnicode = encoding.startsWith('utf');
  if (!isUnicode && iconv.decode(bytes, encoding) !== text) {
    throw refuse('ENCODING_LOSSY', { path, encoding });
  }
  const mark = bom ? marks.find(([name]) => name === encoding)?.[1] : undefined;
  return mark ? Buffer.concat([Buffer.from(mark), bytes]) : bytes;
}
