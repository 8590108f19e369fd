import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { createHmac } from 'node:crypto';
import { isPrivateAddress } from './domain/webhooks.ts';

export interface WebhookCall {
  url: string;
  secret: string;
  topic: string;
  body: string;
  now: number;
  isPrivateAllowed: boolean;
}

export interface WebhookAnswer {
  status: number;
  body: string;
}

/** `t=<seconds>,v1=<hex hmac-sha256 of "<t>.<body>">`: the receiver checks both, and that t is recent. */
export function signatureOf(secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

/** Posts once; follows no redirect (it could lead inside), reads little of the answer, gives up after ten seconds. */
export function callWebhook({
  url,
  secret,
  topic,
  body,
  now,
  isPrivateAllowed,
}: WebhookCall): Promise<WebhookAnswer> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, '');
  if (!isPrivateAllowed && isIP(host) && isPrivateAddress(host))
    return Promise.reject(new Error('an address of the local network'));
  const request = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sending = request(target, {
      method: 'POST',
      agent: false,
      timeout: 10_000,
      ...(!isPrivateAllowed && { lookup: publicLookup }),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Tessera-Console',
        'tessera-topic': topic,
        'tessera-signature': signatureOf(secret, body, now),
      },
    });
    sending.on('timeout', () => sending.destroy(new Error('no answer within ten seconds')));
    sending.on('error', reject);
    sending.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text = (text + chunk).slice(0, 1000)));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    sending.end(body);
  });
}

/** Names are judged by the very addresses the connection will use: a second answer of the DNS changes nothing. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0);
    const open = addresses.filter(({ address }) => !isPrivateAddress(address));
    const first = open[0];
    if (!first) return callback(new Error('an address of the local network'), '', 0);
    if (options.all) return callback(null, open);
    return callback(null, first.address, first.family);
  });
};
