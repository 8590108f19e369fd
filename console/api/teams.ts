import { z } from 'zod';
import { mutation, query } from '../endpoint.ts';
import {
  assertMayAppoint,
  assertMayJoinTeam,
  assertRoomForDeveloper,
  assertTeamKeepsAdmin,
} from '../domain/members.ts';
import { generatePassword } from '../domain/passwords.ts';
import { teamsWith } from '../domain/permissions.ts';
import type { TeamRole } from '../domain/permissions.ts';
import { refuse } from '../domain/refusals.ts';
import { newId } from '../identifiers.ts';
import { openApproval } from '../new-approval.ts';
import { anyNumber, hashPassword } from '../secrets.ts';
import {
  account,
  done,
  email,
  id,
  nothing,
  ok,
  pageOf,
  paging,
  password,
  personName,
  revision,
  teamRole,
  time,
  userView,
} from '../shapes.ts';
import { addRow, allRows, editRow, needRow, pageRows, removeRow } from '../storage/rows.ts';
import { ownsSomething } from '../storage/apps.ts';
import type { TenantDb } from '../storage/schema.ts';
import { countsOf, findMember, membersOf, removeMember, removeMembers, setMember } from '../storage/teams.ts';
import { userRow } from '../user-rows.ts';

const ability = z.enum(['programs', 'apps']);
const teamView = z.object({
  id,
  name: z.string(),
  abilities: z.array(ability),
  isVerified: z.boolean(),
  createdAt: time,
  revision: z.number(),
});
const memberView = z.object({
  userId: id,
  name: z.string(),
  account: z.string(),
  email: z.string(),
  status: userView.shape.status,
  role: teamRole,
  joinedAt: time,
});
const teamName = z.string().trim().min(1).max(40);

export const teams = {
  list: query({
    permission: 'teams.view',
    at: 'anywhere',
    route: 'GET /teams',
    about: 'Teams you may see, newest first.',
    input: z.object(paging),
    output: pageOf(teamView.extend({ members: z.number(), programs: z.number(), apps: z.number() })),
    async run({ input, db, actor }) {
      const visible = teamsWith(actor.standing, 'teams.view');
      const { items, next } = await pageRows(db, 'teams', input, visible === 'all' ? {} : { id: visible });
      const counts = await countsOf(
        db,
        items.map((team) => team.id),
      );
      return { items: items.map((team) => ({ ...team, ...counts(team.id) })), next };
    },
  }),

  choices: query({
    permission: 'catalogue.view',
    route: 'GET /teams/choices',
    about: 'Names of all teams, for those who want to apply to join one.',
    input: nothing,
    output: z.object({ items: z.array(teamView.pick({ id: true, name: true })) }),
    run: async ({ db }) => ({ items: await allRows(db, 'teams') }),
  }),

  get: query({
    permission: 'teams.view',
    route: 'GET /teams/{teamId}',
    about: 'One team.',
    input: z.object({ teamId: id }),
    output: teamView,
    run: ({ input, db }) => needRow(db, 'teams', input.teamId),
  }),

  create: mutation({
    permission: 'teams.manage',
    route: 'POST /teams',
    about: 'Create a team with its first administrator. What it may manage is fixed from then on.',
    input: z.object({ name: teamName, adminId: id, abilities: z.array(ability).min(1).max(2) }),
    output: teamView,
    async run({ input, db, services, audit, change }) {
      await assertCanJoin(db, input.adminId);
      const now = services.now();
      const abilities = [...new Set(input.abilities)];
      const row = {
        id: newId('team', now),
        name: input.name,
        abilities,
        isVerified: false,
        createdAt: now,
        revision: 1,
      };
      const team = await addRow(db, 'teams', row);
      await setMember(db, { teamId: team.id, userId: input.adminId, role: 'team_admin', createdAt: now });
      audit('team', team.id, null, { ...team, admin: input.adminId });
      change.emit('team.created', team.id);
      return team;
    },
  }),

  edit: mutation({
    permission: 'teams.manage',
    route: 'PATCH /teams/{teamId}',
    about: 'Rename a team, mark it verified. Its abilities cannot be changed.',
    input: z
      .object({ teamId: id, revision, name: teamName.optional(), isVerified: z.boolean().optional() })
      .strict(),
    output: teamView,
    async run({ input, db, audit, ...call }) {
      const team = await needRow(db, 'teams', input.teamId);
      const edited = await editRow(db, 'teams', team.id, call.revision(), {
        name: input.name ?? team.name,
        isVerified: input.isVerified ?? team.isVerified,
      });
      audit('team', team.id, team, edited);
      return edited;
    },
  }),

  remove: mutation({
    permission: 'teams.manage',
    route: 'DELETE /teams/{teamId}',
    about: 'Delete a team that owns nothing any more.',
    input: z.object({ teamId: id }),
    output: done,
    async run({ input, db, audit, change }) {
      const team = await needRow(db, 'teams', input.teamId);
      if (await ownsSomething(db, team.id)) throw refuse('TEAM_NOT_EMPTY');
      await removeMembers(db, team.id);
      await removeRow(db, 'teams', team.id);
      audit('team', team.id, team, null);
      change.emit('team.removed', team.id);
      return ok;
    },
  }),

  members: query({
    permission: 'teams.view',
    route: 'GET /teams/{teamId}/members',
    about: 'Members of a team with role, status and the day they joined.',
    input: z.object({ teamId: id }),
    output: z.object({ items: z.array(memberView) }),
    run: async ({ input, db }) => ({ items: await membersOf(db, input.teamId) }),
  }),

  addMember: mutation({
    permission: 'members.manage',
    route: 'POST /teams/{teamId}/members',
    about: 'Add existing ordinary users to the team, each with a role.',
    input: z.object({
      teamId: id,
      members: z
        .array(z.object({ userId: id, role: teamRole }))
        .min(1)
        .max(100),
    }),
    output: z.object({ items: z.array(memberView) }),
    async run({ input, actor, db, services, audit, change }) {
      for (const { userId, role } of input.members) {
        await assertCanJoin(db, userId);
        assertMayAppoint(actor.user.role, role);
        await assertRoom(db, input.teamId, userId, role);
        if (await findMember(db, input.teamId, userId)) throw refuse('ALREADY_EXISTS', { value: userId });
        await setMember(db, { teamId: input.teamId, userId, role, createdAt: services.now() });
        change.emit('user.changed', userId);
      }
      audit('team', input.teamId, null, { added: input.members });
      return { items: await membersOf(db, input.teamId) };
    },
  }),

  createMember: mutation({
    permission: 'members.manage',
    route: 'POST /teams/{teamId}/new-members',
    about: 'Create an ordinary user and add it to the team in one step.',
    input: z.object({
      teamId: id,
      account,
      name: personName,
      email: email.default(''),
      password: password.optional(),
      role: teamRole,
    }),
    output: userView.extend({ generatedPassword: z.string().nullable() }),
    isSecret: true,
    async prepare({ input, services }) {
      const generated = input.password ? null : generatePassword(anyNumber);
      return {
        generated,
        hash: await hashPassword(input.password ?? generated!, services.options.passwordCost),
      };
    },
    async run({ input, actor, db, services, audit, change, prepared }) {
      assertMayAppoint(actor.user.role, input.role);
      await assertRoom(db, input.teamId, '', input.role);
      const now = services.now();
      const user = await addRow(
        db,
        'users',
        userRow({ ...input, role: 'member', passwordHash: prepared.hash }, now),
      );
      await setMember(db, { teamId: input.teamId, userId: user.id, role: input.role, createdAt: now });
      audit('user', user.id, null, { account: user.account, teamId: input.teamId, role: input.role });
      change.emit('user.created', user.id);
      return { ...user, generatedPassword: prepared.generated };
    },
  }),

  setMemberRole: mutation({
    permission: 'members.manage',
    route: 'PUT /teams/{teamId}/members/{userId}',
    about: 'Give a member of the team another role.',
    input: z.object({ teamId: id, userId: id, role: teamRole }),
    output: done,
    async run({ input, actor, db, audit, change }) {
      const member = await needMember(db, input.teamId, input.userId);
      if (member.role === 'team_admin' || input.role === 'team_admin')
        assertMayAppoint(actor.user.role, 'team_admin');
      assertTeamKeepsAdmin(await membersOf(db, input.teamId), input.userId, input.role);
      await assertRoom(db, input.teamId, input.userId, input.role);
      await setMember(db, { ...member, role: input.role });
      audit(
        'team',
        input.teamId,
        { userId: input.userId, role: member.role },
        { userId: input.userId, role: input.role },
      );
      change.emit('user.changed', input.userId);
      return ok;
    },
  }),

  removeMember: mutation({
    permission: 'members.manage',
    route: 'DELETE /teams/{teamId}/members/{userId}',
    about: 'Take a member out of the team.',
    input: z.object({ teamId: id, userId: id }),
    output: done,
    async run({ input, actor, db, audit, change }) {
      const member = await needMember(db, input.teamId, input.userId);
      if (member.role === 'team_admin') assertMayAppoint(actor.user.role, 'team_admin');
      assertTeamKeepsAdmin(await membersOf(db, input.teamId), input.userId, undefined);
      await removeMember(db, input.teamId, input.userId);
      audit('team', input.teamId, { userId: input.userId, role: member.role }, null);
      change.emit('user.changed', input.userId);
      return ok;
    },
  }),

  applyToJoin: mutation({
    permission: 'signedIn',
    route: 'POST /teams/{teamId}/applications',
    about: 'Apply to join a team; its administrator decides.',
    input: z.object({ teamId: id, role: teamRole, reason: z.string().max(500).default('') }),
    output: z.object({ approvalId: id }),
    async run({ input, actor, db, services, audit, change }) {
      if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
      assertMayJoinTeam(actor.user.role);
      const team = await needRow(db, 'teams', input.teamId);
      if (await findMember(db, team.id, actor.id)) throw refuse('ALREADY_EXISTS', { value: team.name });
      const approval = await openApproval(change, actor, services.now(), {
        category: 'member',
        title: `${actor.name} → ${team.name}`,
        teamId: team.id,
        subjectId: actor.id,
        detail: { role: input.role, reason: input.reason },
      });
      audit('approval', approval.id, null, { teamId: team.id, role: input.role });
      return { approvalId: approval.id };
    },
  }),
};

async function needMember(db: TenantDb, teamId: string, userId: string) {
  const member = await findMember(db, teamId, userId);
  if (!member) throw refuse('NOT_FOUND', { type: 'member', id: userId });
  return member;
}

async function assertCanJoin(db: TenantDb, userId: string): Promise<void> {
  const user = await needRow(db, 'users', userId);
  assertMayJoinTeam(user.role);
  if (user.status !== 'active') throw refuse('WRONG_STATE', { state: user.status });
}

async function assertRoom(db: TenantDb, teamId: string, userId: string, role: TeamRole): Promise<void> {
  assertRoomForDeveloper(await needRow(db, 'teams', teamId), await membersOf(db, teamId), userId, role);
}
