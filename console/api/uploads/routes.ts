import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { verifyPackage } from '../../../compiler/package/verify.ts';
import { refuse } from '../../domain/refusals.ts';
import { chunkBytes } from '../../domain/uploads.ts';
import { sha256 } from '../../secrets.ts';
import type { RequestFacts, Services } from '../../services.ts';
import { bytesOf, takeBytes, uploaderOf } from '../../uploader.ts';
import { needRow } from '../../storage/rows.ts';
import { addVersion, limitsOf, storePackage } from './make-version.ts';
import { refusePackage } from '../../upload-files.ts';
import { receiveMaps } from './maps.ts';
import { receiveChunk, receiveMany } from './receive.ts';

type FactsOf = (request: FastifyRequest, reply: FastifyReply) => RequestFacts;

/** Byte streams, beside the typed calls: parts of blobs from the IDE and CI, whole packages from the site. */
export async function addUploads(
  server: FastifyInstance,
  services: Services,
  factsOf: FactsOf,
): Promise<void> {
  const routes = async (scope: FastifyInstance) => {
    takeBytes(scope);
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
      '/uploads/:programId/maps',
      { bodyLimit: chunkBytes },
      async (request, reply) => {
        const { programId } = request.params;
        const actor = await uploaderOf(services, factsOf(request, reply), programId);
        return receiveMaps(services, actor.workspaceId, programId, bytesOf(request.body));
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
