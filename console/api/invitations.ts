import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { readInvitation, type Invitation } from '../domain/invitations.ts';
import { assertMayAppoint, assertMayJoinTeam, assertRoomForDeveloper } from '../domain/members.ts';
import { generatePassword } from '../domain/passwords.ts';
import { refuse, sentenceOf } from '../domain/refusals.ts';
import { mutation, type MutationCall } from '../endpoint.ts';
import { anyNumber, hashPassword } from '../secrets.ts';
import { id, teamRole, text } from '../shapes.ts';
import { addRow, needRow } from '../storage/rows.ts';
import type { TenantDb } from '../storage/schema.ts';
import { findMember, membersOf, setMember } from '../storage/teams.ts';
import { findAccount } from '../storage/users.ts';
import { userRow } from '../user-rows.ts';

const line = z.object({
  account: z.string().max(200),
  name: z.string().max(200).default(''),
  email: z.string().max(300).default(''),
  role: z.string().max(60).default(''),
});
const input = z.object({ teamId: id, role: teamRole, lines: z.array(line).min(1).max(100) });
const result = z.object({
  account: z.string(),
  outcome: z.enum(['created', 'added', 'refused']),
  /** Of a new user, shown once. */
  password: z.string().nullable(),
  reason: text.nullable(),
});
type Result = z.infer<typeof result>;

interface Prepared {
  password: string;
  hash: string;
}

export const invitations = {
  send: mutation({
    permission: 'members.manage',
    route: 'POST /teams/{teamId}/invitations',
    about:
      'Bring many people into a team at once: new accounts are created with a generated password (answered once), known ones are added. Each line stands alone: a bad one is refused with its reason, the others go through.',
    input,
    output: z.object({ items: z.array(result) }),
    isSecret: true,
    async prepare({ input: { lines, role }, db, services }) {
      const made = new Map<string, Prepared>();
      // One after the other: each hash takes tens of megabytes on purpose.
      for (const given of lines) {
        const read = attempt(() => readInvitation(given, role));
        if ('reason' in read || made.has(read.value.account)) continue;
        if (await findAccount(db, read.value.account)) continue;
        const password = generatePassword(anyNumber);
        const hash = await hashPassword(password, services.options.passwordCost);
        made.set(read.value.account, { password, hash });
      }
      return made;
    },
    async run(call) {
      const items: Result[] = [];
      for (const given of call.input.lines) {
        const read = attempt(() => readInvitation(given, call.input.role));
        const account = given.account.trim();
        if ('reason' in read) items.push(refused(account, read.reason));
        else items.push(await invite(call, read.value));
      }
      const count = (outcome: Result['outcome']) => items.filter((item) => item.outcome === outcome).length;
      const accounts = items.filter(({ outcome }) => outcome !== 'refused').map((item) => item.account);
      call.audit('team', call.input.teamId, null, {
        created: count('created'),
        added: count('added'),
        accounts,
      });
      return { items };
    },
  }),
};

type Call = MutationCall<z.output<typeof input>, Map<string, Prepared>>;

async function invite(call: Call, invitation: Invitation): Promise<Result> {
  try {
    return await bring(call, invitation);
  } catch (error) {
    // Only what the rules refuse, before anything was written; a failing database ends the whole change.
    if (error instanceof AppError) return refused(invitation.account, reasonOf(error));
    throw error;
  }
}

async function bring(
  { input: { teamId }, actor, db, services, change, prepared }: Call,
  { account, name, email, role }: Invitation,
): Promise<Result> {
  assertMayAppoint(actor.user.role, role);
  const now = services.now();
  const known = await findAccount(db, account);
  if (known) {
    assertMayJoinTeam(known.role);
    if (known.status !== 'active') throw refuse('WRONG_STATE', { state: known.status, action: 'add' });
    if (await findMember(db, teamId, known.id)) throw refuse('ALREADY_EXISTS', { value: account });
  }
  await assertRoom(db, teamId, known?.id ?? '', role);
  const made = prepared.get(account);
  const user =
    known ??
    (await addRow(
      db,
      'users',
      userRow({ account, name, email, role: 'member', passwordHash: made!.hash }, now),
    ));
  await setMember(db, { teamId, userId: user.id, role, createdAt: now });
  change.emit(known ? 'user.changed' : 'user.created', user.id);
  return known
    ? { account, outcome: 'added', password: null, reason: null }
    : { account, outcome: 'created', password: made!.password, reason: null };
}

async function assertRoom(db: TenantDb, teamId: string, userId: string, role: Invitation['role']) {
  assertRoomForDeveloper(await needRow(db, 'teams', teamId), await membersOf(db, teamId), userId, role);
}

function attempt<T>(read: () => T): { value: T } | { reason: NonNullable<Result['reason']> } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof AppError) return { reason: reasonOf(error) };
    throw error;
  }
}

function reasonOf({ code, data }: AppError): NonNullable<Result['reason']> {
  return { en: sentenceOf(code, data, 'en'), zh: sentenceOf(code, data, 'zh') };
}

function refused(account: string, reason: Result['reason']): Result {
  return { account, outcome: 'refused', password: null, reason };
}
