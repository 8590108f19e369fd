import { existsSync } from 'node:fs';
import path from 'node:path';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * What may run on the stage (decision 8): the program's scripts are texts, its templates expressions. The frame inside
 * has no origin, hence neither cookies nor storage of this console; it inherits this policy.
 */
const stagePolicy = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data: blob:',
  'media-src * data: blob:',
  'font-src * data: blob:',
  'connect-src https: http: wss: ws: data: blob:',
  "worker-src 'self' blob:",
  'frame-src data: https: http:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
].join('; ');

/** The pages a phone opens; false where they are not bundled. */
export async function addPhonePages(server: FastifyInstance, bundles: string | null): Promise<boolean> {
  const root = bundles && path.join(bundles, 'phone');
  if (root === null || !existsSync(path.join(root, 'index.html'))) return false;
  await server.register(serveStatic, {
    root,
    prefix: '/phone/',
    index: false,
    decorateReply: true,
    // A frame without an origin is a stranger to this server: it reads the runtime as any site could.
    setHeaders(reply) {
      reply.header('access-control-allow-origin', '*');
      reply.header('cross-origin-resource-policy', 'cross-origin');
    },
  });
  for (const pattern of ['/q/*', '/p/*', '/d/*', '/demo', '/inbox'])
    server.get(pattern, (_request, reply) => reply.sendFile('index.html', root));
  server.get('/stage', (_request, reply) => {
    reply.header('content-security-policy', stagePolicy).header('x-frame-options', 'SAMEORIGIN');
    return reply.sendFile('stage.html', root);
  });
  return true;
}
