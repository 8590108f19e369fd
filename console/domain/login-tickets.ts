import { refuse } from './refusals.ts';

export type TicketState = 'new' | 'scanned' | 'confirmed' | 'consumed' | 'cancelled' | 'expired';
export type TicketAction = 'scan' | 'confirm' | 'cancel' | 'consume';

export const ticketLifetime = 120_000;
/** The phone's session must be younger than this to let another device in. */
export const freshSession = 12 * 3_600_000;

const moves: Record<TicketAction, Partial<Record<TicketState, TicketState>>> = {
  scan: { new: 'scanned' },
  confirm: { scanned: 'confirmed' },
  cancel: { new: 'cancelled', scanned: 'cancelled', confirmed: 'cancelled' },
  consume: { confirmed: 'consumed' },
};

/** What the state is by the clock: time ends a ticket without anybody's doing. */
export function ticketStateAt(ticket: { state: TicketState; expiresAt: number }, now: number): TicketState {
  const isOpen = ticket.state === 'new' || ticket.state === 'scanned' || ticket.state === 'confirmed';
  return isOpen && now >= ticket.expiresAt ? 'expired' : ticket.state;
}

export function moveTicket(state: TicketState, action: TicketAction): TicketState {
  const next = moves[action][state];
  if (next) return next;
  if (state === 'expired') throw refuse('TICKET_EXPIRED');
  if (state === 'cancelled') throw refuse('TICKET_CANCELLED');
  if (action === 'scan' && (state === 'scanned' || state === 'confirmed')) throw refuse('TICKET_TAKEN');
  if (action === 'consume' && (state === 'new' || state === 'scanned')) throw refuse('TICKET_NOT_CONFIRMED');
  throw refuse('WRONG_STATE', { state, action });
}

/** The number the IDE shows, among three different two-digit ones, in an order that tells nothing. */
export function chooseNumbers(anyNumber: (limit: number) => number): { number: number; choices: number[] } {
  const choices: number[] = [];
  while (choices.length < 3) {
    const next = 10 + anyNumber(90);
    if (!choices.includes(next)) choices.push(next);
  }
  return { number: choices[anyNumber(3)]!, choices };
}

/** Two addresses of one household or office: the same IPv4 /24 or IPv6 /48, or both of the local machine. */
export function isSameNetwork(left: string, right: string): boolean {
  const network = (address: string) => {
    const plain = address.replace(/^::ffff:/, '');
    if (plain === '::1') return '127.0.0';
    return plain.includes(':')
      ? plain.split(':').slice(0, 3).join(':')
      : plain.split('.').slice(0, 3).join('.');
  };
  return network(left) === network(right);
}
