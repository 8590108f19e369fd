import type { IncomingMessage } from 'node:http';
import { isSameSecret } from '../programs.ts';

export interface Verdict {
  status: 401 | 403;
  reason: string;
}

const foreignOrigin: Verdict = { status: 403, reason: 'foreign origin' };

/** Pages of other origins are refused: by `Origin` where the browser sends it, by `Sec-Fetch-Site` else. */
export function judgeOrigin(
  request: IncomingMessage,
  origin: string,
  mayBeFramed: boolean,
): Verdict | undefined {
  const given = request.headers.origin;
  if (given !== undefined && given !== origin) return foreignOrigin;
  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return undefined;
  // A frame's first page is asked for across sites; `frame-ancestors` decides who may show it.
  const isNavigation = request.headers['sec-fetch-mode'] === 'navigate';
  return mayBeFramed && isNavigation ? undefined : foreignOrigin;
}

/** A WebSocket has no same-origin policy: only `Origin` tells which page opened it, so it has to be there. */
export function judgeSocketOrigin(request: IncomingMessage, origin: string): Verdict | undefined {
  return request.headers.origin === origin ? undefined : foreignOrigin;
}

export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return undefined;
}

export function judgeSession(request: IncomingMessage, name: string, session: string): Verdict | undefined {
  const given = cookieOf(request, name);
  if (given !== undefined && isSameSecret(given, session)) return undefined;
  return { status: 401, reason: 'no session' };
}
