import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { isSameSecret, type ServedProgram } from '../programs.ts';
import { judgeOrigin, judgeSocketOrigin, type Verdict } from './guard.ts';
import { programHeaders } from './policy.ts';
import { fileBelow, sendFile, typeOf } from './static.ts';

export interface ProgramSiteOptions {
  /** dist/simulator. */
  folder: string;
  /** Origins whose pages may show a program in a frame. */
  framedBy: readonly string[];
}

function decodedPath(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath).replace(/^\/+/, '');
  } catch {
    return undefined;
  }
}

async function sendProgram(response: ServerResponse, program: ServedProgram, headers: OutgoingHttpHeaders) {
  const text = await program.source.readProgram();
  if (text === undefined) {
    response.writeHead(503, { ...headers, 'Retry-After': '1' }).end('not built yet');
    return;
  }
  const bytes = Buffer.from(text);
  response
    .writeHead(200, { ...headers, 'Content-Type': typeOf('.json'), 'Content-Length': bytes.length })
    .end(bytes);
}

async function sendAsset(
  request: IncomingMessage,
  response: ServerResponse,
  program: ServedProgram,
  path: string,
  headers: OutgoingHttpHeaders,
): Promise<boolean> {
  const asset = await program.source.readAsset(path);
  if (!asset) return false;
  if ('file' in asset) return sendFile(request, response, asset.file, headers);
  response
    .writeHead(200, { ...headers, 'Content-Type': typeOf(path), 'Content-Length': asset.bytes.length })
    .end(asset.bytes);
  return true;
}

/**
 * `http://<label>.localhost:<port>`: `/` and its bundle are the simulator, `/program.json` the compiled program,
 * `/program/<path>` its assets. Any other path that the bundle does not have means an asset as well: programs
 * name their pictures from the root.
 */
export async function answerProgram(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  program: ServedProgram,
  { folder, framedBy }: ProgramSiteOptions,
): Promise<void> {
  const headers = { ...programHeaders(framedBy), 'Cache-Control': 'no-cache' };
  const refusal = judgeOrigin(request, url.origin, true);
  if (refusal) {
    response.writeHead(refusal.status, headers).end(refusal.reason);
    return;
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
    return;
  }
  if (url.pathname === '/program.json') return sendProgram(response, program, headers);
  const explicit = url.pathname.startsWith('/program/') ? url.pathname.slice('/program/'.length) : undefined;
  if (explicit === undefined) {
    const file = fileBelow(folder, url.pathname === '/' ? '/index.html' : url.pathname);
    if (file !== undefined && (await sendFile(request, response, file, headers))) return;
  }
  const path = decodedPath(explicit ?? url.pathname);
  if (path && (await sendAsset(request, response, program, path, headers))) return;
  response.writeHead(404, headers).end('not found');
}

export function judgeSandboxSocket(
  request: IncomingMessage,
  url: URL,
  program: ServedProgram,
): Verdict | undefined {
  const refusal = judgeSocketOrigin(request, url.origin);
  if (refusal) return refusal;
  const token = url.searchParams.get('token') ?? '';
  return isSameSecret(token, program.token) ? undefined : { status: 401, reason: 'no token' };
}
