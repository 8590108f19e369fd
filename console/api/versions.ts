import { z } from 'zod';
import { assertMayDelete, assertOnShelf, moveVersion, versionStatuses } from '../domain/versions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { openApproval } from '../new-approval.ts';
import { publishVersion, rollBack } from '../publishing.ts';
import { approvalView, done, id, number, ok, pageOf, paging, time } from '../shapes.ts';
import { allRows, changeRow, findRow, needRow, pageRows, removeRow } from '../storage/rows.ts';
import type { Row, TenantDb } from '../storage/schema.ts';
import { newestVersion } from '../storage/versions.ts';

const versionView = z.object({
  id,
  programId: id,
  number: z.string(),
  remark: z.string(),
  status: z.enum(versionStatuses),
  packageSha256: z.string(),
  packageSize: z.number(),
  manifestHash: z.string(),
  baseLibrary: z.string(),
  compiler: z.string(),
  uploaderId: z.string(),
  uploaderName: z.string(),
  approvalId: id.nullable(),
  publishAt: time.nullable(),
  publishedAt: time.nullable(),
  publisherName: z.string().nullable(),
  createdAt: time,
  changedAt: time,
});
const ofVersion = z.object({ programId: id, versionId: id });
const pagePath = z
  .string()
  .max(300)
  .regex(/^(?!\/)(?!.*\.\.)[\w\-./]*(\?[^#\s]*)?$/, 'a relative path such as pages/index/index?from=trial');

export const versions = {
  list: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/versions',
    about: 'Versions of a mini program, newest first.',
    input: z.object({ programId: id, ...paging, status: z.enum(versionStatuses).optional() }),
    output: pageOf(versionView),
    run: ({ input, db }) =>
      pageRows(db, 'versions', input, { programId: input.programId, status: input.status }),
  }),

  get: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/versions/{versionId}',
    about: 'One version.',
    input: ofVersion,
    output: versionView,
    run: ({ input, db }) => needVersion(db, input),
  }),

  overview: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/overview',
    about:
      'The version page: what is online, how the review goes, the newest development version, the trial version.',
    input: z.object({ programId: id }),
    output: z.object({
      online: versionView.nullable(),
      review: z.object({ version: versionView, sheet: approvalView }).nullable(),
      development: versionView.nullable(),
      trial: z.object({ version: versionView, path: z.string() }).nullable(),
      mayRollBack: z.boolean(),
    }),
    async run({ input, db }) {
      const program = await needRow(db, 'programs', input.programId);
      const pick = async (versionId: string | null) =>
        versionId ? ((await findRow(db, 'versions', versionId)) ?? null) : null;
      const online = await pick(program.onlineVersionId);
      const trial = await pick(program.trialVersionId);
      const development = (await newestVersion(db, program.id, 'development')) ?? null;
      const mayRollBack =
        online !== null &&
        program.previousVersionId !== null &&
        !program.isRollbackLocked &&
        program.isOnShelf;
      return {
        online,
        review: await reviewOf(db, program.id),
        development,
        trial: trial && { version: trial, path: program.trialPath },
        mayRollBack,
      };
    },
  }),

  reviews: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/reviews',
    about: 'The review record: every launch sheet of the mini program, newest first.',
    input: z.object({ programId: id, ...paging }),
    output: pageOf(approvalView),
    run: ({ input, db }) =>
      pageRows(db, 'approvals', input, { programId: input.programId, category: 'launch' }),
  }),

  submit: mutation({
    permission: 'versions.submit',
    route: 'POST /programs/{programId}/versions/{versionId}/submit',
    about: 'Submit a development (or rejected) version for review by the side of the bound applications.',
    input: ofVersion.extend({ note: z.string().max(1000).default('') }),
    output: versionView,
    async run({ input, actor, db, services, change, audit }) {
      const version = await needVersion(db, input);
      const program = await needRow(db, 'programs', version.programId);
      const status = moveVersion(version.status, 'submit');
      const sheet = await openApproval(change, actor, services.now(), {
        category: 'launch',
        title: `${program.name} ${version.number}`,
        programId: program.id,
        versionId: version.id,
        subjectId: version.id,
        detail: {
          number: version.number,
          remark: version.remark,
          note: input.note,
          size: version.packageSize,
        },
      });
      audit('version', version.id, { status: version.status }, { status, sheet: sheet.id });
      change.emit('version.submitted', version.id);
      return changeRow(db, 'versions', version.id, {
        status,
        approvalId: sheet.id,
        changedAt: services.now(),
      });
    },
  }),

  publish: mutation({
    permission: 'versions.publish',
    route: 'POST /programs/{programId}/versions/{versionId}/publish',
    about: 'Publish an approved version for every bound application, now or (with `at`) later.',
    input: ofVersion.extend({ at: number.optional() }),
    output: versionView,
    async run({ input, actor, db, services, change, audit }) {
      const version = await needVersion(db, input);
      const now = services.now();
      if (input.at === undefined || input.at <= now) {
        const published = await publishVersion(change, version.id, { name: actor.name, now });
        audit('version', version.id, { status: version.status }, { status: published.status });
        return published;
      }
      assertOnShelf(await needRow(db, 'programs', version.programId));
      moveVersion(version.status, 'publish');
      audit('version', version.id, { publishAt: version.publishAt }, { publishAt: input.at });
      return changeRow(db, 'versions', version.id, { publishAt: input.at, changedAt: now });
    },
  }),

  unschedule: mutation({
    permission: 'versions.publish',
    route: 'DELETE /programs/{programId}/versions/{versionId}/schedule',
    about: 'Drop a scheduled publish.',
    input: ofVersion,
    output: versionView,
    async run({ input, db, services, audit }) {
      const version = await needVersion(db, input);
      if (version.publishAt === null) throw refuse('WRONG_STATE', { state: 'not scheduled' });
      audit('version', version.id, { publishAt: version.publishAt }, { publishAt: null });
      return changeRow(db, 'versions', version.id, { publishAt: null, changedAt: services.now() });
    },
  }),

  rollback: mutation({
    permission: 'versions.publish',
    route: 'POST /programs/{programId}/rollback',
    about: 'Back to the version released before; once, until the next publish.',
    input: z.object({ programId: id }),
    output: versionView,
    async run({ input, actor, services, change, audit }) {
      const { from, to } = await rollBack(change, input.programId, { name: actor.name, now: services.now() });
      audit('program', input.programId, { online: from.number }, { online: to.number });
      return to;
    },
  }),

  setTrial: mutation({
    permission: 'versions.trial',
    route: 'PUT /programs/{programId}/trial',
    about: 'Set the trial version for the testers, and the page it opens with; null takes it away.',
    input: z.object({ programId: id, versionId: id.nullable(), path: pagePath.default('') }),
    output: done,
    async run({ input, db, change, audit }) {
      const program = await needRow(db, 'programs', input.programId);
      if (input.versionId) await needVersion(db, { programId: program.id, versionId: input.versionId });
      const after = { trialVersionId: input.versionId, trialPath: input.path };
      await changeRow(db, 'programs', program.id, after);
      audit(
        'program',
        program.id,
        { trialVersionId: program.trialVersionId, trialPath: program.trialPath },
        after,
      );
      change.emit('delivery.changed', program.id);
      return ok;
    },
  }),

  remove: mutation({
    permission: 'versions.upload',
    route: 'DELETE /programs/{programId}/versions/{versionId}',
    about: 'Delete a version that is neither in review nor online nor needed.',
    input: ofVersion,
    output: done,
    async run({ input, db, change, audit }) {
      const version = await needVersion(db, input);
      assertMayDelete(version, await needRow(db, 'programs', version.programId));
      // Its record of who was served stays readable.
      if ((await allRows(db, 'grayTasks', { versionId: version.id })).length > 0)
        throw refuse('WRONG_STATE', { state: 'grayscale', action: 'delete' });
      await removeRow(db, 'versions', version.id);
      audit('version', version.id, { number: version.number, status: version.status }, null);
      change.emit('version.removed', version.id);
      return ok;
    },
  }),
};

/** The version, if it is this mini program's: the permission was asked for that one. */
async function needVersion(
  db: TenantDb,
  { programId, versionId }: { programId: string; versionId: string },
): Promise<Row<'versions'>> {
  const version = await needRow(db, 'versions', versionId);
  if (version.programId !== programId) throw refuse('NOT_FOUND', { type: 'version', id: versionId });
  return version;
}

async function reviewOf(db: TenantDb, programId: string) {
  const { items } = await pageRows(db, 'approvals', { limit: 1 }, { programId, category: 'launch' });
  const sheet = items[0];
  const version = sheet?.versionId ? await findRow(db, 'versions', sheet.versionId) : undefined;
  return sheet && version ? { version, sheet } : null;
}
