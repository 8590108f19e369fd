import { expect, it } from 'vitest';
import { readInvitation } from './invitations.ts';

const line = { account: ' ann@acme.test ', name: '', email: '', role: '' };

it('reads a line: the account stands for the name, roles by id or by name in either language (R-MEM-02)', () => {
  const role = (text: string) => readInvitation({ ...line, role: text }, 'read_only').role;
  expect(readInvitation(line, 'team_developer')).toEqual({
    account: 'ann@acme.test',
    name: 'ann@acme.test',
    email: '',
    role: 'team_developer',
  });
  expect([role(''), role('team_operator'), role('Team Operator'), role('团队运营')]).toEqual([
    'read_only',
    'team_operator',
    'team_operator',
    'team_operator',
  ]);
});

it.each([
  [{ account: 'a b' }, 'account'],
  [{ account: '' }, 'account'],
  [{ name: 'x'.repeat(65) }, 'name'],
  [{ email: 'nobody' }, 'email: nobody'],
  [{ role: 'king' }, 'role: king'],
])('refuses %j and says which part is wrong (R-MEM-02)', (part, words) => {
  expect(() => readInvitation({ ...line, ...part }, 'read_only')).toThrow(words);
});
