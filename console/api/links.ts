import { z } from 'zod';
import { assertPassword } from '../domain/passwords.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, open, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { openApproval } from '../new-approval.ts';
import { hashPassword, newSecret, sha256 } from '../secrets.ts';
import type { Services } from '../services.ts';
import {
  account,
  email,
  id,
  number,
  pageOf,
  paging,
  password,
  personName,
  teamRole,
  time,
} from '../shapes.ts';
import { assertRate } from '../storage/rates.ts';
import { addRow, changeRow, findRow, needRow, pageRows } from '../storage/rows.ts';
import type { Row, TenantDb } from '../storage/schema.ts';
import { findLink } from '../storage/links.ts';
import { findWorkspace } from '../storage/workspaces.ts';
import type { Workspace } from '../storage/workspaces.ts';
import { userRow } from '../user-rows.ts';

const linkView = z.object({
  id,
  teamId: id.nullable(),
  teamRole: teamRole.nullable(),
  note: z.string(),
  maxUses: z.number(),
  uses: z.number(),
  expiresAt: time,
  isRevoked: z.boolean(),
  createdAt: time,
});
const day = 24 * 3_600_000;

export const links = {
  list: query({
    permission: 'members.manage',
    route: 'GET /teams/{teamId}/links',
    about: 'Registration links of a team.',
    input: z.object({ teamId: id, ...paging }),
    output: pageOf(linkView),
    run: ({ input, db }) => pageRows(db, 'registrationLinks', input, { teamId: input.teamId }),
  }),

  create: mutation({
    permission: 'members.manage',
    route: 'POST /teams/{teamId}/links',
    about:
      'A link by which people register themselves for a team; each registration waits for approval. Shown once.',
    input: z.object({
      teamId: id,
      teamRole: z.enum(['team_operator', 'team_developer', 'data_analyst', 'read_only']),
      days: number.min(1).max(90).default(7),
      maxUses: number.min(1).max(1000).default(50),
      note: z.string().max(200).default(''),
    }),
    output: linkView.extend({ url: z.string(), token: z.string() }),
    isSecret: true,
    async run({ input, actor, db, services, audit, change }) {
      const now = services.now();
      const token = `${change.workspaceId}.${newSecret(16)}`;
      const link = await addRow(db, 'registrationLinks', {
        id: newId('link', now),
        tokenHash: sha256(token),
        teamId: input.teamId,
        teamRole: input.teamRole,
        note: input.note,
        maxUses: input.maxUses,
        uses: 0,
        expiresAt: now + input.days * day,
        isRevoked: false,
        createdBy: actor.id,
        createdAt: now,
      });
      audit('link', link.id, null, { teamId: link.teamId, role: link.teamRole, maxUses: link.maxUses });
      return { ...link, token, url: `${services.options.publicUrl}/register/${token}` };
    },
  }),

  revoke: mutation({
    permission: 'members.manage',
    at: async ({ input, db }) => ({
      teamId: (await needRow(db, 'registrationLinks', (input as { linkId: string }).linkId)).teamId ?? '',
    }),
    route: 'DELETE /links/{linkId}',
    about: 'Revoke a registration link.',
    input: z.object({ linkId: id }),
    output: linkView,
    async run({ input, db, audit }) {
      const link = await changeRow(db, 'registrationLinks', input.linkId, { isRevoked: true });
      audit('link', link.id, { isRevoked: false }, { isRevoked: true });
      return link;
    },
  }),

  show: open({
    route: 'GET /registrations/{token}',
    about: 'What a registration link is for.',
    input: z.object({ token: z.string().max(120) }),
    output: z.object({
      workspace: z.string(),
      team: z.string().nullable(),
      role: teamRole.nullable(),
      expiresAt: time,
    }),
    async run({ input, services, request }) {
      await assertRate(services.storage.system, `link ${request.address}`, 60, 60_000, services.now());
      const { workspace, link, db } = await needLink(services, input.token);
      const team = link.teamId ? await findRow(db, 'teams', link.teamId) : undefined;
      return {
        workspace: workspace.name,
        team: team?.name ?? null,
        role: link.teamRole,
        expiresAt: link.expiresAt,
      };
    },
  }),

  register: open({
    route: 'POST /registrations/{token}',
    about: 'Register by a link. The account works once an administrator has approved.',
    input: z.object({
      token: z.string().max(120),
      account,
      name: personName,
      email: email.default(''),
      password,
      reason: z.string().max(500).default(''),
    }),
    output: z.object({ status: z.literal('applied'), workspace: z.string() }),
    async run({ input, services, request }) {
      const { storage, now, options } = services;
      await assertRate(storage.system, `register ${request.address}`, 20, 60_000, now());
      assertPassword(input.password);
      const { workspace, link } = await needLink(services, input.token);
      const passwordHash = await hashPassword(input.password, options.passwordCost);
      const user = userRow({ ...input, role: 'member', passwordHash, status: 'applied' }, now());
      const who = { id: user.id, name: user.name, requestId: request.id, address: request.address };
      await storage.change(workspace.id, who, async (change) => {
        const fresh = await needRow(change.db, 'registrationLinks', link.id);
        assertUsable(fresh, now());
        await changeRow(change.db, 'registrationLinks', link.id, { uses: fresh.uses + 1 });
        await addRow(change.db, 'users', user);
        await openApproval(change, user, now(), {
          category: 'member',
          title: `${user.name} (${user.account})`,
          teamId: link.teamId,
          subjectId: user.id,
          detail: { role: link.teamRole, reason: input.reason, email: user.email, link: link.id },
        });
        const after = { account: user.account, link: link.id };
        change.audit({ action: 'links.register', target: { type: 'user', id: user.id }, after });
      });
      return { status: 'applied' as const, workspace: workspace.name };
    },
  }),
};

function assertUsable(link: Row<'registrationLinks'>, now: number): void {
  if (link.isRevoked || link.expiresAt <= now || link.uses >= link.maxUses) throw refuse('LINK_INVALID');
}

async function needLink(
  { storage, now }: Services,
  token: string,
): Promise<{ workspace: Workspace; link: Row<'registrationLinks'>; db: TenantDb }> {
  const [workspaceId = ''] = token.split('.');
  const workspace = await findWorkspace(storage.system, workspaceId).catch(() => null);
  if (!workspace) throw refuse('LINK_INVALID');
  const db = storage.workspace(workspace.id);
  const link = await findLink(db, sha256(token));
  if (!link) throw refuse('LINK_INVALID');
  assertUsable(link, now());
  return { workspace, link, db };
}
