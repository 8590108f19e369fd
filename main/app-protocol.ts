import { readFile } from 'node:fs/promises';
import path from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Scripts only from our own bundle and never from a string; frames only for simulated programs. Styles may be inline: Monaco writes
 * its rules that way. Workers may be blobs for the same reason.
 */
export function contentSecurityPolicy(port: number): string {
  const programs = `http://*.localhost:${port}`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${programs}`,
    `media-src 'self' blob: ${programs}`,
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    `frame-src ${programs}`,
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Answers `app://ide/…` from the bundled renderer: only files below `folder`, only by GET, always with the policy. */
export function createAppProtocol(folder: string, port: number) {
  const headers = {
    'content-security-policy': contentSecurityPolicy(port),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  };
  const refuse = (status: number) => new Response(null, { status, headers });

  return async (request: Request): Promise<Response> => {
    const { hostname, pathname } = new URL(request.url);
    if (hostname !== 'ide') return refuse(404);
    if (request.method !== 'GET') return refuse(405);
    try {
      const file = path.join(folder, decodeURIComponent(pathname === '/' ? '/index.html' : pathname));
      if (!file.startsWith(folder + path.sep)) return refuse(404);
      const type = types[path.extname(file)] ?? 'application/octet-stream';
      return new Response(await readFile(file), { headers: { ...headers, 'content-type': type } });
    } catch {
      return refuse(404);
    }
  };
}
