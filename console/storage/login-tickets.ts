import type { Selectable } from 'kysely';
import type { TicketState } from '../domain/login-tickets.ts';
import type { SystemDb, SystemSchema } from './schema.ts';

export type Ticket = Selectable<SystemSchema['loginTickets']>;

export async function addTicket(system: SystemDb, ticket: Ticket): Promise<void> {
  await system.insertInto('loginTickets').values(ticket).execute();
}

export function findTicket(system: SystemDb, id: string): Promise<Ticket | undefined> {
  return system.selectFrom('loginTickets').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Moves only from the state that was read: of two phones or two exchanges at once, one wins. */
export async function moveTicketRow(
  system: SystemDb,
  id: string,
  from: TicketState,
  changes: Partial<Ticket>,
): Promise<boolean> {
  const row = await system
    .updateTable('loginTickets')
    .set(changes)
    .where('id', '=', id)
    .where('state', '=', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function forgetTickets(system: SystemDb, before: number): Promise<void> {
  await system.deleteFrom('loginTickets').where('expiresAt', '<', before).execute();
}
