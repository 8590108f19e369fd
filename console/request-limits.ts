import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './domain/refusals.ts';
import { sha256 } from './secrets.ts';
import type { Services } from './services.ts';
import { countHit } from './storage/rates.ts';

const minute = 60_000;

/**
 * So many calls a minute for each session, key or (without one) address, counted in the database on PostgreSQL so that
 * instances share the count, in memory on SQLite. Sign-in, tickets and set-up have narrower limits of their own.
 */
export async function limitRequests(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (!/^\/(api|rpc)\//.test(request.url)) return;
  const most = services.options.requestsPerMinute;
  const { hits, resetsAt } = await count(services, callerOf(request));
  const seconds = Math.ceil((resetsAt - services.now()) / 1000);
  reply.header('ratelimit-limit', most);
  reply.header('ratelimit-remaining', Math.max(0, most - hits));
  reply.header('ratelimit-reset', seconds);
  if (hits <= most) return;
  reply.header('retry-after', seconds);
  throw refuse('TOO_MANY', { seconds });
}

function callerOf(request: FastifyRequest): string {
  const token = request.headers.authorization ?? request.cookies.tessera_session;
  return token ? `calls ${sha256(token).slice(0, 32)} ${request.ip}` : `calls ${request.ip}`;
}

const counters = new WeakMap<Services, Map<string, { hits: number; resetsAt: number }>>();

async function count(services: Services, name: string): Promise<{ hits: number; resetsAt: number }> {
  const now = services.now();
  if (services.storage.kind === 'postgres') return countHit(services.storage.system, name, minute, now);
  const own = counters.get(services) ?? new Map<string, { hits: number; resetsAt: number }>();
  counters.set(services, own);
  if (own.size > 50_000) own.clear();
  let window = own.get(name);
  // A window that ends later than it can was opened while the clock was wrong.
  if (!window || window.resetsAt <= now || window.resetsAt > now + minute)
    own.set(name, (window = { hits: 0, resetsAt: now + minute }));
  window.hits += 1;
  return window;
}
