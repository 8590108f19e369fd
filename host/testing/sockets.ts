import { request } from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket } from 'ws';
import type { HostClient } from '../services.ts';

/** Takes the printed address as a browser would: follows it once and keeps the cookie. (`fetch` may not set `Host`.) */
export function signIn(address: string): Promise<{ origin: string; cookie: string }> {
  const url = new URL(address);
  const options = { host: '127.0.0.1', port: url.port, path: `/${url.search}`, headers: { Host: url.host } };
  return new Promise((resolve, reject) => {
    const asked = request(options, (response) => {
      response.resume();
      const cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      resolve({ origin: url.origin, cookie });
    });
    asked.on('error', reject);
    asked.end();
  });
}

export async function openSocket(address: string): Promise<WebSocket> {
  const { origin, cookie } = await signIn(address);
  const { port, host } = new URL(address);
  return new WebSocket(`ws://127.0.0.1:${port}/rpc`, { origin, headers: { Host: host, Cookie: cookie } });
}

export function clientOver(socket: WebSocket): HostClient {
  // The browser's WebSocket and ws's agree on what the link uses; their types do not know each other.
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }));
}
