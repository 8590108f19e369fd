import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { verifyPackage } from '../../../compiler/package/verify.ts';
import { assertCsrf, authenticate, type Actor } from '../../actor.ts';
import { why } from '../../domain/permissions.ts';
import { refuse } from '../../domain/refusals.ts';
import { chunkBytes } from '../../domain/uploads.ts';
import { assertKeyReaches, placeOf } from '../../places.ts';
import { sha256 } from '../../secrets.ts';
import type { RequestFacts, Services } from '../../services.ts';
import { needRow } from '../../storage/rows.ts';
import { addVersion, limitsOf, storePackage } from './make-version.ts';
import { refusePackage } from '../../upload-files.ts';
import { receiveChunk, receiveMany } from './receive.ts';

type FactsOf = (request: FastifyRequest, reply: FastifyReply) => RequestFacts;

/** Byte streams, beside the typed calls: parts of blobs from the IDE and CI, whole packages from the site. */
export async function addUploads(
  server: FastifyInstance,
  services: Services,
  factsOf: FactsOf,
): Promise<void> {
  const routes = async (scope: FastifyInstance) => {
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    scope.put<{ Params: { programId: string; uploadId: string; sha256: string } }>(
      '/uploads/:programId/:uploadId/blobs/:sha256',
      { bodyLimit: chunkBytes },
      async (request, reply) => {
        const { programId, uploadId } = request.params;
        const actor = await uploaderOf(services, factsOf(request, reply), programId);
        const upload = await needRow(services.storage.workspace(actor.workspaceId), 'uploads', uploadId);
        if (upload.programId !== programId) throw refuse('NOT_FOUND', { type: 'uploads', id: uploadId });
        const { 'content-range': range } = request.headers;
        const bytes = bytesOf(request.body);
        return receiveChunk(services, actor.workspaceId, upload, {
          sha256: request.params.sha256,
          range,
          bytes,
        });
      },
    );
    scope.post<{ Params: { programId: string; uploadId: string } }>(
      '/uploads/:programId/:uploadId/blobs',
      { bodyLimit: chunkBytes },
      async (request, reply) => {
        const { programId, uploadId } = request.params;
        const actor = await uploaderOf(services, factsOf(request, reply), programId);
        const upload = await needRow(services.storage.workspace(actor.workspaceId), 'uploads', uploadId);
        if (upload.programId !== programId) throw refuse('NOT_FOUND', { type: 'uploads', id: uploadId });
        return receiveMany(services, actor.workspaceId, upload, bytesOf(request.body));
      },
    );
    scope.post<{ Params: { programId: string } }>(
      '/uploads/:programId/package',
      { bodyLimit: 40 * 1024 * 1024 },
      async (request, reply) => {
        const facts = factsOf(request, reply);
        return takePackage(services, facts, request.params.programId, bytesOf(request.body));
      },
    );
  };
  // Below /api too, where /openapi.json describes them: a generated client knows one address.
  for (const prefix of ['', '/api']) await server.register(routes, { prefix });
}

function bytesOf(body: unknown): Uint8Array {
  if (!(body instanceof Uint8Array)) throw refuse('BODY_TYPE');
  return body;
}

/** The same door as the typed calls have: session or key, active member, permission on this very program. */
async function uploaderOf(services: Services, facts: RequestFacts, programId: string): Promise<Actor> {
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

/** R-VER-11: a package that the IDE or the command line exported, dropped on the site. */
async function takePackage(services: Services, facts: RequestFacts, programId: string, bytes: Uint8Array) {
  const actor = await uploaderOf(services, facts, programId);
  const limits = await limitsOf(services.storage.system, actor.workspaceId);
  const { manifest, files, problems } = verifyPackage(bytes, sha256, limits);
  refusePackage(problems);
  if (!manifest) throw refuse('PACKAGE_REFUSED', { first: 'no manifest' });
  if (manifest.appId !== programId) throw refuse('PROGRAM_DIFFERS', { appId: manifest.appId, programId });
  for (const file of files.values()) await services.blobs.put(file);
  const packed = await storePackage(services, manifest, files, limits);
  const who = { id: actor.id, name: actor.name, requestId: facts.id, address: facts.address };
  return services.storage.change(actor.workspaceId, who, async (change) => {
    const { version, isNew } = await addVersion(change, services, {
      programId,
      manifest,
      packed,
      uploader: actor,
    });
    change.audit({
      action: 'uploads.package',
      target: { type: 'version', id: version.id },
      before: undefined,
      after: { number: version.number, isNew },
    });
    return { versionId: version.id, isNew };
  });
}
