import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { ProgramRequest, ProgramResponse } from '../contract/sandbox.ts';
import { isPrivateAddress } from './domain/webhooks.ts';
import { publicLookup } from './webhook-call.ts';

const limits = { bytes: 5 * 1024 * 1024, redirects: 5, timeout: 60_000 };
/** What a program may not set: they belong to the connection, or would speak for this server. */
const ownHeaders =
  /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|proxy-.*|x-forwarded-.*|forwarded)$/i;

export interface OutgoingRules {
  isPrivateAllowed: boolean;
  referer: string;
}

/** Fails with an ordinary error: what the program is told. One request of a program on a phone, whose browser would not let it read the answer. Never into the local network. */
export async function sendOutgoing(
  asked: ProgramRequest,
  rules: OutgoingRules,
  signal: AbortSignal | undefined,
): Promise<ProgramResponse> {
  let url = new URL(asked.url);
  let { method } = asked;
  let body = asked.body ? Buffer.from(asked.body, 'base64') : undefined;
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const answer = await send(url, { ...asked, method }, body, rules, signal);
    const status = answer.statusCode ?? 0;
    const next = answer.headers.location;
    if (status < 300 || status > 399 || !next) return read(answer);
    answer.resume();
    url = new URL(next, url);
    if (status === 303 || (status < 303 && method === 'POST')) [method, body] = ['GET', undefined];
  }
  throw new Error('too many redirects');
}

function send(
  url: URL,
  { method, header, timeout }: ProgramRequest,
  body: Buffer | undefined,
  { isPrivateAllowed, referer }: OutgoingRules,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isHttp = url.protocol === 'http:' || url.protocol === 'https:';
  if (!isHttp || (!isPrivateAllowed && isIP(host) && isPrivateAddress(host)))
    throw new Error('an address of the local network');
  const headers = Object.fromEntries(Object.entries(header).filter(([name]) => !ownHeaders.test(name)));
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    try {
      const sending = request(url, {
        method,
        agent: false,
        timeout: Math.min(timeout, limits.timeout),
        ...(!isPrivateAllowed && { lookup: publicLookup }),
        ...(signal && { signal }),
        headers: { ...headers, referer, ...(body && { 'content-length': body.length }) },
      });
      sending.on('timeout', () => sending.destroy(new Error('timeout')));
      sending.on('error', reject);
      sending.on('response', resolve);
      sending.end(body);
    } catch (error) {
      // A header that is none, a method that is none.
      reject(error as Error);
    }
  });
}

async function read(answer: IncomingMessage): Promise<ProgramResponse> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limits.bytes) {
      answer.destroy();
      throw new Error(`the answer is larger than ${limits.bytes / 1024 / 1024} MB`);
    }
    parts.push(part);
  }
  const cookies = answer.headers['set-cookie'] ?? [];
  const header = Object.fromEntries(
    Object.entries(answer.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );
  return {
    statusCode: answer.statusCode ?? 0,
    header,
    cookies,
    body: Buffer.concat(parts).toString('base64'),
  };
}
