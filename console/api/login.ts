import { eventIterator } from '@orpc/server';
import { z } from 'zod';
import {
  chooseNumbers,
  freshSession,
  isSameNetwork,
  moveTicket,
  ticketLifetime,
  ticketStateAt,
} from '../domain/login-tickets.ts';
import type { TicketAction, TicketState } from '../domain/login-tickets.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, open, query } from '../endpoint.ts';
import { anyNumber, challengeOf, isSame, newSecret, sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';
import { beginSession, cookiesFor } from '../sign-in.ts';
import { done, id, memberStatus, number, ok, time, workspaceRole } from '../shapes.ts';
import { addTicket, findTicket, moveTicketRow } from '../storage/login-tickets.ts';
import type { Ticket } from '../storage/login-tickets.ts';
import { assertRate } from '../storage/rates.ts';
import { needRow } from '../storage/rows.ts';
import type { SystemDb } from '../storage/schema.ts';
import { findWorkspace } from '../storage/workspaces.ts';

const state = z.enum(['new', 'scanned', 'confirmed', 'consumed', 'cancelled', 'expired']);
const stateView = z.object({ state, expiresAt: time });
const ticketId = z.string().min(16).max(64);
const secret = z.string().min(16).max(200);
const pollFor = 25_000;

/** QR login, steps 1 and 3 of protocols.md: what the IDE calls. */
const ide = {
  create: open({
    route: 'POST /login/tickets',
    about: 'The IDE begins a QR login. The QR holds `<console>/q/<ticket>` and nothing else.',
    input: z.object({
      challenge: z.string().min(40).max(64),
      device: z.string().max(200),
      os: z.string().max(100),
      ideVersion: z.string().max(40),
      deviceKey: z.string().max(100).nullable().default(null),
    }),
    output: z.object({
      ticket: id,
      pollSecret: z.string(),
      expiresIn: z.number(),
      number: z.number(),
      url: z.string(),
    }),
    async run({ input, services, request }) {
      const { storage, now, options } = services;
      await assertRate(storage.system, `ticket ${request.address}`, 60, 60_000, now());
      const ticket = newSecret(16);
      const pollSecret = newSecret();
      const numbers = chooseNumbers(anyNumber);
      await addTicket(storage.system, {
        ...input,
        ...numbers,
        id: ticket,
        state: 'new',
        pollSecretHash: sha256(pollSecret),
        address: request.address,
        phoneSession: null,
        phoneAddress: null,
        ticketWorkspaceId: null,
        userId: null,
        createdAt: now(),
        expiresAt: now() + ticketLifetime,
      });
      const url = `${options.publicUrl}/q/${ticket}`;
      return { ticket, pollSecret, expiresIn: ticketLifetime / 1000, number: numbers.number, url };
    },
  }),

  poll: open({
    route: 'POST /login/tickets/{ticket}/poll',
    about: 'Long poll: answers at once when the state differs from `known`, else after 25 seconds.',
    input: z.object({
      ticket: ticketId,
      pollSecret: secret,
      known: state.optional(),
      wait: number.min(0).max(pollFor).default(pollFor),
    }),
    output: stateView,
    async run({ input, services, signal }) {
      const ticket = await needOwnTicket(services, input.ticket, input.pollSecret);
      const first = viewOf(ticket, services.now());
      if (first.state !== input.known || input.wait === 0) return first;
      await changed(services, ticket, input.wait, signal);
      return viewOf(await needOwnTicket(services, input.ticket, input.pollSecret), services.now());
    },
  }),

  watch: open({
    route: 'POST /login/tickets/{ticket}/events',
    about: 'Server-sent events: every state of the ticket until it ends.',
    input: z.object({ ticket: ticketId, pollSecret: secret }),
    output: eventIterator(stateView),
    isStream: true,
    async run({ input, services, signal }) {
      await needOwnTicket(services, input.ticket, input.pollSecret);
      return statesOf(services, input.ticket, input.pollSecret, signal);
    },
  }),

  exchange: open({
    route: 'POST /login/exchange',
    about:
      'The IDE turns a confirmed ticket into its session, the site (`as: cookie`; its token is empty) into its cookie. Once only.',
    input: z.object({
      ticket: ticketId,
      pollSecret: secret,
      verifier: z.string().min(32).max(200),
      as: z.enum(['cookie', 'token']).default('token'),
    }),
    output: z.object({
      token: z.string(),
      workspace: z.object({ id, name: z.string() }),
      account: z.string(),
      name: z.string(),
      role: workspaceRole,
      status: memberStatus,
    }),
    async run({ input, services, request }) {
      const { storage, now } = services;
      await assertRate(storage.system, `exchange ${request.address}`, 60, 60_000, now());
      const ticket = await needOwnTicket(services, input.ticket, input.pollSecret);
      if (!isSame(challengeOf(input.verifier), ticket.challenge))
        throw refuse('NOT_FOUND', { type: 'ticket', id: ticket.id });
      moveTicket(ticketStateAt(ticket, now()), 'consume');
      const workspace = await findWorkspace(storage.system, ticket.ticketWorkspaceId!);
      const user = await needRow(storage.workspace(workspace.id), 'users', ticket.userId!);
      const who = { id: user.id, name: user.name, requestId: request.id, address: request.address };
      const { token } = await storage.change(workspace.id, who, async (change) => {
        await step(change.system, ticket, 'consume', now(), {});
        change.emit('ticket.consumed', ticket.id);
        const kind = input.as === 'cookie' ? 'site' : 'ide';
        return beginSession(change, services, request, user, { ...ticket, kind });
      });
      const { account, name, role, status } = user;
      const isSite = input.as === 'cookie';
      if (isSite) request.setHeader('set-cookie', cookiesFor(token, request.isSecure));
      return {
        token: isSite ? '' : token,
        workspace: { id: workspace.id, name: workspace.name },
        account,
        name,
        role,
        status,
      };
    },
  }),

  abandon: open({
    route: 'POST /login/tickets/{ticket}/abandon',
    about: 'The IDE gives up (its dialog was closed).',
    input: z.object({ ticket: ticketId, pollSecret: secret }),
    output: done,
    async run({ input, services }) {
      const ticket = await needOwnTicket(services, input.ticket, input.pollSecret);
      await step(services.storage.system, ticket, 'cancel', services.now(), {});
      return ok;
    },
  }),
};

/** Step 2: what the phone's page calls, signed in. */
const phone = {
  show: query({
    permission: 'signedIn',
    route: 'GET /login/tickets/{ticket}',
    about: 'The phone reads who asks: device, address, time, and three numbers to pick from.',
    input: z.object({ ticket: ticketId }),
    output: z.object({
      state,
      expiresAt: time,
      device: z.string(),
      os: z.string(),
      ideVersion: z.string(),
      address: z.string(),
      createdAt: time,
      choices: z.array(z.number()),
      isOtherNetwork: z.boolean(),
      needsPassword: z.boolean(),
    }),
    async run({ input, services, request, actor }) {
      const ticket = await needTicket(services.storage.system, input.ticket);
      if (ticket.phoneSession && ticket.phoneSession !== actor.session.id) throw refuse('TICKET_TAKEN');
      return {
        ...ticket,
        ...viewOf(ticket, services.now()),
        isOtherNetwork: !isSameNetwork(ticket.address, request.address),
        needsPassword: services.now() - actor.session.authenticatedAt > freshSession,
      };
    },
  }),

  scan: mutation({
    permission: 'signedIn',
    route: 'POST /login/tickets/{ticket}/scan',
    about: 'The phone says that it has read the code. The first one wins.',
    input: z.object({ ticket: ticketId }),
    output: stateView,
    async run({ input, services, request, actor, change, audit }) {
      const ticket = await needTicket(change.system, input.ticket);
      const by = { phoneSession: actor.session.id, phoneAddress: request.address };
      if (ticket.phoneSession !== actor.session.id)
        await step(change.system, ticket, 'scan', services.now(), by);
      audit('ticket', ticket.id, null, { device: ticket.device, address: ticket.address });
      change.emit('ticket.scanned', ticket.id);
      return viewOf(await needTicket(change.system, ticket.id), services.now());
    },
  }),

  confirm: mutation({
    permission: 'signedIn',
    route: 'POST /login/tickets/{ticket}/confirm',
    about: 'The phone lets the IDE in, with the number that the IDE shows. A wrong number cancels.',
    input: z.object({ ticket: ticketId, number }),
    output: z.object({ state }),
    async run({ input, services, actor, change, audit }) {
      const ticket = await needTicket(change.system, input.ticket);
      if (ticket.phoneSession !== actor.session.id)
        throw refuse(ticket.phoneSession ? 'TICKET_TAKEN' : 'WRONG_STATE', { state: ticket.state });
      if (services.now() - actor.session.authenticatedAt > freshSession) throw refuse('REAUTHENTICATE');
      moveTicket(ticketStateAt(ticket, services.now()), 'confirm');
      const isRight = input.number === ticket.number;
      const as = { ticketWorkspaceId: actor.workspaceId, userId: actor.id };
      await step(change.system, ticket, isRight ? 'confirm' : 'cancel', services.now(), isRight ? as : {});
      audit('ticket', ticket.id, { state: ticket.state }, { isNumberRight: isRight });
      change.emit(isRight ? 'ticket.confirmed' : 'ticket.cancelled', ticket.id);
      return { state: isRight ? ('confirmed' as const) : ('cancelled' as const) };
    },
  }),

  cancel: mutation({
    permission: 'signedIn',
    route: 'POST /login/tickets/{ticket}/cancel',
    about: 'The phone refuses the IDE.',
    input: z.object({ ticket: ticketId }),
    output: done,
    async run({ input, services, actor, change, audit }) {
      const ticket = await needTicket(change.system, input.ticket);
      if (ticket.phoneSession !== null && ticket.phoneSession !== actor.session.id)
        throw refuse('TICKET_TAKEN');
      await step(change.system, ticket, 'cancel', services.now(), {});
      audit('ticket', ticket.id, { state: ticket.state }, { state: 'cancelled' });
      change.emit('ticket.cancelled', ticket.id);
      return ok;
    },
  }),
};

export const login = { ...ide, ...phone };

function viewOf(ticket: Ticket, now: number): { state: TicketState; expiresAt: number } {
  return { state: ticketStateAt(ticket, now), expiresAt: ticket.expiresAt };
}

async function needTicket(system: SystemDb, ticketId: string): Promise<Ticket> {
  const ticket = await findTicket(system, ticketId);
  if (!ticket) throw refuse('NOT_FOUND', { type: 'ticket', id: ticketId });
  return ticket;
}

/** The poll secret never was in the QR: whoever only saw the code learns nothing here. */
async function needOwnTicket({ storage }: Services, ticketId: string, pollSecret: string): Promise<Ticket> {
  const ticket = await findTicket(storage.system, ticketId);
  if (!isSame(sha256(pollSecret), ticket?.pollSecretHash ?? '') || !ticket)
    throw refuse('NOT_FOUND', { type: 'ticket', id: ticketId });
  return ticket;
}

async function step(
  system: SystemDb,
  ticket: Ticket,
  action: TicketAction,
  now: number,
  changes: Partial<Ticket>,
) {
  const next = moveTicket(ticketStateAt(ticket, now), action);
  const hasMoved = await moveTicketRow(system, ticket.id, ticket.state, { ...changes, state: next });
  if (!hasMoved)
    throw refuse(action === 'scan' ? 'TICKET_TAKEN' : 'WRONG_STATE', { state: 'changed meanwhile' });
}

/** Resolves when somebody moved the ticket, it expires, or the wait is over. */
function changed(
  { storage, now }: Services,
  ticket: Ticket,
  wait: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = storage.events.subscribe((fact) => {
      if (fact.id === ticket.id || fact.type === 'events.lost') end();
    });
    const timer = setTimeout(end, Math.max(0, Math.min(wait, ticket.expiresAt - now() + 5)));
    signal?.addEventListener('abort', end, { once: true });
  });
}

async function* statesOf(services: Services, ticketId: string, pollSecret: string, signal?: AbortSignal) {
  let known: TicketState | null = null;
  while (!signal?.aborted) {
    const ticket = await needOwnTicket(services, ticketId, pollSecret);
    const view = viewOf(ticket, services.now());
    if (view.state !== known) yield view;
    known = view.state;
    if (['consumed', 'cancelled', 'expired'].includes(view.state)) return;
    await changed(services, ticket, pollFor, signal);
  }
}
