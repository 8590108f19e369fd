import { Secret, TOTP } from 'otpauth';
import { z } from 'zod';
import { mutation, open, query } from '../endpoint.ts';
import { assertPassword } from '../domain/passwords.ts';
import { refuse } from '../domain/refusals.ts';
import { hashPassword, seal, unseal, verifyPassword } from '../secrets.ts';
import { beginSession, checkCredentials, cookiesFor, isCodeRight, noCookies } from '../sign-in.ts';
import {
  done,
  id,
  memberStatus,
  nothing,
  ok,
  password,
  teamRole,
  time,
  userView,
  workspaceRole,
} from '../shapes.ts';
import { changeRow, needRow, removeRow } from '../storage/rows.ts';
import { endSessions, sessionsOf } from '../storage/sessions.ts';
import { teamsOf } from '../storage/teams.ts';
import { findWorkspace } from '../storage/workspaces.ts';

const sessionView = z.object({
  id,
  kind: z.enum(['site', 'ide', 'phone']),
  device: z.string(),
  os: z.string(),
  address: z.string(),
  createdAt: time,
  lastSeenAt: time,
  expiresAt: time,
  isCurrent: z.boolean(),
});

export const sessions = {
  signIn: open({
    route: 'POST /sessions',
    about: 'Sign in with workspace, account and password. The site asks for a cookie, the IDE for a token.',
    input: z.object({
      workspace: z.string().max(100).default(''),
      account: z.string().max(100),
      password: z.string().max(200),
      code: z.string().max(10).optional(),
      as: z.enum(['cookie', 'token']).default('cookie'),
      kind: z.enum(['site', 'ide', 'phone']).default('site'),
      device: z.string().max(200).default(''),
      os: z.string().max(100).default(''),
      deviceKey: z.string().max(100).nullable().default(null),
    }),
    output: z.object({
      token: z.string().nullable(),
      workspaceId: id,
      userId: id,
      name: z.string(),
      role: workspaceRole,
      status: memberStatus,
    }),
    async run({ input, services, request }) {
      const { workspace, user } = await checkCredentials(services, request, input);
      const who = { id: user.id, name: user.name, requestId: request.id, address: request.address };
      const { token } = await services.storage.change(workspace.id, who, (change) =>
        beginSession(change, services, request, user, input),
      );
      if (input.as === 'cookie') request.setHeader('set-cookie', cookiesFor(token, request.isSecure));
      const { id: userId, name, role, status } = user;
      return {
        token: input.as === 'token' ? token : null,
        workspaceId: workspace.id,
        userId,
        name,
        role,
        status,
      };
    },
  }),

  me: query({
    permission: 'signedIn',
    route: 'GET /sessions/me',
    about: 'Who am I: account, workspace, roles. Answers blocked members too.',
    input: nothing,
    output: z.object({
      user: userView,
      workspace: z.object({ id, name: z.string() }),
      teams: z.array(z.object({ teamId: id, name: z.string(), role: teamRole })),
      programs: z.array(id),
      sessionId: id,
    }),
    async run({ actor, db, services }) {
      const workspace = await findWorkspace(services.storage.system, actor.workspaceId);
      return {
        user: actor.user,
        workspace: { id: workspace.id, name: workspace.name },
        teams: actor.user.status === 'active' ? await teamsOf(db, actor.id) : [],
        programs: Object.keys(actor.standing.programs),
        sessionId: actor.session.id,
      };
    },
  }),

  list: query({
    permission: 'signedIn',
    route: 'GET /sessions',
    about: 'My sessions: device, address, last seen.',
    input: nothing,
    output: z.object({ items: z.array(sessionView) }),
    async run({ actor, db }) {
      const rows = await sessionsOf(db, actor.id);
      return { items: rows.map((row) => ({ ...row, isCurrent: row.id === actor.session.id })) };
    },
  }),

  revoke: mutation({
    permission: 'signedIn',
    route: 'DELETE /sessions/{sessionId}',
    about: 'End one of my sessions: its device is refused from the next call on.',
    input: z.object({ sessionId: id }),
    output: done,
    async run({ input, actor, db, change, audit }) {
      const session = await needRow(db, 'sessions', input.sessionId);
      if (session.userId !== actor.id) throw refuse('NOT_FOUND', { type: 'session', id: input.sessionId });
      await removeRow(db, 'sessions', session.id);
      audit('session', session.id, { device: session.device });
      change.emit('session.ended', session.id);
      return ok;
    },
  }),

  signOut: mutation({
    permission: 'signedIn',
    route: 'POST /sessions/sign-out',
    about: 'End this session.',
    input: nothing,
    output: done,
    async run({ actor, db, change, audit, request }) {
      await removeRow(db, 'sessions', actor.session.id);
      audit('session', actor.session.id);
      change.emit('session.ended', actor.session.id);
      request.setHeader('set-cookie', noCookies);
      return ok;
    },
  }),

  confirmPassword: mutation({
    permission: 'signedIn',
    route: 'POST /sessions/confirm-password',
    about: 'Make an old session fresh again, as confirming a QR login asks for after 12 hours.',
    input: z.object({ password: z.string().max(200) }),
    output: done,
    async prepare({ input, actor }) {
      if (!(await verifyPassword(actor.user.passwordHash, input.password))) throw refuse('SIGN_IN_FAILED');
    },
    async run({ actor, db, services, audit }) {
      await changeRow(db, 'sessions', actor.session.id, { authenticatedAt: services.now() });
      audit('session', actor.session.id);
      return ok;
    },
  }),

  changePassword: mutation({
    permission: 'signedIn',
    route: 'POST /sessions/password',
    about: 'Change my password; all my other sessions end.',
    input: z.object({ current: z.string().max(200), password }),
    output: done,
    async prepare({ input, actor, services }) {
      assertPassword(input.password);
      if (!(await verifyPassword(actor.user.passwordHash, input.current))) throw refuse('SIGN_IN_FAILED');
      return hashPassword(input.password, services.options.passwordCost);
    },
    async run({ actor, db, change, audit, prepared }) {
      await changeRow(db, 'users', actor.id, { passwordHash: prepared });
      await endSessions(db, actor.id, actor.session.id);
      audit('user', actor.id);
      change.emit('session.ended', actor.id);
      return ok;
    },
  }),

  startTotp: mutation({
    permission: 'signedIn',
    route: 'POST /sessions/totp',
    about: 'Begin a second factor: gives the secret and its otpauth address for a QR code.',
    input: nothing,
    output: z.object({ secret: z.string(), url: z.string() }),
    isSecret: true,
    async run({ actor, db, services, audit }) {
      if (actor.user.isTotpOn) throw refuse('WRONG_STATE', { state: 'on' });
      const secret = new Secret({ size: 20 });
      const totp = new TOTP({ issuer: 'Tessera', label: actor.user.account, secret });
      await changeRow(db, 'users', actor.id, { totpSecret: seal(services.storage.secret, secret.base32) });
      audit('user', actor.id);
      return { secret: secret.base32, url: totp.toString() };
    },
  }),

  confirmTotp: mutation({
    permission: 'signedIn',
    route: 'POST /sessions/totp/confirm',
    about: 'Turn the second factor on, with its first code.',
    input: z.object({ code: z.string().max(10) }),
    output: done,
    async run({ input, actor, db, services, audit }) {
      const user = await needRow(db, 'users', actor.id);
      if (!user.totpSecret || user.isTotpOn)
        throw refuse('WRONG_STATE', { state: user.isTotpOn ? 'on' : 'off' });
      if (!isCodeRight(unseal(services.storage.secret, user.totpSecret), input.code, services.now()))
        throw refuse('TOTP_WRONG');
      await changeRow(db, 'users', actor.id, { isTotpOn: true });
      audit('user', actor.id, { isTotpOn: false }, { isTotpOn: true });
      return ok;
    },
  }),

  stopTotp: mutation({
    permission: 'signedIn',
    route: 'POST /sessions/totp/stop',
    about: 'Turn the second factor off, with the password.',
    input: z.object({ password: z.string().max(200) }),
    output: done,
    async prepare({ input, actor }) {
      if (!(await verifyPassword(actor.user.passwordHash, input.password))) throw refuse('SIGN_IN_FAILED');
    },
    async run({ actor, db, audit }) {
      await changeRow(db, 'users', actor.id, { isTotpOn: false, totpSecret: null });
      audit('user', actor.id, { isTotpOn: actor.user.isTotpOn }, { isTotpOn: false });
      return ok;
    },
  }),
};
