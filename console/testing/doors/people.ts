import { createHash } from 'node:crypto';
import type { World } from '../world.ts';
import { inTeam } from './door.ts';
import type { Doors } from './door.ts';

const password = 'Correct-Horse-1';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

async function newUser(world: World, role: 'member' | 'reviewer' = 'member') {
  const account = world.fresh('user');
  const user = await world.who.root.client.users.create({ account, name: account, password, role });
  return { ...user, userId: user.id };
}

async function newTicket(world: World) {
  const input = { challenge, device: 'Laptop', os: 'Linux', ideVersion: '1' };
  return world.console.client().login.create(input);
}

async function newMember(world: World, role: 'team_developer' | 'team_operator' = 'team_operator') {
  const { userId } = await newUser(world);
  await world.who.root.client.teams.addMember({ teamId: world.teamId, members: [{ userId, role }] });
  return userId;
}

async function newLink(world: World) {
  return world.who.root.client.links.create({ teamId: world.teamId, teamRole: 'team_developer' });
}

async function newSheet(world: World) {
  const { account } = await newUser(world);
  const client = world.console.client(await world.console.signIn(account, password));
  const { approvalId } = await client.teams.applyToJoin({ teamId: world.teamId, role: 'read_only' });
  return { approvalId };
}

async function decidedSheet(world: World) {
  const sheet = await newSheet(world);
  await world.who.root.client.approvals.reject({ ...sheet, note: 'no' });
  return { ...sheet, note: 'again' };
}

async function revisionOf(world: World, userId: string) {
  return (await world.who.root.client.users.get({ userId })).revision;
}

export const doors: Doors = {
  'approvals.list': { input: () => ({}), hasIds: false },
  'approvals.get': { input: newSheet },
  'approvals.approve': { input: newSheet, wrongState: { input: decidedSheet } },
  'approvals.reject': {
    input: async (world) => ({ ...(await newSheet(world)), note: 'no' }),
    wrongState: { input: decidedSheet },
  },
  'approvals.withdraw': {
    as: 'loner',
    async input(world) {
      return world.who.loner.client.teams.applyToJoin({ teamId: world.teamId, role: 'read_only' });
    },
    wrongState: {
      as: 'loner',
      async input(world) {
        const sheet = await world.who.loner.client.teams.applyToJoin({
          teamId: world.teamId,
          role: 'read_only',
        });
        await world.who.loner.client.approvals.withdraw(sheet);
        return sheet;
      },
    },
  },
  'audit.list': { input: () => ({}), hasIds: false },
  'audit.verify': { hasIds: false },
  'audit.export': { input: () => ({}), hasIds: false },
  'links.list': { input: inTeam },
  'links.create': { input: (world) => ({ ...inTeam(world), teamRole: 'read_only' }) },
  'links.revoke': { input: async (world) => ({ linkId: (await newLink(world)).id }) },
  'links.show': { input: async (world) => ({ token: (await newLink(world)).token }) },
  'links.register': {
    input: async (world) => ({
      token: (await newLink(world)).token,
      account: world.fresh('reg'),
      name: 'Reg',
      password,
    }),
    wrongState: {
      code: 'LINK_INVALID',
      async input(world) {
        const link = await newLink(world);
        await world.who.root.client.links.revoke({ linkId: link.id });
        return { token: link.token, account: world.fresh('reg'), name: 'Reg', password };
      },
    },
  },
  'login.create': { input: () => ({ challenge, device: 'd', os: 'o', ideVersion: '1' }) },
  'login.poll': {
    async input(world) {
      const { ticket, pollSecret } = await newTicket(world);
      return { ticket, pollSecret, wait: 0 };
    },
  },
  'login.watch': {
    async input(world) {
      const { ticket, pollSecret } = await newTicket(world);
      return { ticket, pollSecret };
    },
  },
  'login.exchange': {
    async input(world) {
      const { ticket, pollSecret, number } = await newTicket(world);
      await world.who.developer.client.login.scan({ ticket });
      await world.who.developer.client.login.confirm({ ticket, number });
      return { ticket, pollSecret, verifier };
    },
    wrongState: {
      code: 'TICKET_NOT_CONFIRMED',
      async input(world) {
        const { ticket, pollSecret } = await newTicket(world);
        return { ticket, pollSecret, verifier };
      },
    },
  },
  'login.abandon': {
    async input(world) {
      const { ticket, pollSecret } = await newTicket(world);
      return { ticket, pollSecret };
    },
    wrongState: {
      code: 'TICKET_CANCELLED',
      async input(world) {
        const { ticket, pollSecret } = await newTicket(world);
        await world.console.client().login.abandon({ ticket, pollSecret });
        return { ticket, pollSecret };
      },
    },
  },
  'login.show': {
    as: 'developer',
    input: async (world) => ({ ticket: (await newTicket(world)).ticket }),
    hasIds: false,
  },
  'login.scan': {
    as: 'developer',
    input: async (world) => ({ ticket: (await newTicket(world)).ticket }),
    hasIds: false,
    wrongState: {
      code: 'TICKET_TAKEN',
      async input(world) {
        const { ticket } = await newTicket(world);
        await world.who.operator.client.login.scan({ ticket });
        return { ticket };
      },
      as: 'developer',
    },
  },
  'login.confirm': {
    as: 'developer',
    hasIds: false,
    async input(world) {
      const { ticket, number } = await newTicket(world);
      await world.who.developer.client.login.scan({ ticket });
      return { ticket, number };
    },
    wrongState: {
      as: 'developer',
      async input(world) {
        const { ticket, number } = await newTicket(world);
        return { ticket, number };
      },
    },
  },
  'login.cancel': {
    as: 'developer',
    hasIds: false,
    input: async (world) => ({ ticket: (await newTicket(world)).ticket }),
    wrongState: {
      as: 'developer',
      code: 'TICKET_CANCELLED',
      async input(world) {
        const { ticket } = await newTicket(world);
        await world.who.developer.client.login.cancel({ ticket });
        return { ticket };
      },
    },
  },
  'permissions.matrix': { hasIds: false },
  'permissions.mine': { input: inTeam },
  'permissions.why': { input: (world) => ({ permission: 'teams.view', teamId: world.teamId }) },
  'sessions.signIn': {
    input: (world) => ({ workspace: 'acme', account: world.who.developer.account, password }),
    wrongState: {
      code: 'SIGN_IN_FAILED',
      async input(world) {
        const user = await newUser(world);
        await world.who.root.client.users.remove({ userId: user.id });
        return { workspace: 'acme', account: user.account, password };
      },
    },
  },
  'sessions.me': { hasIds: false },
  'sessions.list': { hasIds: false },
  'sessions.revoke': {
    as: 'operator',
    async input(world) {
      const token = await world.console.signIn(world.who.operator.account, password);
      return { sessionId: (await world.console.client(token).sessions.me()).sessionId };
    },
  },
  'sessions.signOut': {
    as: 'leaver',
    hasIds: false,
    async input(world) {
      // Signs out the very session that calls: a fresh one takes its place.
      const token = await world.console.signIn(world.who.leaver.account, password);
      Object.assign(world.who.leaver, { token, client: world.console.client(token) });
      return {};
    },
  },
  'sessions.confirmPassword': { as: 'developer', input: () => ({ password }), hasIds: false },
  'sessions.changePassword': {
    as: 'developer',
    input: () => ({ current: password, password }),
    hasIds: false,
  },
  'sessions.startTotp': { as: 'reader', hasIds: false },
  'sessions.confirmTotp': {
    as: 'analyst',
    hasIds: false,
    async input(world) {
      const { TOTP, Secret } = await import('otpauth');
      const { secret } = await world.who.analyst.client.sessions.startTotp();
      const totp = new TOTP({ secret: Secret.fromBase32(secret) });
      return { code: totp.generate({ timestamp: world.console.clock.now }) };
    },
    wrongState: { as: 'developer', input: () => ({ code: '123456' }) },
  },
  'sessions.stopTotp': { as: 'developer', input: () => ({ password }), hasIds: false },
  'setup.state': { hasIds: false },
  'setup.run': {
    hasIds: false,
    wrongState: {
      code: 'SETUP_DONE',
      input: () => ({ workspace: 'second', account: 'x1', password, name: 'X' }),
    },
  },
  'teams.list': { input: () => ({}), hasIds: false },
  'teams.choices': { hasIds: false },
  'teams.get': { input: inTeam },
  'teams.create': {
    async input(world) {
      return { name: world.fresh('Team'), adminId: world.who.loner.userId, abilities: ['apps'] };
    },
    wrongState: {
      code: 'ADMIN_IN_TEAM',
      input: (world) => ({
        name: world.fresh('Team'),
        adminId: world.who.platform.userId,
        abilities: ['apps'],
      }),
    },
  },
  'teams.edit': {
    async input(world) {
      const { revision } = await world.who.root.client.teams.get({ teamId: world.otherTeamId });
      return { teamId: world.otherTeamId, revision, name: world.fresh('Renamed') };
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: (world) => ({ teamId: world.otherTeamId, revision: 999, name: 'X' }),
    },
  },
  'teams.remove': {
    async input(world) {
      const adminId = world.who.loner.userId;
      const team = await world.who.root.client.teams.create({
        name: world.fresh('Gone'),
        adminId,
        abilities: ['apps'],
      });
      return { teamId: team.id };
    },
    wrongState: { code: 'TEAM_NOT_EMPTY', input: inTeam },
  },
  'teams.members': { input: inTeam },
  'teams.addMember': {
    async input(world) {
      return { ...inTeam(world), members: [{ userId: (await newUser(world)).id, role: 'read_only' }] };
    },
    wrongState: {
      code: 'ADMIN_IN_TEAM',
      input: (world) => ({
        ...inTeam(world),
        members: [{ userId: world.who.platform.userId, role: 'read_only' }],
      }),
    },
  },
  'teams.createMember': {
    input: (world) => ({ ...inTeam(world), account: world.fresh('new'), name: 'New', role: 'read_only' }),
    wrongState: {
      code: 'ALREADY_EXISTS',
      input: (world) => ({
        ...inTeam(world),
        account: world.who.loner.account,
        name: 'New',
        role: 'read_only',
      }),
    },
  },
  'teams.setMemberRole': {
    input: async (world) => ({ ...inTeam(world), userId: await newMember(world), role: 'read_only' }),
    wrongState: {
      code: 'LAST_TEAM_ADMIN',
      input: (world) => ({
        teamId: world.otherTeamId,
        userId: world.who.otherAdmin.userId,
        role: 'read_only',
      }),
    },
  },
  'teams.removeMember': {
    input: async (world) => ({ ...inTeam(world), userId: await newMember(world) }),
    wrongState: {
      code: 'LAST_TEAM_ADMIN',
      input: (world) => ({ teamId: world.otherTeamId, userId: world.who.otherAdmin.userId }),
    },
  },
  'teams.applyToJoin': {
    as: 'loner',
    input: (world) => ({ ...inTeam(world), role: 'read_only' }),
    wrongState: {
      as: 'platform',
      code: 'ADMIN_IN_TEAM',
      input: (world) => ({ ...inTeam(world), role: 'read_only' }),
    },
  },
  'users.list': { input: () => ({}), hasIds: false },
  'users.get': { input: (world) => ({ userId: world.who.loner.userId }) },
  'users.suggestPassword': { hasIds: false },
  'users.create': {
    input: (world) => ({ account: world.fresh('made'), name: 'Made' }),
    hasIds: false,
    wrongState: {
      code: 'ALREADY_EXISTS',
      input: (world) => ({ account: world.who.loner.account, name: 'Made' }),
    },
  },
  'users.edit': {
    async input(world) {
      const { id, revision } = await newUser(world);
      return { userId: id, revision, name: 'Renamed' };
    },
    wrongState: {
      code: 'EDIT_CONFLICT',
      input: async (world) => ({ userId: (await newUser(world)).id, revision: 99, name: 'Renamed' }),
    },
  },
  'users.setRole': {
    async input(world) {
      const { id, revision } = await newUser(world);
      return { userId: id, revision, role: 'reviewer' };
    },
    wrongState: {
      code: 'ADMIN_IN_TEAM',
      async input(world) {
        const userId = await newMember(world);
        return { userId, revision: await revisionOf(world, userId), role: 'platform_admin' };
      },
    },
  },
  'users.block': {
    input: async (world) => ({ userId: (await newUser(world)).id }),
    wrongState: { input: (world) => ({ userId: world.who.blocked.userId }) },
  },
  'users.unblock': {
    async input(world) {
      const { id } = await newUser(world);
      await world.who.root.client.users.block({ userId: id });
      return { userId: id };
    },
    wrongState: { input: (world) => ({ userId: world.who.loner.userId }) },
  },
  'users.remove': {
    input: async (world) => ({ userId: (await newUser(world)).id }),
    wrongState: {
      async input(world) {
        const { id } = await newUser(world);
        await world.who.root.client.users.remove({ userId: id });
        return { userId: id };
      },
    },
  },
  'users.revokeSessions': { input: async (world) => ({ userId: (await newUser(world)).id }) },
  'users.sessions': { input: (world) => ({ userId: world.who.loner.userId }) },
  'workspaces.get': { hasIds: false },
  'workspaces.edit': {
    hasIds: false,
    async input(world) {
      const { revision } = await world.who.root.client.workspaces.get();
      return { revision, address: 'Main Street 1' };
    },
    wrongState: { code: 'EDIT_CONFLICT', input: () => ({ revision: 999, address: 'x' }) },
  },
};
