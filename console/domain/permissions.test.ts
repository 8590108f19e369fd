import { describe, expect, it } from 'vitest';
import { permissions, teamsWith, why } from './permissions.ts';
import type { PermissionName, Standing, teamRoles } from './permissions.ts';

const person = (given: Partial<Standing>): Standing => ({
  userId: 'u',
  role: 'member',
  teams: {},
  programs: {},
  ...given,
});
const inTeam = (role: (typeof teamRoles)[number]) => person({ teams: { t: role } });
const place = { teamId: 't', programId: 'p' };
const may = (who: Standing, name: PermissionName, at: object = place) => why(who, name, at).isAllowed;
const names = Object.keys(permissions) as PermissionName[];
const changing = names.filter((name) => !name.endsWith('.view'));

describe('the permission matrix (R-ROLE-01)', () => {
  it('gives the super administrator everything but a team’s AppSecrets (R-ROLE-03, R-ROLE-30)', () => {
    const refused = names.filter((name) => !may(person({ role: 'super_admin' }), name));
    expect(refused).toEqual(['secrets.manage']);
  });
  it('keeps appointing platform administrators and operating for the super administrator (R-ROLE-04)', () => {
    const refused = names.filter((name) => !may(person({ role: 'platform_admin' }), name));
    expect(refused.sort()).toEqual(['secrets.manage', 'users.appoint', 'workspace.operate'].sort());
  });
  it('lets reviewers see and decide, and change nothing else (R-ROLE-20, R-ROLE-24)', () => {
    const reviewer = person({ role: 'reviewer' });
    expect(changing.filter((name) => may(reviewer, name)).sort()).toEqual([
      'approvals.decide',
      'apps.decide',
    ]);
    expect(may(reviewer, 'approvals.view')).toBe(true);
  });
  it('lets Read-Only view and nothing else (R-ROLE-11, R-ROLE-33)', () => {
    expect(changing.filter((name) => may(inTeam('read_only'), name))).toEqual([]);
    expect(may(inTeam('read_only'), 'programs.view')).toBe(true);
  });
  it('lets the Team Operator add applications and decide, not approve members (R-ROLE-09)', () => {
    const operator = inTeam('team_operator');
    expect(may(operator, 'apps.create') && may(operator, 'apps.decide')).toBe(true);
    expect(may(operator, 'members.approve')).toBe(false);
  });
  it('lets the Team Developer write, bind and submit, not approve members nor create or publish (R-ROLE-10, R-ROLE-22)', () => {
    const developer = inTeam('team_developer');
    for (const name of ['versions.upload', 'bindings.apply', 'versions.submit'] as const)
      expect(may(developer, name)).toBe(true);
    for (const name of ['members.approve', 'programs.create', 'versions.publish'] as const)
      expect(may(developer, name)).toBe(false);
  });
  it('lets the Mini Program Admin create and publish, of the named program only (R-ROLE-21, R-ROLE-22)', () => {
    const admin = person({ teams: { t: 'read_only' }, programs: { p: 't' } });
    expect(may(admin, 'versions.publish')).toBe(true);
    expect(may(admin, 'versions.publish', { teamId: 't', programId: 'other' })).toBe(false);
    expect(may(admin, 'programs.create', { teamId: 't' })).toBe(true);
    expect(may(admin, 'programs.create', { teamId: 'other' })).toBe(false);
  });
  it('lets data analysts see analytics, quality and what they are about, nothing else (D2)', () => {
    const allowed = names.filter((name) => may(inTeam('data_analyst'), name));
    expect(allowed.sort()).toEqual(
      ['analytics.view', 'approvals.view', 'catalogue.view', 'programs.view', 'teams.view'].sort(),
    );
  });
  it('keeps the workspace page and its people for administrators (R-ROLE-23)', () => {
    for (const role of ['reviewer', 'member'] as const)
      expect(may(person({ role }), 'workspace.view')).toBe(false);
    expect(may(inTeam('team_developer'), 'users.view')).toBe(false);
  });
  it('counts a role only in its own team (R-TEAM-02), and several at once (R-ROLE-07)', () => {
    const two = person({ teams: { t: 'team_admin', x: 'team_admin', y: 'read_only' } });
    expect(may(two, 'apps.keys', { teamId: 'x' })).toBe(true);
    expect(may(two, 'apps.keys', { teamId: 'y' })).toBe(false);
    expect(may(two, 'apps.keys', { teamId: 'z' })).toBe(false);
    expect(teamsWith(two, 'members.manage')).toEqual(['t', 'x']);
    expect(teamsWith(person({ role: 'platform_admin' }), 'members.manage')).toBe('all');
  });
  it('says why not, in both languages', () => {
    const { sentence, have, need } = why(inTeam('team_developer'), 'versions.publish', place);
    expect(have).toEqual(['member', 'team_developer']);
    expect(need).toContain('mp_admin');
    expect(sentence.en).toMatch(
      /takes one of: .*Mini Program Admin.*Here you are: Ordinary Member, Team Developer/,
    );
    expect(sentence.zh).toMatch(/需要以下角色之一/);
    expect(why(inTeam('team_admin'), 'versions.publish', place).sentence.en).toMatch(
      /allowed to you as Team/,
    );
  });
});
