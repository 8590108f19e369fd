import type { FastifyInstance } from 'fastify';
import { refuse } from './domain/refusals.ts';
import type { Services } from './services.ts';

/** Pictures people uploaded (logos, favicons). The type is decided by the bytes, never by a name or a header. */
export function addFiles(server: FastifyInstance, services: Services): void {
  server.get<{ Params: { sha256: string } }>('/files/:sha256', async (request, reply) => {
    const { sha256 } = request.params;
    if (!/^[0-9a-f]{64}$/.test(sha256) || !(await services.blobs.info(sha256)))
      throw refuse('NOT_FOUND', { id: sha256 });
    const bytes = await services.blobs.get(sha256);
    const type = pictureType(bytes);
    if (!type) throw refuse('NOT_FOUND', { id: sha256 });
    reply.header('content-security-policy', "default-src 'none'; sandbox");
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.type(type).send(Buffer.from(bytes));
  });
}

function pictureType(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  if ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a].every((byte, at) => bytes[at] === byte))
    return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return null;
}
