import { accountName } from './names.ts';
import { roleNames, teamRoles, type TeamRole } from './permissions.ts';
import { refuse } from './refusals.ts';

/** A line as somebody pasted it, or as it stood in a csv file. */
export interface InvitationLine {
  account: string;
  name: string;
  email: string;
  /** Empty: the role chosen for all lines. */
  role: string;
}

export interface Invitation {
  account: string;
  name: string;
  email: string;
  role: TeamRole;
}

/** R-MEM-02: one line read on its own, so that a bad one costs nobody else their invitation. */
export function readInvitation(line: InvitationLine, otherwise: TeamRole): Invitation {
  const account = line.account.trim();
  const name = line.name.trim() || account;
  const email = line.email.trim();
  if (!accountName.test(account))
    throw refuse('INPUT_INVALID', { first: 'account: 2 to 100 of letters, digits, . _ + @ -' });
  if (name.length > 64) throw refuse('INPUT_INVALID', { first: 'name: at most 64 characters' });
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw refuse('INPUT_INVALID', { first: `email: ${email}` });
  return { account, name, email, role: line.role.trim() === '' ? otherwise : readRole(line.role.trim()) };
}

/** By its id or by its name in either language, as a table from elsewhere has it. */
function readRole(text: string): TeamRole {
  const wanted = text.toLowerCase();
  const found = teamRoles.find((role) =>
    [role, roleNames[role].en, roleNames[role].zh].some((name) => name.toLowerCase() === wanted),
  );
  if (!found) throw refuse('INPUT_INVALID', { first: `role: ${text}` });
  return found;
}
