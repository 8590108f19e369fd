import path from 'node:path';
import { existsSync } from 'node:fs';
import Fastify from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { RPCHandler } from '@orpc/server/fastify';
import { router } from './api.ts';
import { addUploads } from './api/uploads/routes.ts';
import { bodyOf, refusalOf, toOrpc } from './errors-at-the-door.ts';
import { refuse, statusOf } from './domain/refusals.ts';
import { addMetrics } from './metrics-route.ts';
import { limitRequests } from './request-limits.ts';
import { addReference } from './reference.ts';
import type { RequestFacts, Services } from './services.ts';
import { addDelivery } from './delivery-routes.ts';
import { addDebugRelay } from './debug-routes.ts';
import { addFiles } from './files.ts';
import { addIntake } from './intake-routes.ts';
import { addOffline } from './offline-routes.ts';
import { addPhonePages } from './phone-pages.ts';
import { addPreviews } from './preview-routes.ts';

export const sessionCookie = 'tessera_session';
const bodyLimit = 4 * 1024 * 1024;

export interface ServerOptions {
  /** dist/, where the bundles of the site and the phone pages lie, or null. */
  bundles: string | null;
}

/** HTTP around the router: /api is what /openapi.json describes, /rpc the same calls for typed clients. */
export async function createServer(services: Services, { bundles }: ServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    bodyLimit,
    trustProxy: services.options.trustProxy,
    genReqId: (request) => requestId(request.headers['x-request-id']),
    forceCloseConnections: true,
  });
  acceptJsonOnly(server);
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error, services.log, request.id);
    const body = bodyOf(refusal, languageOf(request));
    const status = statusOf(refusal.code);
    // Typed clients read their own envelope, also where a refusal comes before the handler (limits, bodies).
    const isTyped = request.url.startsWith('/rpc/');
    return reply.status(status).send(isTyped ? { json: { defined: false, status, ...body } } : body);
  });
  server.addHook('onRequest', (request, reply, next) => {
    reply.header('x-request-id', request.id);
    reply.header('x-content-type-options', 'nosniff');
    next();
  });
  // Hot: no cookies, page headers or log lines. Hooks go down into every context, so all the others lie in one below.
  addDelivery(server, services);
  addIntake(server, services);
  await server.register(async (pages) => addPages(pages, services, bundles));
  return server;
}

/** Everything but what containers ask thousands of times a second. */
async function addPages(server: FastifyInstance, services: Services, bundles: string | null): Promise<void> {
  await addHeaders(server);
  server.addHook('onRequest', (request, reply) => limitRequests(services, request, reply));
  server.addHook('onResponse', async (request, reply) => {
    const { method, id, routeOptions } = request;
    const took = Math.round(reply.elapsedTime);
    services.metrics.count('http_requests', { method, status: String(reply.statusCode) });
    services.log.info(
      { requestId: id, method, route: routeOptions.url, status: reply.statusCode, took },
      'answered',
    );
  });
  addCalls(server, services);
  addHealth(server, services);
  addMetrics(server, services);
  addFiles(server, services);
  addOffline(server, services, factsOf);
  await addPreviews(server, services, factsOf);
  await addDebugRelay(server, services, factsOf);
  await addUploads(server, services, factsOf);
  await addReference(server);
  await addBundles(server, bundles);
}

function requestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}

async function addHeaders(server: FastifyInstance): Promise<void> {
  await server.register(cookie);
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: false,
  });
}

/** Only JSON has a meaning here; anything else is refused before it is read. */
function acceptJsonOnly(server: FastifyInstance): void {
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : JSON.parse(body as string));
    } catch {
      done(refuse('BODY_MALFORMED'), undefined);
    }
  });
}

function addCalls(server: FastifyInstance, services: Services): void {
  // Validation and handlers end here, so both wires and every endpoint refuse in the same words.
  const refusing = async <T>({
    next,
    context,
  }: {
    next: () => Promise<T>;
    context: CallContext;
  }): Promise<T> => {
    try {
      return await next();
    } catch (error) {
      throw toOrpc(refusalOf(error, services.log, context.request.id), context.request.language);
    }
  };
  const measuring = async <T>(call: { next: () => Promise<T>; path: readonly string[] }): Promise<T> =>
    measure(services, call.path.join('.'), call.next);
  // A list of its own for each: the handlers add to what they are given.
  const options = () => ({ interceptors: [refusing], clientInterceptors: [measuring] });
  const http = new OpenAPIHandler<CallContext>(router, {
    ...options(),
    customErrorResponseBodyEncoder: ({ code, message, data }) => ({ code, message, data: data ?? {} }),
  });
  const rpc = new RPCHandler<CallContext>(router, options());
  for (const [prefix, handler] of [
    ['/api', http],
    ['/rpc', rpc],
  ] as const) {
    server.all(`${prefix}/*`, async (request, reply) => {
      const context = { services, request: factsOf(request, reply) };
      const { matched } = await handler.handle(request, reply, { prefix, context });
      if (!matched) throw refuse('NO_SUCH_ENDPOINT');
    });
  }
}

async function measure<T>({ metrics }: Services, endpoint: string, call: () => Promise<T>): Promise<T> {
  const began = performance.now();
  let outcome = 'ok';
  try {
    return await call();
  } catch (error) {
    const { code } = error as { code?: unknown };
    outcome = typeof code === 'string' ? code : 'INTERNAL';
    throw error;
  } finally {
    metrics.count('calls', { endpoint, outcome });
    metrics.took(endpoint, (performance.now() - began) / 1000);
  }
}

interface CallContext {
  services: Services;
  request: RequestFacts;
}

export function factsOf(request: FastifyRequest, reply: FastifyReply): RequestFacts {
  const { headers } = request;
  const text = (name: string) => (typeof headers[name] === 'string' ? headers[name] : null);
  return {
    id: request.id,
    address: request.ip,
    userAgent: text('user-agent') ?? '',
    language: languageOf(request),
    bearer: /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? null,
    cookie: request.cookies[sessionCookie] ?? null,
    csrf: text('x-csrf-token'),
    ifMatch: text('if-match'),
    idempotencyKey: text('idempotency-key')?.slice(0, 128) ?? null,
    isSecure: request.protocol === 'https',
    setHeader: (name, value) => void reply.header(name, value),
  };
}

function languageOf(request: FastifyRequest): 'en' | 'zh' {
  return /^\s*zh\b/i.test(request.headers['accept-language'] ?? '') ? 'zh' : 'en';
}

function addHealth(server: FastifyInstance, { storage }: Services): void {
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async () => {
    await storage.ping();
    return { status: 'ready' };
  });
}

/** The site at /, and the pages a phone opens. A path without a file is the site's own route. */
async function addBundles(server: FastifyInstance, bundles: string | null): Promise<void> {
  const site = bundles && path.join(bundles, 'site');
  const hasSite = site !== null && existsSync(path.join(site, 'index.html'));
  const hasPhone = await addPhonePages(server, bundles);
  if (hasSite)
    await server.register(serveStatic, {
      root: site,
      prefix: '/',
      wildcard: false,
      decorateReply: !hasPhone,
      preCompressed: true,
      // What lies in assets/ has its hash in its name; all else is asked for again, and answered with 304.
      cacheControl: false,
      setHeaders: (reply, file) =>
        void reply.header(
          'cache-control',
          file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (hasSite && isPage && !/^\/(api|rpc|delivery)\//.test(request.url))
      return reply.sendFile('index.html', site);
    throw refuse('NO_SUCH_ENDPOINT');
  });
}
