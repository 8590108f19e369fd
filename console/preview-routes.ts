import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { writeFrames } from '../contract/frames.ts';
import { packageLimits } from '../contract/package.ts';
import { putPack, placeOf, readPlaced } from './api/previews/packs.ts';
import { takeChanges } from './api/previews/take-build.ts';
import { refuse } from './domain/refusals.ts';
import { openPreview } from './preview-viewer.ts';
import { openTrialFor } from './trial-viewer.ts';
import type { RequestFacts, Services } from './services.ts';
import { needRow } from './storage/rows.ts';
import { bytesOf, takeBytes, uploaderOf } from './uploader.ts';

type FactsOf = (request: FastifyRequest, reply: FastifyReply) => RequestFacts;

const compress = promisify(gzip);
/** A whole program in one request, with what names its files. */
const bodyLimit = packageLimits.total + 4 * 1024 * 1024;

/** Bytes of a preview: packs and changes from the IDE; for the phone's page all files at first, then those that changed. */
export async function addPreviews(
  server: FastifyInstance,
  services: Services,
  factsOf: FactsOf,
): Promise<void> {
  addReading(server, services, factsOf);
  const writing = async (scope: FastifyInstance) => addWriting(scope, services, factsOf);
  // Below /api too, where /openapi.json describes them: a generated client knows one address.
  for (const prefix of ['', '/api']) await server.register(writing, { prefix });
}

function addReading(server: FastifyInstance, services: Services, factsOf: FactsOf): void {
  server.get<{ Params: { programId: string } }>('/trial/:programId/package', async (request, reply) => {
    const { version } = await openTrialFor(services, factsOf(request, reply), request.params.programId);
    reply.header('content-length', version.packageSize).header('cache-control', 'private, no-cache');
    return reply.type('application/octet-stream').send(await services.blobs.stream(version.packageSha256));
  });

  server.post<{ Params: { ticket: string } }>('/previews/:ticket/files', async (request, reply) => {
    const { db, preview } = await openPreview(services, factsOf(request, reply), request.params.ticket);
    const { manifest, packs } = await needRow(db, 'previews', preview.id);
    const wanted = new Set(hashesOf(request.body));
    const files = manifest.files.filter(({ sha256 }) => wanted.delete(sha256));
    const read = await readPlaced(
      services,
      files.map((file) => placeOf(file, packs)),
    );
    reply.type('application/octet-stream').header('cache-control', 'no-store');
    const bytes = Buffer.from(writeFrames(read).buffer);
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(bytes);
    return reply.header('content-encoding', 'gzip').send(await compress(bytes, { level: 1 }));
  });
}

function addWriting(scope: FastifyInstance, services: Services, factsOf: FactsOf): void {
  takeBytes(scope);
  scope.put<{ Params: { programId: string } }>(
    '/programs/:programId/preview-packs',
    { bodyLimit },
    async (request, reply) => {
      const { programId } = request.params;
      const { workspaceId } = await uploaderOf(services, factsOf(request, reply), programId);
      return putPack(services, workspaceId, programId, bytesOf(request.body));
    },
  );
  scope.post<{ Params: { programId: string; previewId: string } }>(
    '/programs/:programId/previews/:previewId/builds',
    { bodyLimit },
    async (request, reply) => {
      const actor = await uploaderOf(services, factsOf(request, reply), request.params.programId);
      const signature = String(request.headers['x-tessera-signature'] ?? '');
      return takeChanges(services, actor, request.params, { body: bytesOf(request.body), signature });
    },
  );
}

function hashesOf(body: unknown): string[] {
  const { hashes } = (body ?? {}) as { hashes?: unknown };
  if (!Array.isArray(hashes) || hashes.length > 20_000 || !hashes.every((hash) => typeof hash === 'string'))
    throw refuse('INPUT_INVALID', { first: 'hashes: a list of SHA-256 in hexadecimal' });
  return hashes;
}
