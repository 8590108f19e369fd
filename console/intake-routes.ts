import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { createKeyReader } from './delivery-keys.ts';
import { chooseAsked, dayOf } from './domain/messages.ts';
import { refuse } from './domain/refusals.ts';
import { newId } from './identifiers.ts';
import { push, pushing } from './pushing.ts';
import { isSame, sha256 } from './secrets.ts';
import type { Services } from './services.ts';
import { findSecret } from './storage/app-secrets.ts';
import { findBinding } from './storage/bindings.ts';
import { addLines } from './storage/logs.ts';
import { findSubscription, putSubscription, takePushes } from './storage/messages.ts';
import { needRow } from './storage/rows.ts';
import type { Row, TenantDb } from './storage/schema.ts';
import { logLevels } from './storage/tables/running.ts';
import { addEvents } from './storage/usage.ts';

const short = z.string().max(200).default('');
const programId = z.string().min(1).max(80);
/** D11: the body of a log line has at most 5 KB; what is longer is cut, for a line half kept says more than none. */
const logBody = z.string().transform((text) =>
  Buffer.from(text)
    .subarray(0, 5 * 1024)
    .toString(),
);
const lines = z.object({
  programId,
  lines: z
    .array(
      z.object({
        at: z.number().int().optional(),
        level: z.enum(logLevels),
        system: short,
        guid: short,
        page: short,
        filterMsg: short,
        baseLibrary: short,
        clientVersion: short,
        body: logBody,
      }),
    )
    .min(1)
    .max(500),
});
const events = z.object({
  programId,
  events: z
    .array(
      z.object({
        at: z.number().int().optional(),
        kind: z.enum(['launch', 'page', 'share', 'crash', 'track']),
        guid: short,
        page: short,
        version: short,
        system: short,
        name: z.string().max(500).default(''),
        detail: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .min(1)
    .max(500),
});
const asking = z.object({
  programId,
  userKey: z.string().min(1).max(200),
  templateIds: z.array(z.string().max(80)).min(1).max(10),
  accepted: z.array(z.string().max(80)).default([]),
  isAfterTap: z.boolean(),
});
const taking = z.object({ programId, userKey: z.string().min(1).max(200) });

/** What containers and the programs' own servers send while programs run: logs, events, subscriptions, messages. */
export function addIntake(server: FastifyInstance, services: Services): void {
  const hostAppOf = createKeyReader(services);
  /** The application's key, and a program that is bound to it. */
  const enter = async (
    request: FastifyRequest,
    id: string,
  ): Promise<{ workspaceId: string; db: TenantDb }> => {
    const { workspaceId, appId } = await hostAppOf(bearerOf(request));
    const db = services.storage.workspace(workspaceId);
    const binding = await findBinding(db, id, appId);
    if (binding?.status !== 'bound') throw refuse('NOT_BOUND', { programId: id });
    return { workspaceId, db };
  };

  server.post('/delivery/v1/logs', async (request) => {
    const input = read(lines, request.body);
    const { workspaceId } = await enter(request, input.programId);
    const now = services.now();
    const rows = input.lines.map(({ level, at = now, ...line }) => ({
      ...line,
      id: newId('log', now),
      programId: input.programId,
      at: Math.min(at, now),
      level: logLevels.indexOf(level),
    }));
    const facts = [{ type: 'logs.added', workspaceId, id: input.programId }];
    await services.storage.bookkeeping(workspaceId, async (db) => {
      await addLines(db, rows);
      await services.storage.events.enlist(db as never, facts);
    });
    services.storage.events.announce(facts);
    return { taken: rows.length };
  });

  server.post('/delivery/v1/events', async (request) => {
    const input = read(events, request.body);
    const { db } = await enter(request, input.programId);
    const now = services.now();
    const rows = input.events.map(({ at = now, ...event }): Row<'usageEvents'> => {
      const when = Math.min(at, now);
      return { ...event, id: newId('event', now), programId: input.programId, at: when, day: dayOf(when) };
    });
    await addEvents(db, rows);
    return { taken: rows.length };
  });

  server.post('/delivery/v1/subscriptions', async (request) => {
    const input = read(asking, request.body);
    const { workspaceId } = await enter(request, input.programId);
    return services.storage.bookkeeping(workspaceId, (db) => subscribe(db, input, services.now()));
  });

  server.post('/delivery/v1/messages/take', async (request) => {
    const input = read(taking, request.body);
    const { db } = await enter(request, input.programId);
    const rows = await takePushes(db, input.programId, input.userKey, services.now());
    return {
      items: rows.map(({ id, title, fields, page, createdAt }) => ({ id, title, fields, page, createdAt })),
    };
  });

  server.post<{ Params: { workspace: string } }>('/delivery/v1/push/:workspace', async (request) => {
    const input = read(pushing, request.body);
    await assertSecret(
      services.storage.workspace(request.params.workspace),
      input.programId,
      bearerOf(request),
    );
    return services.storage.bookkeeping(request.params.workspace, async (db) => {
      const { pushId } = await push(db, input, services.now());
      return { pushId };
    });
  });
}

function bearerOf(request: FastifyRequest): string | null {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

function read<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refuse('INPUT_INVALID', { first: `${issue?.path.join('.')}: ${issue?.message}` });
}

/** The program's own server proves itself with the AppSecret. */
async function assertSecret(db: TenantDb, id: string, secret: string | null): Promise<void> {
  const known = await findSecret(db, id);
  const isRight = isSame(sha256(`${known?.salt ?? ''} ${secret ?? ''}`), known?.digest ?? '');
  if (!known || !isRight) throw refuse('KEY_INVALID');
  if (known.status === 'frozen') throw refuse('SECRET_FROZEN');
}

async function subscribe(db: TenantDb, input: z.output<typeof asking>, now: number) {
  const templates = await Promise.all(input.templateIds.map((id) => needRow(db, 'messageTemplates', id)));
  const foreign = templates.find((template) => template.programId !== input.programId);
  if (foreign) throw refuse('NOT_FOUND', { type: 'template', id: foreign.id });
  const asked = chooseAsked(templates, input.isAfterTap);
  const results: Record<string, 'accept' | 'reject'> = {};
  for (const { id } of asked) {
    const isAccepted = input.accepted.includes(id);
    results[id] = isAccepted ? 'accept' : 'reject';
    if (!isAccepted) continue;
    const known = await findSubscription(db, id, input.userKey);
    const { remaining = 0, day = '', pushedToday = 0 } = known ?? {};
    const row = { templateId: id, userKey: input.userKey, programId: input.programId, day, pushedToday };
    await putSubscription(db, { ...row, remaining: remaining + 1, changedAt: now });
  }
  return { results };
}
