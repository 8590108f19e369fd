import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from './actor.ts';
import { DebugRelay, type Joined } from './debug-relay.ts';
import { assertOpen } from './domain/previews.ts';
import { refuse } from './domain/refusals.ts';
import { openPreview } from './preview-viewer.ts';
import type { RequestFacts, Services } from './services.ts';
import { needPreviewHead } from './storage/previews.ts';

type FactsOf = (request: FastifyRequest, reply: FastifyReply) => RequestFacts;

interface Admitted {
  previewId: string;
  /** Asked again while the socket is open: throws when the right to it is gone. */
  again(): Promise<unknown>;
}

const admittedOf = new WeakMap<FastifyRequest, Admitted>();
const askAgainEvery = 5_000;
const largest = 4 * 1024 * 1024;

/** Real-device debugging: the phone's page and the IDE each open a socket, and the console carries between them. */
export async function addDebugRelay(
  server: FastifyInstance,
  services: Services,
  factsOf: FactsOf,
): Promise<void> {
  const relay = new DebugRelay();
  await server.register(async (scope) => {
    await scope.register(websocket, { options: { maxPayload: largest } });
    scope.get<{ Params: { ticket: string }; Querystring: { phone?: string; name?: string } }>(
      '/previews/:ticket/debug',
      {
        websocket: true,
        preValidation: async (request, reply) => {
          const facts = factsOf(request, reply);
          const look = () => openPreview(services, facts, request.params.ticket);
          const { preview } = await look();
          admittedOf.set(request, { previewId: preview.id, again: look });
        },
      },
      (socket, request) => {
        const { previewId, again } = admittedOf.get(request)!;
        const phone = String(request.query.phone ?? '').slice(0, 64);
        const name = String(request.query.name ?? '').slice(0, 60) || 'Phone';
        carry(services, socket, previewId, again, relay.joinPhone(previewId, phone, name, socket));
      },
    );
    scope.get<{ Params: { programId: string; previewId: string } }>(
      '/programs/:programId/previews/:previewId/debug',
      {
        websocket: true,
        preValidation: async (request, reply) => {
          const facts = factsOf(request, reply);
          const look = () => assertMaker(services, facts, request.params.previewId);
          await look();
          admittedOf.set(request, { previewId: request.params.previewId, again: look });
        },
      },
      (socket, request) => {
        const { previewId, again } = admittedOf.get(request)!;
        carry(services, socket, previewId, again, relay.joinIde(previewId, socket));
      },
    );
  });
}

/** Only its maker looks into a preview. */
async function assertMaker(services: Services, facts: RequestFacts, previewId: string): Promise<void> {
  const actor = await authenticate(services, facts);
  if (actor.kind !== 'person') throw refuse('KEY_NOT_ALLOWED');
  if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
  const preview = await needPreviewHead(services.storage.workspace(actor.workspaceId), previewId);
  if (preview.creatorId !== actor.id) throw refuse('NOT_FOUND', { type: 'preview', id: previewId });
  assertOpen(preview, services.now());
}

interface Socket {
  on(event: 'message', listener: (data: { toString(): string }) => void): unknown;
  on(event: 'close' | 'error', listener: () => void): unknown;
  close(): void;
}

function carry(
  { storage }: Services,
  socket: Socket,
  previewId: string,
  again: () => Promise<unknown>,
  joined: Joined,
): void {
  const check = () => void again().catch(() => socket.close());
  const timer = setInterval(check, askAgainEvery).unref();
  const unsubscribe = storage.events.subscribe((fact) => {
    if (fact.id === previewId && fact.type === 'preview.changed') check();
  });
  socket.on('message', (data) => joined.hear(data.toString()));
  socket.on('error', () => socket.close());
  socket.on('close', () => {
    clearInterval(timer);
    unsubscribe();
    joined.leave();
  });
}
