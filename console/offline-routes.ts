import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from './actor.ts';
import { why } from './domain/permissions.ts';
import { refuse } from './domain/refusals.ts';
import { placeOf } from './places.ts';
import type { RequestFacts, Services } from './services.ts';
import { openBlob } from './storage/blobs.ts';
import { offlinePackage } from './storage/offline.ts';

/** R-OFF-01, R-OFF-02: the package of the online version, to be preset in a host app; a download, never a page. */
export function addOffline(
  server: FastifyInstance,
  services: Services,
  factsOf: (request: FastifyRequest, reply: FastifyReply) => RequestFacts,
): void {
  server.get<{ Params: { programId: string } }>('/offline/:programId', async (request, reply) => {
    const actor = await authenticate(services, factsOf(request, reply));
    if (actor.kind !== 'person') throw refuse('KEY_NOT_ALLOWED');
    if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
    const db = services.storage.workspace(actor.workspaceId);
    const { programId } = request.params;
    const verdict = why(actor.standing, 'programs.view', await placeOf(db, 'program', { programId }));
    if (!verdict.isAllowed)
      throw refuse('FORBIDDEN', { need: verdict.need.join(', '), why: verdict.sentence });
    const { fileName, sha256, size } = await offlinePackage(db, programId);
    const stream = await openBlob(services.blobs, { sha256, size });
    reply.header('content-disposition', `attachment; filename="${fileName}"`);
    reply.header('content-length', size);
    reply.header('etag', `"${sha256}"`);
    return reply.type('application/octet-stream').send(stream);
  });
}
