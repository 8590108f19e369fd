import { os } from '@orpc/server';
import type { AnySchema, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import { assertCsrf, authenticate } from './actor.ts';
import type { Actor, Person } from './actor.ts';
import { permissions, why } from './domain/permissions.ts';
import type { PermissionName, Place } from './domain/permissions.ts';
import { refuse } from './domain/refusals.ts';
import { answerOnce } from './idempotency.ts';
import { assertKeyReaches, placeOf } from './places.ts';
import type { RequestFacts, Services } from './services.ts';
import type { TenantDb } from './storage/schema.ts';
import type { Change } from './storage/storage.ts';

export interface RequestContext {
  services: Services;
  request: RequestFacts;
}

/** What the reference page, the suite over the whole router and the site know about an endpoint. */
export interface EndpointMeta {
  kind: 'query' | 'mutation' | 'open';
  /** `signedIn`: any member, also a blocked one. */
  permission: PermissionName | 'signedIn' | null;
  keys: boolean;
  isStream: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Described<I extends AnySchema, O extends AnySchema> {
  /** Such as `PATCH /teams/{teamId}`; lies below /api. */
  route: `${Method} /${string}`;
  about: string;
  input: I;
  output: O;
}

interface Guarded<I extends AnySchema, K extends true | undefined = true | undefined> {
  permission: PermissionName | 'signedIn';
  /** Upload keys may call this too; the door checks that the key's application is bound to the program. */
  keys?: K;
  /**
   * Where the permission must hold. Left out, the door takes `teamId`, `programId` or `appId` of the input, by the
   * permission's scope. `anywhere`: the role may be held in any team, and `run` shows only what it covers.
   */
  at?: 'anywhere' | ((call: { input: InferSchemaOutput<I>; db: TenantDb }) => Promise<Place> | Place);
}

export interface QueryCall<I, K extends true | undefined = undefined> {
  input: I;
  actor: K extends true ? Actor : Person;
  db: TenantDb;
  services: Services;
  request: RequestFacts;
  signal: AbortSignal | undefined;
}

export interface MutationCall<I, P, K extends true | undefined = undefined> extends Omit<
  QueryCall<I, K>,
  'db' | 'signal'
> {
  change: Change;
  db: TenantDb;
  prepared: P;
  /** One audit entry, named after the endpoint. */
  audit(type: string, id: string, before?: unknown, after?: unknown): void;
  /** The revision the caller edits, from `revision` or If-Match. */
  revision(): number;
}

const base = os
  .$context<RequestContext>()
  .$meta<EndpointMeta>({ kind: 'open', permission: null, keys: false, isStream: false });

const guards: Record<string, string[]>[] = [{ session: [] }, { cookie: [] }];

function described<I extends AnySchema, O extends AnySchema>(spec: Described<I, O>, meta: EndpointMeta) {
  const [method, path] = spec.route.split(' ') as [Method, `/${string}`];
  const need = meta.permission && meta.permission !== 'signedIn' ? permissions[meta.permission] : null;
  const roles = need ? `Needs \`${meta.permission}\`: ${need.roles.join(', ')}.` : null;
  const who = roles ?? (meta.permission ? 'Needs a session.' : 'Needs no session.');
  return base.meta(meta).route({
    method,
    path,
    summary: spec.about,
    description: meta.keys ? `${who} An upload key may call it too.` : who,
    tags: [path.split('/')[1]!],
    spec: (current) => ({ ...current, security: meta.permission ? guards : [] }),
  });
}

/** Needs no session: sign-in, first run, pages that a phone opens. Makes its own changes through `services.storage`. */
export function open<I extends AnySchema, O extends AnySchema>(
  spec: Described<I, O> & {
    isStream?: true;
    run(call: {
      input: InferSchemaOutput<I>;
      services: Services;
      request: RequestFacts;
      signal: AbortSignal | undefined;
    }): Promise<InferSchemaInput<O>>;
  },
) {
  const meta: EndpointMeta = {
    kind: 'open',
    permission: null,
    keys: false,
    isStream: spec.isStream === true,
  };
  return described(spec, meta)
    .input(spec.input)
    .output(spec.output)
    .handler(({ input, context, signal }) => spec.run({ input, ...context, signal }));
}

const doorOf = (meta: EndpointMeta) => async (context: RequestContext) => {
  if (meta.kind === 'mutation') assertCsrf(context.request);
  const actor = await authenticate(context.services, context.request);
  if (actor.kind === 'key' && !meta.keys) throw refuse('KEY_NOT_ALLOWED');
  if (actor.kind === 'person' && actor.user.status !== 'active' && meta.permission !== 'signedIn')
    throw refuse('MEMBER_BLOCKED');
  return actor;
};

/** Reads; never changes anything. */
export function query<I extends AnySchema, O extends AnySchema, K extends true | undefined = undefined>(
  spec: Described<I, O> &
    Guarded<I, K> & {
      isStream?: true;
      run(call: QueryCall<InferSchemaOutput<I>, K>): Promise<InferSchemaInput<O>>;
    },
) {
  const meta = metaOf(spec, 'query', spec.isStream === true);
  const enter = doorOf(meta);
  return described(spec, meta)
    .use(async ({ context, next }) => next({ context: { actor: await enter(context) } }))
    .input(spec.input)
    .output(spec.output)
    .handler(async ({ input, context, signal }) => {
      const { actor, services, request } = context;
      const db = services.storage.workspace(actor.workspaceId);
      await admit(actor, spec, input, db);
      const watched = spec.isStream
        ? endWhenRefused(async () => admit(await enter(context), spec, input, db), signal)
        : signal;
      const answer = await spec.run({
        input,
        actor: actor as K extends true ? Actor : Person,
        db,
        services,
        request,
        signal: watched,
      });
      tagRevision(request, answer);
      return answer;
    });
}

const askAgainEvery = 2000;

/** A stream outlives the right to it: asked again every two seconds, it ends where the answer has become no. */
function endWhenRefused(ask: () => Promise<void>, signal: AbortSignal | undefined): AbortSignal {
  const ending = new AbortController();
  const end = () => {
    clearInterval(timer);
    ending.abort();
  };
  const timer = setInterval(() => void ask().catch(end), askAgainEvery).unref();
  signal?.addEventListener('abort', end, { once: true });
  return ending.signal;
}

/** Changes: in one transaction, audited, repeatable with an Idempotency-Key. */
export function mutation<
  I extends AnySchema,
  O extends AnySchema,
  P = undefined,
  K extends true | undefined = undefined,
>(
  spec: Described<I, O> &
    Guarded<I, K> & {
      /** The answer holds a secret that is shown once: it is not kept for repeats. */
      isSecret?: true;
      /** What is slow (hashing, network) and comes before the transaction. */
      prepare?(call: QueryCall<InferSchemaOutput<I>, K>): Promise<P>;
      run(call: MutationCall<InferSchemaOutput<I>, P, K>): Promise<InferSchemaInput<O>>;
    },
) {
  const meta = metaOf(spec, 'mutation', false);
  const enter = doorOf(meta);
  return described(spec, meta)
    .use(async ({ context, next }) => next({ context: { actor: await enter(context) } }))
    .input(spec.input)
    .output(spec.output)
    .handler(async ({ input, context, path, signal }) => {
      const { services, request } = context;
      const actor = context.actor as K extends true ? Actor : Person;
      const action = path.join('.');
      const reading = services.storage.workspace(actor.workspaceId);
      await admit(actor, spec, input, reading);
      const call = { input, actor, services, request };
      const prepared = (await spec.prepare?.({ ...call, db: reading, signal })) as P;
      const answer = await answerOnce(
        { ...call, action, isSecret: spec.isSecret === true },
        async (change) => {
          // Asked again inside: the right may have been taken away a moment ago.
          await admit(actor, spec, input, change.db);
          return spec.run({
            ...call,
            change,
            db: change.db,
            prepared,
            ...tools(change, action, input, request),
          });
        },
      );
      tagRevision(request, answer);
      return answer;
    });
}

function metaOf<I extends AnySchema>(
  spec: Guarded<I>,
  kind: 'query' | 'mutation',
  isStream: boolean,
): EndpointMeta {
  return { kind, permission: spec.permission, keys: spec.keys === true, isStream };
}

/** The permission, at the place the endpoint is about. */
async function admit<I extends AnySchema>(
  actor: Actor,
  { permission, at }: Guarded<I>,
  input: InferSchemaOutput<I>,
  db: TenantDb,
): Promise<void> {
  if (permission === 'signedIn') return;
  const place = await whereOf(permission, at, input, db);
  if (actor.kind === 'key') return assertKeyReaches(db, actor, place);
  const verdict = why(actor.standing, permission, place);
  if (verdict.isAllowed) return;
  throw refuse('FORBIDDEN', {
    permission,
    need: verdict.need.join(', '),
    have: verdict.have,
    why: verdict.sentence,
  });
}

async function whereOf<I extends AnySchema>(
  permission: PermissionName,
  at: Guarded<I>['at'],
  input: InferSchemaOutput<I>,
  db: TenantDb,
): Promise<Place> {
  if (at === 'anywhere') return {};
  if (at) return at({ input, db });
  const { scope } = permissions[permission];
  return scope === 'workspace' ? {} : placeOf(db, scope, input as Record<string, unknown>);
}

function tools(change: Change, action: string, input: unknown, request: RequestFacts) {
  return {
    audit(type: string, id: string, before?: unknown, after?: unknown) {
      change.audit({ action, target: { type, id }, before, after });
    },
    revision() {
      const named = (input as { revision?: number }).revision;
      const revision = named ?? Number.parseInt(request.ifMatch?.replace(/\D/g, '') ?? '', 10);
      if (!Number.isInteger(revision)) throw refuse('REVISION_REQUIRED');
      return revision;
    },
  };
}

function tagRevision(request: RequestFacts, answer: unknown): void {
  const revision = (answer as { revision?: unknown } | null)?.revision;
  if (typeof revision === 'number') request.setHeader('etag', `"${revision}"`);
}
