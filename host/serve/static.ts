import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.otf': 'font/otf',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.aac': 'audio/aac',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

export function typeOf(file: string): string {
  return types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
}

/** The file a URL's path means below `folder`, or undefined where it is none or would leave the folder. */
export function fileBelow(folder: string, urlPath: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const file = path.join(folder, decoded);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

/** `bytes=a-b`, `bytes=a-` or `bytes=-n` of a file; undefined for the whole, null where it cannot be met. */
export function rangeOf(
  header: string | undefined,
  size: number,
): [from: number, to: number] | undefined | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const [, first = '', last = ''] = match;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? null : [from, to];
}

/** Answers with a file. False where there is none. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  headers: OutgoingHttpHeaders,
): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  const etag = `"${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}"`;
  const common = { ...headers, 'Content-Type': typeOf(file), 'Accept-Ranges': 'bytes', ETag: etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, common).end();
    return true;
  }
  const range = rangeOf(request.headers.range, found.size);
  if (range === null) {
    response.writeHead(416, { ...common, 'Content-Range': `bytes */${found.size}` }).end();
    return true;
  }
  const [from, to] = range ?? [0, found.size - 1];
  response.writeHead(range ? 206 : 200, {
    ...common,
    'Content-Length': to - from + 1,
    ...(range ? { 'Content-Range': `bytes ${from}-${to}/${found.size}` } : {}),
  });
  if (request.method === 'HEAD' || found.size === 0) response.end();
  // A reader that went away is not an error of ours.
  else await pipeline(createReadStream(file, { start: from, end: to }), response).catch(() => undefined);
  return true;
}
