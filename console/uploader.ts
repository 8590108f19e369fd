import type { FastifyInstance } from 'fastify';
import { assertCsrf, authenticate, type Actor } from './actor.ts';
import { why } from './domain/permissions.ts';
import { refuse } from './domain/refusals.ts';
import { assertKeyReaches, placeOf } from './places.ts';
import type { RequestFacts, Services } from './services.ts';

/** Bodies of bytes are read whole, up to the route's limit. */
export function takeBytes(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
}

export function bytesOf(body: unknown): Uint8Array {
  if (!(body instanceof Uint8Array)) throw refuse('BODY_TYPE');
  return body;
}

/** The same door as the typed calls have: session or key, active member, permission on this very program. */
export async function uploaderOf(services: Services, facts: RequestFacts, programId: string): Promise<Actor> {
  assertCsrf(facts);
  const actor = await authenticate(services, facts);
  const db = services.storage.workspace(actor.workspaceId);
  if (actor.kind === 'person' && actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
  const place = await placeOf(db, 'program', { programId });
  if (actor.kind === 'key') await assertKeyReaches(db, actor, place);
  else {
    const verdict = why(actor.standing, 'versions.upload', place);
    if (!verdict.isAllowed)
      throw refuse('FORBIDDEN', {
        permission: 'versions.upload',
        need: verdict.need.join(', '),
        have: verdict.have,
      });
  }
  return actor;
}
