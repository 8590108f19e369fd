import { request } from 'node:http';
import { router } from '../api.ts';
import type { EndpointMeta } from '../endpoint.ts';

export interface Endpoint {
  /** Such as `teams.create`. */
  name: string;
  meta: EndpointMeta;
  inputSchema: { safeParse(value: unknown): { success: boolean } };
}

interface Described {
  '~orpc': { meta: EndpointMeta; inputSchema: Endpoint['inputSchema'] };
}

/** Every endpoint of the router, by its name. */
export function endpoints(): Endpoint[] {
  return Object.entries(router).flatMap(([noun, methods]) =>
    Object.entries(methods as unknown as Record<string, Described>).map(([method, procedure]) => ({
      name: `${noun}.${method}`,
      meta: procedure['~orpc'].meta,
      inputSchema: procedure['~orpc'].inputSchema,
    })),
  );
}

export interface RpcResult {
  status: number;
  code: string | null;
  body: unknown;
}

/** One call over the wire, whatever the endpoint; `raw` sends a body as it is. */
export async function callRpc(
  address: string,
  name: string,
  options: { token?: string | undefined; input?: unknown; raw?: string },
): Promise<RpcResult> {
  const response = await fetch(`${address}/rpc/${name.replace('.', '/')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(options.token && { authorization: `Bearer ${options.token}` }),
    },
    body: options.raw ?? JSON.stringify({ json: options.input }),
  });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return { status: response.status, code: null, body: null };
  }
  const body = (await response.json()) as { json?: { code?: string }; code?: string };
  const code = response.ok ? null : (body.json?.code ?? body.code ?? null);
  return { status: response.status, code, body: body.json };
}

/** Announces a body of this many bytes and sends none of it: the answer must come before it is read. */
export function announceBody(
  address: string,
  name: string,
  token: string,
  bytes: number,
): Promise<RpcResult> {
  return new Promise((resolve, reject) => {
    const sending = request(`${address}/rpc/${name.replace('.', '/')}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': bytes,
        authorization: `Bearer ${token}`,
      },
    });
    sending.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const { json } = JSON.parse(text) as { json?: { code?: string } };
        resolve({ status: response.statusCode ?? 0, code: json?.code ?? null, body: json });
        sending.destroy();
      });
    });
    sending.on('error', reject);
    sending.flushHeaders();
  });
}
