import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from './domain/refusals.ts';
import { openPreview } from './preview-viewer.ts';
import { openTrialFor } from './trial-viewer.ts';
import type { RequestFacts, Services } from './services.ts';

type FactsOf = (request: FastifyRequest, reply: FastifyReply) => RequestFacts;

const compress = promisify(gzip);

/** Bytes of a preview, for the phone's page: all files at first, then those that a save changed, each in one answer. */
export function addPreviews(server: FastifyInstance, services: Services, factsOf: FactsOf): void {
  server.get<{ Params: { programId: string } }>('/trial/:programId/package', async (request, reply) => {
    const { version } = await openTrialFor(services, factsOf(request, reply), request.params.programId);
    reply.header('content-length', version.packageSize).header('cache-control', 'private, no-cache');
    return reply.type('application/octet-stream').send(await services.blobs.stream(version.packageSha256));
  });

  server.post<{ Params: { ticket: string } }>('/previews/:ticket/files', async (request, reply) => {
    const { preview } = await openPreview(services, factsOf(request, reply), request.params.ticket);
    const wanted = new Set(hashesOf(request.body));
    const parts: Uint8Array[] = [];
    for (const { sha256 } of preview.manifest.files) {
      if (wanted.delete(sha256)) parts.push(...framed(sha256, await services.blobs.get(sha256)));
    }
    reply.type('application/octet-stream').header('cache-control', 'no-store');
    const bytes = Buffer.concat(parts);
    if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(bytes);
    return reply.header('content-encoding', 'gzip').send(await compress(bytes, { level: 4 }));
  });
}

function hashesOf(body: unknown): string[] {
  const { hashes } = (body ?? {}) as { hashes?: unknown };
  if (!Array.isArray(hashes) || hashes.length > 20_000 || !hashes.every((hash) => typeof hash === 'string'))
    throw refuse('INPUT_INVALID', { first: 'hashes: a list of SHA-256 in hexadecimal' });
  return hashes;
}

/** 32 bytes of hash, four of length, then the bytes. */
function framed(sha256: string, bytes: Uint8Array): Uint8Array[] {
  const head = Buffer.alloc(36);
  head.write(sha256, 'hex');
  head.writeUInt32BE(bytes.byteLength, 32);
  return [head, bytes];
}
