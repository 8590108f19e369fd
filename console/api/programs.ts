import { z } from 'zod';
import { programCategories } from '../domain/categories.ts';
import { teamsWith } from '../domain/permissions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { openApproval } from '../new-approval.ts';
import { needLogo } from '../new-rows.ts';
import { assertAbility } from '../places.ts';
import { setShelf } from '../publishing.ts';
import { done, id, nothing, ok, pageOf, paging, programView, revision, sha256, text } from '../shapes.ts';
import { offlinePackage } from '../storage/offline.ts';
import { addAdmin, adminsOf, findTester, pagePrograms, removeAdmin, testersOf } from '../storage/programs.ts';
import { addRow, editRow, needRow, removeRow } from '../storage/rows.ts';
import { findMember } from '../storage/teams.ts';
import { findWorkspace } from '../storage/workspaces.ts';

const categoryIds = Object.keys(programCategories);
const fields = {
  name: z.string().trim().min(1).max(30),
  overview: z.string().max(1000),
  logo: sha256.nullable(),
  categories: z
    .array(z.string().refine((value) => categoryIds.includes(value), 'one of GET /program-categories'))
    .max(5),
  tags: z.array(z.string().trim().min(1).max(20)).max(10),
  functionalPages: programView.shape.functionalPages,
  nearby: programView.shape.nearby,
};

export const programs = {
  list: query({
    permission: 'programs.view',
    at: 'anywhere',
    route: 'GET /programs',
    about: 'Mini programs you may see, newest first; by team, by name.',
    input: z.object({ ...paging, teamId: id.optional(), search: z.string().max(60).optional() }),
    output: pageOf(programView),
    run({ input, db, actor }) {
      const teams = teamsWith(actor.standing, 'programs.view');
      return pagePrograms(db, input, { teams, programs: Object.keys(actor.standing.programs) }, input);
    },
  }),

  categories: query({
    permission: 'catalogue.view',
    route: 'GET /program-categories',
    about: 'Business categories a mini program can be filed under.',
    input: nothing,
    output: z.object({ items: z.array(z.object({ id: z.string(), name: text })) }),
    run: async () => ({ items: categoryIds.map((key) => ({ id: key, name: programCategories[key]! })) }),
  }),

  get: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}',
    about: 'One mini program with its App ID.',
    input: z.object({ programId: id }),
    output: programView,
    run: ({ input, db }) => needRow(db, 'programs', input.programId),
  }),

  create: mutation({
    permission: 'programs.create',
    route: 'POST /programs',
    about: 'Create a mini program in a team. Its creator becomes its admin; the id answered is the App ID.',
    input: z.object({
      teamId: id,
      name: fields.name,
      overview: fields.overview.default(''),
      logo: fields.logo.default(null),
      categories: fields.categories.default([]),
      tags: fields.tags.default([]),
    }),
    output: programView,
    async run({ input, actor, db, services, audit, change }) {
      await assertAbility(db, input.teamId, 'programs');
      await needLogo(services, change.system, input.logo);
      const now = services.now();
      const program = await addRow(db, 'programs', {
        ...input,
        id: newId('mp', now),
        functionalPages: [],
        nearby: [],
        isOnShelf: true,
        onlineVersionId: null,
        previousVersionId: null,
        isRollbackLocked: false,
        trialVersionId: null,
        trialPath: '',
        createdBy: actor.id,
        createdAt: now,
        revision: 1,
      });
      if (await findMember(db, input.teamId, actor.id)) await addAdmin(db, program.id, actor.id, now);
      audit('program', program.id, null, { name: program.name, teamId: program.teamId });
      change.emit('program.created', program.id);
      return program;
    },
  }),

  edit: mutation({
    permission: 'programs.edit',
    route: 'PATCH /programs/{programId}',
    about: 'Edit name, introduction, logo, categories, tags, functional pages (5) and places nearby (10).',
    input: z.object({ programId: id, revision, ...z.object(fields).partial().shape }),
    output: programView,
    async run({ input, db, services, audit, change, ...call }) {
      const program = await needRow(db, 'programs', input.programId);
      await needLogo(services, change.system, input.logo ?? null);
      const { programId: _, revision: __, ...given } = input;
      const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const edited = await editRow(db, 'programs', program.id, call.revision(), changes);
      audit('program', program.id, program, edited);
      change.emit('delivery.changed', program.id);
      return edited;
    },
  }),

  onShelf: mutation({
    permission: 'programs.shelf',
    route: 'POST /programs/{programId}/on-shelf',
    about: 'Put a mini program back on the shelf.',
    input: z.object({ programId: id }),
    output: done,
    async run({ input, services, change, audit }) {
      await setShelf(change, input.programId, true, services.now());
      audit('program', input.programId, { isOnShelf: false }, { isOnShelf: true });
      return ok;
    },
  }),

  offShelf: mutation({
    permission: 'programs.shelf',
    route: 'POST /programs/{programId}/off-shelf',
    about:
      'Take a mini program off the shelf: at once, or (policy of the workspace) as an application for removal.',
    input: z.object({ programId: id, reason: z.string().max(500).default('') }),
    output: z.object({ isOnShelf: z.boolean(), approvalId: id.nullable() }),
    async run({ input, actor, services, change, audit }) {
      const program = await needRow(change.db, 'programs', input.programId);
      const { policies } = await findWorkspace(change.system, change.workspaceId);
      if (!program.isOnShelf) throw refuse('WRONG_STATE', { state: 'off shelf' });
      if (!policies.removalNeedsApproval) {
        await setShelf(change, program.id, false, services.now());
        audit('program', program.id, { isOnShelf: true }, { isOnShelf: false, reason: input.reason });
        return { isOnShelf: false, approvalId: null };
      }
      const sheet = await openApproval(change, actor, services.now(), {
        category: 'removal',
        title: program.name,
        programId: program.id,
        subjectId: program.id,
        detail: { reason: input.reason },
      });
      audit('approval', sheet.id, null, { programId: program.id, reason: input.reason });
      return { isOnShelf: true, approvalId: sheet.id };
    },
  }),

  offline: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/offline-package',
    about: 'The offline package of the online version: name, hash, size, and where to download it.',
    input: z.object({ programId: id }),
    output: z.object({ fileName: z.string(), number: z.string(), sha256, size: z.number(), url: z.string() }),
    run: async ({ input, db }) => ({
      ...(await offlinePackage(db, input.programId)),
      url: `/offline/${input.programId}`,
    }),
  }),

  admins: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/admins',
    about: 'Mini Program Admins.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(z.object({ userId: id, name: z.string(), account: z.string() })) }),
    run: async ({ input, db }) => ({ items: await adminsOf(db, input.programId) }),
  }),

  addAdmin: mutation({
    permission: 'programs.admins',
    route: 'PUT /programs/{programId}/admins/{userId}',
    about: 'Make a member of the team Mini Program Admin of this mini program.',
    input: z.object({ programId: id, userId: id }),
    output: done,
    async run({ input, db, services, audit, change }) {
      const program = await needRow(db, 'programs', input.programId);
      if (!(await findMember(db, program.teamId, input.userId)))
        throw refuse('NOT_FOUND', { type: 'member', id: input.userId });
      await addAdmin(db, program.id, input.userId, services.now());
      audit('program', program.id, null, { admin: input.userId });
      change.emit('user.changed', input.userId);
      return ok;
    },
  }),

  removeAdmin: mutation({
    permission: 'programs.admins',
    route: 'DELETE /programs/{programId}/admins/{userId}',
    about: 'Take the role of Mini Program Admin away.',
    input: z.object({ programId: id, userId: id }),
    output: done,
    async run({ input, db, audit, change }) {
      if (!(await removeAdmin(db, input.programId, input.userId)))
        throw refuse('NOT_FOUND', { type: 'admin', id: input.userId });
      audit('program', input.programId, { admin: input.userId }, null);
      change.emit('user.changed', input.userId);
      return ok;
    },
  }),

  testers: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/testers',
    about: 'Who may open trial versions.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(z.object({ id, account: z.string(), note: z.string() })) }),
    run: async ({ input, db }) => ({ items: await testersOf(db, input.programId) }),
  }),

  addTesters: mutation({
    permission: 'programs.testers',
    route: 'POST /programs/{programId}/testers',
    about: 'Add accounts to the list of testers.',
    input: z.object({
      programId: id,
      accounts: z.array(z.string().trim().min(1).max(100)).min(1).max(200),
      note: z.string().max(100).default(''),
    }),
    output: z.object({ items: z.array(z.object({ id, account: z.string(), note: z.string() })) }),
    async run({ input, db, services, audit, change }) {
      for (const account of new Set(input.accounts)) {
        if (await findTester(db, input.programId, account)) continue;
        const now = services.now();
        const row = { programId: input.programId, account, note: input.note, createdAt: now };
        await addRow(db, 'programTesters', { ...row, id: newId('tester', now) });
      }
      audit('program', input.programId, null, { testers: input.accounts });
      change.emit('delivery.changed', input.programId);
      return { items: await testersOf(db, input.programId) };
    },
  }),

  removeTester: mutation({
    permission: 'programs.testers',
    route: 'DELETE /programs/{programId}/testers/{testerId}',
    about: 'Take an account off the list of testers.',
    input: z.object({ programId: id, testerId: id }),
    output: done,
    async run({ input, db, audit, change }) {
      const tester = await needRow(db, 'programTesters', input.testerId);
      if (tester.programId !== input.programId) throw refuse('NOT_FOUND', { type: 'tester', id: tester.id });
      await removeRow(db, 'programTesters', tester.id);
      audit('program', input.programId, { tester: tester.account }, null);
      change.emit('delivery.changed', input.programId);
      return ok;
    },
  }),
};
