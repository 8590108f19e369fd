import { z } from 'zod';
import type { ProgramResponse } from '../../contract/sandbox.ts';
import type { Door } from '../door.ts';
import { refuse } from '../errors.ts';
import { checkDomain, checkTarget, type NetworkRules } from '../program-reach.ts';

const megabyte = 1024 * 1024;
const limits = { body: 14 * megabyte, response: 50 * megabyte, running: 10, redirects: 10 };

const input = z.object({
  url: z.string().max(64 * 1024),
  method: z.enum(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE']),
  header: z.record(z.string().max(200), z.string().max(16 * 1024)),
  body: z.string().max(limits.body),
  timeout: z.number().min(1).max(600_000),
  kind: z.enum(['request', 'upload', 'download']).default('request'),
  checksDomains: z.boolean().default(false),
});

type Input = z.infer<typeof input>;

async function readLimited(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += (part as Uint8Array).length;
    if (size > limits.response) throw refuse('RESPONSE_TOO_LARGE', { limit: limits.response / megabyte });
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts);
}

/** Redirects are followed one by one: each hop is checked as the first one was. */
async function fetchChecked(request: Input, rules: NetworkRules, signal: AbortSignal): Promise<Response> {
  let url = new URL(request.url);
  let { method } = request;
  let body: Buffer | undefined = request.body ? Buffer.from(request.body, 'base64') : undefined;
  for (let hop = 0; hop <= limits.redirects; hop++) {
    await checkTarget(url, ['http:', 'https:'], rules);
    const headers = { ...request.header, referer: rules.referer() };
    const response = await fetch(url, { method, headers, body, redirect: 'manual', signal });
    const next = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || !next) return response;
    await response.body?.cancel();
    url = new URL(next, url);
    if (response.status === 303 || (response.status < 303 && method === 'POST')) {
      method = 'GET';
      body = undefined;
    }
  }
  throw refuse('TOO_MANY_REDIRECTS', { url: request.url });
}

async function send(request: Input, rules: NetworkRules, signal: AbortSignal): Promise<ProgramResponse> {
  if (request.checksDomains) await checkDomain(request.kind, request.url, rules);
  const started = performance.now();
  const response = await fetchChecked(request, rules, signal);
  const answered = performance.now();
  const body = await readLimited(response);
  const timing = { waiting: answered - started, receiving: performance.now() - answered };
  const header = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'));
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) header['Set-Cookie'] = cookies.join(',');
  return { statusCode: response.status, header, cookies, body: body.toString('base64'), timing };
}

/** The reason as the platform words it: programs look for "timeout" and "abort". */
function reasonOf(error: unknown, timedOut: boolean, url: string): unknown {
  if (timedOut) return refuse('REQUEST_TIMEOUT', { url }, error);
  if (!(error instanceof TypeError)) return error;
  // fetch says "fetch failed" of everything: its cause says why.
  const { code, message } = (error.cause ?? error) as { code?: string; message?: string };
  return refuse('REQUEST_FAILED', { url, reason: code ?? message ?? '' }, error);
}

/** Requests of programs: no cookie jar, no browser's rules of origin, but none of the host's own doors. */
export function networkSandbox(door: Door, rules: NetworkRules) {
  let running = 0;
  return {
    /** Whether a web-view may show a page; refuses where it may not. */
    mayShow: door.input(z.object({ url: z.url().max(64 * 1024) })).handler(async ({ input: { url } }) => {
      await checkDomain('business', url, rules);
      return true;
    }),
    request: door.input(input).handler(async ({ input: request, signal }) => {
      if (running >= limits.running * 4) throw refuse('TOO_MANY_REQUESTS', { limit: limits.running * 4 });
      const timeout = AbortSignal.timeout(request.timeout);
      running++;
      try {
        return await send(request, rules, signal ? AbortSignal.any([signal, timeout]) : timeout);
      } catch (error) {
        throw reasonOf(error, timeout.aborted, request.url);
      } finally {
        running--;
      }
    }),
  };
}
