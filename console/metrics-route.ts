import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from './domain/refusals.ts';
import { isSame } from './secrets.ts';
import type { Services } from './services.ts';

/**
 * For Prometheus. With TESSERA_METRICS_TOKEN set, whoever shows it; without, only a scraper on this very machine, and
 * nobody a proxy speaks for.
 */
export function addMetrics(server: FastifyInstance, { metrics, options }: Services): void {
  server.get('/metrics', async (request, reply) => {
    assertScraper(request, options.metricsToken);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(metrics.print());
  });
}

function assertScraper({ headers, raw }: FastifyRequest, token: string | null): void {
  if (token !== null) {
    const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
    if (!given || !isSame(given, token)) throw refuse('METRICS_CLOSED');
    return;
  }
  const address = raw.socket.remoteAddress ?? '';
  const isLocal = /^(::ffff:)?127\.|^::1$/.test(address);
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  if (!isLocal || isForwarded) throw refuse('METRICS_CLOSED');
}
