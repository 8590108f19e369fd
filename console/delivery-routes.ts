import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { createDeliveryMemory, type DeliveryMemory } from './delivery-memory.ts';
import { createKeyReader, type HostApp } from './delivery-keys.ts';
import { decide, type Decision, type DeliveryProgram } from './domain/delivery.ts';
import { userKey, type Asker } from './domain/grayscale.ts';
import { refuse } from './domain/refusals.ts';
import type { Services } from './services.ts';
import { takePlace } from './storage/grayscale.ts';
import { bindingsOf } from './storage/bindings.ts';
import { openBlob } from './storage/blobs.ts';

const short = z.string().max(200).default('');
const check = z.object({
  programId: z.string().min(1).max(80),
  appVersion: short,
  platform: z.enum(['android', 'ios']),
  osVersion: short,
  installedVersion: short,
  guid: short,
  deviceId: short,
  account: short,
  network: short,
  channel: z.enum(['released', 'trial']).default('released'),
});
const search = z.object({ name: z.string().min(1).max(60) });

/**
 * What containers ask (section 14): plain routes, for they are hot. Authenticated by the application's access key in
 * `Authorization: Bearer tak_…`; answered from memory.
 */
export function addDelivery(server: FastifyInstance, services: Services): void {
  const memory = createDeliveryMemory(services.storage);
  server.addHook('onClose', async () => memory.dispose());
  const hostAppOf = createKeyReader(services);
  const appOf = (authorization: string | undefined) =>
    hostAppOf(/^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? null);

  server.post('/delivery/v1/check', async (request) => {
    const app = await appOf(request.headers.authorization);
    const input = readInput(check, request.body);
    const program = await memory.program(app.workspaceId, input.programId);
    const asker: Asker = { ...input, appId: app.appId };
    const decision = program ? await settle(services, memory, app, program, asker, input.channel) : unbound;
    const answer = answerOf(decision, input.installedVersion);
    services.metrics.count('update_checks', { answer: answer.reason });
    return answer;
  });

  server.post('/delivery/v1/search', async (request) => {
    const app = await appOf(request.headers.authorization);
    const { name } = readInput(search, request.body);
    return { programs: await boundPrograms(services, memory, app, name) };
  });

  server.get<{ Params: { sha256: string } }>('/delivery/v1/packages/:sha256', async (request, reply) => {
    const app = await appOf(request.headers.authorization);
    return sendPackage(services, app, request.params.sha256, request.headers.range, reply);
  });
}

const unbound: Decision = { isAvailable: false, why: 'unbound' };

function readInput<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw refuse('INPUT_INVALID', { first: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() });
}

/** How often a task may turn out to be full before what is online counts: each time the program is read anew. */
const mostRefusals = 5;

/**
 * A new user of a task takes a place in it. Refused one, this instance has missed what others did: it reads the program
 * anew, with everybody they served, so that a user gets the same answer from every instance.
 */
async function settle(
  services: Services,
  memory: DeliveryMemory,
  app: HostApp,
  known: DeliveryProgram,
  asker: Asker,
  channel: 'released' | 'trial',
): Promise<Decision> {
  const user = userKey(asker);
  let program: DeliveryProgram | undefined = known;
  for (let refusals = 0; program;) {
    const decision = decide(program, asker, user, channel, services.now());
    if (decision.isAvailable !== 'claim') return decision;
    if (refusals >= mostRefusals) return decision.otherwise;
    const { task } = decision;
    const place = await services.storage.bookkeeping(app.workspaceId, (db) =>
      takePlace(db, task.id, user, services.now()),
    );
    if (place === 'full') {
      refusals += 1;
      program = await memory.readAgain(app.workspaceId, program);
    } else memory.noteServed(task, user);
  }
  return unbound;
}

function answerOf(decision: Decision, installedVersion: string) {
  if (decision.isAvailable !== true)
    return { isAvailable: false, reason: decision.isAvailable === false ? decision.why : 'unbound' };
  const { version, reason, path } = decision;
  return {
    isAvailable: true,
    version: version.number,
    isCurrent: version.number === installedVersion,
    packageUrl: `/delivery/v1/packages/${version.sha256}`,
    sha256: version.sha256,
    size: version.size,
    reason,
    path,
  };
}

/** R-MP-08: case sensitive. R-BIND-05: only what is bound. */
async function boundPrograms(
  services: Services,
  memory: DeliveryMemory,
  { workspaceId, appId }: HostApp,
  name: string,
) {
  const bindings = await bindingsOf(services.storage.workspace(workspaceId), { appId });
  const found = bindings
    .filter(({ status, programName }) => status === 'bound' && programName.includes(name))
    .slice(0, 50);
  const programs = await Promise.all(found.map(({ programId }) => memory.program(workspaceId, programId)));
  return programs.flatMap((program) =>
    program ? [{ id: program.id, name: program.name, version: program.online?.number ?? null }] : [],
  );
}

/** Immutable, ranged, cacheable for ever; only packages of programs that this application may run. */
async function sendPackage(
  services: Services,
  { workspaceId, appId }: HostApp,
  sha256: string,
  range: string | undefined,
  reply: FastifyReply,
) {
  const version = await services.storage
    .workspace(workspaceId)
    .selectFrom('versions')
    .innerJoin('bindings', 'bindings.programId', 'versions.programId')
    .select(['versions.packageSize as size'])
    .where('versions.packageSha256', '=', sha256)
    .where('bindings.appId', '=', appId)
    .where('bindings.status', '=', 'bound')
    .executeTakeFirst();
  if (!version) throw refuse('NOT_FOUND', { id: sha256 });
  const part = readRange(range, version.size);
  const stream = await openBlob(services.blobs, { sha256, size: version.size }, part);
  reply
    .header('cache-control', 'public, max-age=31536000, immutable')
    .header('etag', `"${sha256}"`)
    .header('accept-ranges', 'bytes');
  reply.header('content-disposition', 'attachment').type('application/octet-stream');
  if (part) reply.status(206).header('content-range', `bytes ${part.start}-${part.end}/${version.size}`);
  reply.header('content-length', part ? part.end - part.start + 1 : version.size);
  return reply.send(stream);
}

function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d+)-(\d*)$/.exec(header ?? '');
  if (!match) return undefined;
  const start = Number(match[1]);
  const end = Math.min(match[2] ? Number(match[2]) : size - 1, size - 1);
  return start <= end ? { start, end } : undefined;
}
