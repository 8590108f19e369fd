import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { pino } from 'pino';
import type { ConsoleClient } from '../api.ts';
import { serializers, startConsole } from '../start.ts';
import type { RunningConsole, StartOptions } from '../start.ts';

export const cheapPasswords = { memoryCost: 8, timeCost: 1 };
export const owner = {
  workspace: 'acme',
  account: 'root@acme.test',
  password: 'Correct-Horse-1',
  name: 'Root',
};

/** A console as anybody out there has it: by its address. */
export interface Site {
  address: string;
  client(token?: string): ConsoleClient;
  /** A raw call of /api, to see status and headers. */
  call(method: string, path: string, options?: CallOptions): Promise<CallResult>;
  signIn(account: string, password: string, workspace?: string): Promise<string>;
}

export interface TestConsole extends RunningConsole, Site {
  clock: { now: number };
}

export interface CallOptions {
  token?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface CallResult {
  status: number;
  headers: Headers;
  body: unknown;
}

/** A real console on a random port with a clock of its own; everything of it is gone after dispose(). */
export async function startTestConsole(options: Partial<StartOptions> = {}): Promise<TestConsole> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'tessera-console-'));
  const clock = { now: Date.UTC(2026, 0, 1) };
  const running = await startConsole({
    data,
    database: ':memory:',
    port: 0,
    host: '127.0.0.1',
    requestsPerMinute: 1_000_000,
    passwordCost: cheapPasswords,
    now: () => clock.now,
    steadyNow: () => clock.now,
    log: pino({ level: process.env.TESSERA_LOG ?? 'silent', serializers }),
    setup: owner,
    ...options,
  });
  return {
    ...running,
    ...siteAt(running.address),
    clock,
    async dispose() {
      await running.dispose();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function siteAt(address: string): Site {
  const call: Site['call'] = (method, url, given = {}) => callApi(address, method, url, given);
  return {
    address,
    call,
    client: (token) => clientFor(address, token),
    async signIn(account, password, workspace = owner.workspace) {
      const { body } = await call('POST', '/sessions', {
        body: { account, password, workspace, as: 'token' },
      });
      const { token } = body as { token?: string };
      if (!token) throw new Error(`no session: ${JSON.stringify(body)}`);
      return token;
    },
  };
}

export function clientFor(address: string, token?: string): ConsoleClient {
  const headers = token ? { authorization: `Bearer ${token}` } : {};
  return createORPCClient(new RPCLink({ url: `${address}/rpc`, headers }));
}

async function callApi(
  address: string,
  method: string,
  url: string,
  given: CallOptions,
): Promise<CallResult> {
  const { token, body, headers = {} } = given;
  const response = await fetch(`${address}/api${url}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}
