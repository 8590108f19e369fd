import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import type { Person } from '../actor.ts';
import { applyOutcome } from '../approval-effects.ts';
import { approvalCategories, approvalStatuses, assertMayDecide, moveApproval } from '../domain/approvals.ts';
import { bodyOf } from '../errors-at-the-door.ts';
import { permissions, teamsWith, why } from '../domain/permissions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { notifyPerson } from '../notices.ts';
import { approvalView, id, pageOf, paging } from '../shapes.ts';
import { decidingTeams, needNamedApproval, pageApprovals } from '../storage/approvals.ts';
import { changeRow, findRow, needRow } from '../storage/rows.ts';
import type { Row, TenantDb } from '../storage/schema.ts';
import { isOnlyUser } from '../storage/users.ts';

const namedView = approvalView.extend({
  programName: z.string().nullable(),
  appName: z.string().nullable(),
  versionNumber: z.string().nullable(),
});
const note = z.string().max(1000).default('');

export const approvals = {
  list: query({
    permission: 'approvals.view',
    at: 'anywhere',
    route: 'GET /approvals',
    about:
      'The inbox: sheets you may decide on, and your own applications (`mine`: only these, or without). Newest first.',
    input: z.object({
      ...paging,
      category: z.enum(approvalCategories).optional(),
      status: z.enum(approvalStatuses).optional(),
      programId: id.optional(),
      appId: id.optional(),
      mine: z.enum(['true', 'false']).optional(),
    }),
    output: pageOf(namedView),
    async run({ input, db, actor }) {
      const teams = teamsWith(actor.standing, 'apps.decide');
      const members = teamsWith(actor.standing, 'members.approve');
      const sees = input.mine === 'true' ? { teams: [], members: [] } : { teams, members };
      const filter = { ...input, isOthers: input.mine === 'false' };
      return pageApprovals(db, filter, { ...sees, userId: actor.id }, input);
    },
  }),

  get: query({
    permission: 'approvals.view',
    at: 'anywhere',
    route: 'GET /approvals/{approvalId}',
    about: 'One sheet, and whether you may decide on it (with the reason where not).',
    input: z.object({ approvalId: id }),
    output: namedView.extend({
      mayDecide: z.boolean(),
      whyNot: z.string().nullable(),
      /** What a launch is about, also for those who cannot open the mini program. */
      version: z
        .object({ number: z.string(), remark: z.string(), packageSize: z.number(), uploaderName: z.string() })
        .nullable(),
    }),
    async run({ input, db, actor, request }) {
      const sheet = await needNamedApproval(db, input.approvalId);
      const reason = await whyNotDecide(db, actor, sheet, request.language);
      if (
        reason &&
        sheet.applicantId !== actor.id &&
        actor.standing.role === 'member' &&
        !(await concerns(db, actor, sheet))
      )
        throw refuse('NOT_FOUND', { type: 'approval', id: sheet.id });
      const version = sheet.versionId ? ((await findRow(db, 'versions', sheet.versionId)) ?? null) : null;
      return { ...sheet, mayDecide: reason === null, whyNot: reason, version };
    },
  }),

  approve: deciding('approve', 'Approve a sheet; what it asks for happens in the same moment.'),
  reject: deciding('reject', 'Reject a sheet; the note says why.'),

  withdraw: mutation({
    permission: 'signedIn',
    route: 'POST /approvals/{approvalId}/withdraw',
    about: 'Withdraw your own application before anybody decided.',
    input: z.object({ approvalId: id }),
    output: approvalView,
    async run({ input, actor, db, services, change, audit }) {
      if (actor.user.status !== 'active') throw refuse('MEMBER_BLOCKED');
      const sheet = await needRow(db, 'approvals', input.approvalId);
      if (sheet.applicantId !== actor.id) throw refuse('FORBIDDEN', { need: 'the applicant' });
      const status = moveApproval(sheet.status, 'withdraw');
      const moved = await changeRow(db, 'approvals', sheet.id, { status, finishedAt: services.now() });
      await applyOutcome(change, moved, 'withdrawn', services.now());
      audit('approval', sheet.id, { status: sheet.status }, { status });
      change.emit('approval.withdrawn', sheet.id);
      return moved;
    },
  }),
};

function deciding(action: 'approve' | 'reject', about: string) {
  return mutation({
    permission: 'approvals.view',
    at: 'anywhere',
    route: `POST /approvals/{approvalId}/${action}`,
    about,
    input: z.object({ approvalId: id, note }),
    output: approvalView,
    async run({ input, actor, db, services, change, audit }) {
      const sheet = await needRow(db, 'approvals', input.approvalId);
      await assertSide(db, actor, sheet);
      const status = moveApproval(sheet.status, action);
      const isAlone = await isOnlyUser(db);
      const { applicantId } = sheet;
      assertMayDecide({ action, note: input.note, deciderId: actor.id, applicantId, isOnlyUser: isAlone });
      const decided = await changeRow(db, 'approvals', sheet.id, {
        status,
        note: input.note,
        decidedBy: actor.id,
        deciderName: actor.name,
        finishedAt: services.now(),
      });
      const verdict = action === 'approve' ? 'approved' : 'rejected';
      await applyOutcome(change, decided, verdict, services.now());
      const isOwn = actor.id === applicantId;
      if (!isOwn)
        await notifyPerson(services, change, 'approval', applicantId, [verdict, sheet.title, input.note]);
      audit(
        'approval',
        sheet.id,
        { status: sheet.status },
        { status, note: input.note, ...(isOwn && { isAlone }) },
      );
      change.emit(`approval.${status}`, sheet.id);
      return decided;
    },
  });
}

/** Who decides: for members the team's administrators, else the application's side (D4). */
async function assertSide(db: TenantDb, actor: Person, sheet: Row<'approvals'>): Promise<void> {
  const permission = sheet.category === 'member' ? 'members.approve' : 'apps.decide';
  const teams = await decidingTeams(db, sheet);
  const places = teams.length > 0 ? teams.map((teamId) => ({ teamId })) : [{ teamId: '' }];
  const verdicts = places.map((place) => why(actor.standing, permission, place));
  if (verdicts.some((verdict) => verdict.isAllowed)) return;
  const { have, sentence } = verdicts[0]!;
  throw refuse('FORBIDDEN', {
    permission,
    need: permissions[permission].roles.join(', '),
    have,
    why: sentence,
  });
}

async function whyNotDecide(
  db: TenantDb,
  actor: Person,
  sheet: Row<'approvals'>,
  language: 'en' | 'zh',
): Promise<string | null> {
  try {
    await assertSide(db, actor, sheet);
    moveApproval(sheet.status, 'approve');
    const { applicantId } = sheet;
    const isAlone = await isOnlyUser(db);
    assertMayDecide({ action: 'approve', note: '', deciderId: actor.id, applicantId, isOnlyUser: isAlone });
    return null;
  } catch (error) {
    if (error instanceof AppError) return bodyOf(error, language).message;
    throw error;
  }
}

/** Members of the deciding team may read a sheet they may not decide on. */
async function concerns(db: TenantDb, actor: Person, sheet: Row<'approvals'>): Promise<boolean> {
  const teams = await decidingTeams(db, sheet);
  return teams.some((teamId) => teamId in actor.standing.teams);
}
