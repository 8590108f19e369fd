/** A file's content: bytes as on disk, text from an editor, or a reader that is called when the file is needed. */
export type FileContent = Uint8Array | string | (() => Uint8Array | string);

export interface DecodedText {
  text: string;
  /** Set where the bytes were not plain UTF-8. */
  note?: 'utf-16' | 'invalid-utf-8' | 'binary';
}

/** Bytes or text of a file, whatever form it came in. */
export function contentOf(content: FileContent): Uint8Array | string {
  return typeof content === 'function' ? content() : content;
}

/** Text without a byte order mark. UTF-16 files (from Windows editors) are read, and remarked upon by the caller. */
export function decodeText(content: FileContent): DecodedText {
  const data = contentOf(content);
  if (typeof data === 'string') return { text: data.charCodeAt(0) === 0xfeff ? data.slice(1) : data };
  if (data[0] === 0xff && data[1] === 0xfe) return { text: decodeUtf16(data, 1, 0), note: 'utf-16' };
  if (data[0] === 0xfe && data[1] === 0xff) return { text: decodeUtf16(data, 0, 1), note: 'utf-16' };
  return decodeUtf8(data);
}

function decodeUtf16(data: Uint8Array, highAt: 0 | 1, lowAt: 0 | 1): string {
  const parts: string[] = [];
  for (let start = 2; start + 1 < data.length; start += 8192) {
    const codes: number[] = [];
    for (let at = start; at < Math.min(start + 8192, data.length - 1); at += 2) {
      codes.push((data[at + lowAt] ?? 0) | ((data[at + highAt] ?? 0) << 8));
    }
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}

function decodeUtf8(data: Uint8Array): DecodedText {
  const bom = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
  const bytes = bom ? data.subarray(3) : data;
  const text = utf8.decode(bytes);
  if (!text.includes('\ufffd')) return { text };
  // A real file may hold U+FFFD itself; NUL bytes tell binary from text in another encoding.
  return { text, note: bytes.subarray(0, 4096).includes(0) ? 'binary' : 'invalid-utf-8' };
}

/** Neither Node's nor the DOM's: every JavaScript host has it, only the language's own type library does not. */
declare const TextDecoder: new (
  label: string,
  options: { ignoreBOM: boolean },
) => { decode(data: Uint8Array): string };

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
