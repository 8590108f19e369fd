import { expect, it } from 'vitest';
import { readPeople, writePeople } from './people-lines.ts';

const ann = { account: 'ann@acme.test', name: 'Ann', email: 'ann@mail.test', role: 'Team Developer' };

it.each([
  ['ann@acme.test, Ann, ann@mail.test, Team Developer'],
  ['ann@acme.test\tAnn\tann@mail.test\tTeam Developer\r\n\r\n'],
  ['\uFEFFAccount;Name;E-mail;Role\nann@acme.test;Ann;ann@mail.test;Team Developer'],
  ['账号，姓名，邮箱，角色\nann@acme.test，Ann，ann@mail.test，Team Developer'],
  ['"ann@acme.test","Ann","ann@mail.test","Team Developer"'],
])('reads %j (R-MEM-02)', (text) => {
  expect(readPeople(text)).toEqual([ann]);
});

it('keeps what is missing empty, quoted commas whole, and writes lines that read the same (R-MEM-02)', () => {
  expect(readPeople('bo\n"carl","Carl, the ""Great"""')).toEqual([
    { account: 'bo', name: '', email: '', role: '' },
    { account: 'carl', name: 'Carl, the "Great"', email: '', role: '' },
  ]);
  const lines = [ann, { account: 'bo', name: '', email: '', role: 'read_only' }];
  expect(readPeople(writePeople(lines))).toEqual(lines);
  expect(readPeople('')).toEqual([]);
});
