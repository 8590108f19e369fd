// The measure: a bare Fastify route that parses a body and returns a constant JSON.
import Fastify from 'fastify';

const server = Fastify();
const answer = {
  isAvailable: true,
  version: '1.0.0',
  isCurrent: false,
  packageUrl: '/x',
  sha256: 'x',
  size: 1,
};
server.post('/delivery/v1/check', async () => answer);
const address = await server.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${JSON.stringify({ address })}\n`);
