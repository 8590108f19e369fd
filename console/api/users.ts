import { z } from 'zod';
import { mutation, query } from '../endpoint.ts';
import { assertMayGrant, assertMayManage, moveMember } from '../domain/members.ts';
import { generatePassword } from '../domain/passwords.ts';
import { refuse } from '../domain/refusals.ts';
import { anyNumber, hashPassword } from '../secrets.ts';
import { notifyPerson } from '../notices.ts';
import {
  account,
  done,
  email,
  id,
  memberStatus,
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
  workspaceRole,
} from '../shapes.ts';
import { addRow, editRow, needRow } from '../storage/rows.ts';
import { endSessions, sessionsOf } from '../storage/sessions.ts';
import { teamsOf } from '../storage/teams.ts';
import { pageUsers } from '../storage/users.ts';
import { userRow } from '../user-rows.ts';

export const users = {
  list: query({
    permission: 'users.view',
    route: 'GET /users',
    about: 'Users of the workspace, newest first; search looks in name and account.',
    input: z.object({
      ...paging,
      search: z.string().max(100).optional(),
      role: workspaceRole.optional(),
      status: memberStatus.optional(),
      teamId: id.optional(),
    }),
    output: pageOf(userView),
    run: ({ input, db }) => pageUsers(db, input, input),
  }),

  get: query({
    permission: 'users.view',
    route: 'GET /users/{userId}',
    about: 'One user with teams.',
    input: z.object({ userId: id }),
    output: userView.extend({ teams: z.array(z.object({ teamId: id, name: z.string(), role: teamRole })) }),
    async run({ input, db }) {
      const user = await needRow(db, 'users', input.userId);
      return { ...user, teams: await teamsOf(db, user.id) };
    },
  }),

  suggestPassword: query({
    permission: 'members.manage',
    at: 'anywhere',
    route: 'GET /users/suggest-password',
    about: 'A password made by chance: sixteen characters, every class in it.',
    input: nothing,
    output: z.object({ password: z.string() }),
    run: async () => ({ password: generatePassword(anyNumber) }),
  }),

  create: mutation({
    permission: 'users.manage',
    route: 'POST /users',
    about: 'Create a user. Without a password one is generated and answered, once.',
    input: z.object({
      account,
      name: personName,
      email: email.default(''),
      password: password.optional(),
      role: z.enum(['platform_admin', 'reviewer', 'member']).default('member'),
    }),
    output: userView.extend({ generatedPassword: z.string().nullable() }),
    isSecret: true,
    async prepare({ input, services }) {
      const generated = input.password ? null : generatePassword(anyNumber);
      const hash = await hashPassword(input.password ?? generated!, services.options.passwordCost);
      return { generated, hash };
    },
    async run({ input, actor, db, services, audit, change, prepared }) {
      assertMayGrant(actor.user.role, input.role);
      const user = await addRow(
        db,
        'users',
        userRow({ ...input, passwordHash: prepared.hash }, services.now()),
      );
      audit('user', user.id, null, { account: user.account, name: user.name, role: user.role });
      change.emit('user.created', user.id);
      return { ...user, generatedPassword: prepared.generated };
    },
  }),

  edit: mutation({
    permission: 'users.manage',
    route: 'PATCH /users/{userId}',
    about: 'Edit name, e-mail or password of a user.',
    input: z.object({
      userId: id,
      revision,
      name: personName.optional(),
      email: email.optional(),
      password: password.optional(),
    }),
    output: userView,
    async prepare({ input, services }) {
      return input.password ? hashPassword(input.password, services.options.passwordCost) : null;
    },
    async run({ input, actor, db, audit, prepared, ...call }) {
      const user = await needRow(db, 'users', input.userId);
      if (user.id !== actor.id) assertMayManage(actor.user.role, user.role);
      const { name = user.name, email: mail = user.email } = input;
      const passwordHash = prepared ?? user.passwordHash;
      const edited = await editRow(db, 'users', user.id, call.revision(), {
        name,
        email: mail,
        passwordHash,
      });
      if (prepared) await endSessions(db, user.id, actor.session.id);
      audit(
        'user',
        user.id,
        { name: user.name, email: user.email },
        { name, email: mail, isPasswordNew: !!prepared },
      );
      return edited;
    },
  }),

  setRole: mutation({
    permission: 'users.manage',
    route: 'PUT /users/{userId}/role',
    about: 'Set as platform administrator (super administrator only), reviewer or ordinary member.',
    input: z.object({ userId: id, revision, role: workspaceRole }),
    output: userView,
    async run({ input, actor, db, audit, change, ...call }) {
      const user = await needRow(db, 'users', input.userId);
      assertMayManage(actor.user.role, user.role);
      assertMayGrant(actor.user.role, input.role);
      if (input.role === 'platform_admin' && (await teamsOf(db, user.id)).length > 0)
        throw refuse('ADMIN_IN_TEAM');
      const edited = await editRow(db, 'users', user.id, call.revision(), { role: input.role });
      audit('user', user.id, { role: user.role }, { role: input.role });
      change.emit('user.changed', user.id);
      return edited;
    },
  }),

  block: moving(
    'block',
    'Block a member: may sign in, but is refused everywhere else at once, the IDE included.',
  ),
  unblock: moving('unblock', 'Unblock a member.'),
  remove: moving('remove', 'Remove a user; the account name stays taken, the history stays readable.'),

  revokeSessions: mutation({
    permission: 'users.manage',
    route: 'DELETE /users/{userId}/sessions',
    about: 'Revoke the authorization of a user: all sessions end at once.',
    input: z.object({ userId: id }),
    output: done,
    async run({ input, actor, db, audit, change }) {
      const user = await needRow(db, 'users', input.userId);
      assertMayManage(actor.user.role, user.role);
      await endSessions(db, user.id);
      audit('user', user.id);
      change.emit('session.ended', user.id);
      return ok;
    },
  }),

  sessions: query({
    permission: 'users.manage',
    route: 'GET /users/{userId}/sessions',
    about: 'Where a user is signed in.',
    input: z.object({ userId: id }),
    output: z.object({
      items: z.array(
        z.object({ id, kind: z.string(), device: z.string(), address: z.string(), lastSeenAt: time }),
      ),
    }),
    async run({ input, db }) {
      const user = await needRow(db, 'users', input.userId);
      return { items: await sessionsOf(db, user.id) };
    },
  }),
};

function moving(action: 'block' | 'unblock' | 'remove', about: string) {
  return mutation({
    permission: 'users.manage',
    route: `POST /users/{userId}/${action}`,
    about,
    input: z.object({ userId: id }),
    output: userView,
    async run({ input, actor, db, services, audit, change }) {
      const user = await needRow(db, 'users', input.userId);
      assertMayManage(actor.user.role, user.role);
      const status = moveMember(user.status, action);
      const moved = await editRow(db, 'users', user.id, user.revision, { status });
      if (action === 'remove') await endSessions(db, user.id);
      audit('user', user.id, { status: user.status }, { status });
      if (action !== 'remove') await notifyPerson(services, change, 'member', user.id, [`${action}ed`, '']);
      change.emit(`member.${action === 'remove' ? 'removed' : `${action}ed`}`, user.id);
      return moved;
    },
  });
}
