import { z } from 'zod';
import {
  assertEligible,
  assertTaskName,
  assertTimes,
  moveTask,
  readWhitelist,
  taskStates,
  type TaskAction,
} from '../domain/grayscale.ts';
import { assertOnShelf } from '../domain/versions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { endTask } from '../grayscale-ends.ts';
import { newId } from '../identifiers.ts';
import { id, number, pageOf, paging, time } from '../shapes.ts';
import { bindingsOf } from '../storage/bindings.ts';
import { progressOf, type GrayTask } from '../storage/grayscale.ts';
import { addRow, changeRow, findRow, needRow, pageRows } from '../storage/rows.ts';
import type { TenantDb } from '../storage/schema.ts';

const bound = z
  .string()
  .max(64)
  .regex(/^([0-9A-Za-z]+(\.[0-9A-Za-z]+){0,3})?$/, 'a version such as 2.1.0, or nothing')
  .default('');
const objects = z.array(z.string().trim().min(1).max(128)).max(10_000).default([]);
const conditions = z.object({
  apps: z
    .array(z.object({ appId: id, from: bound, to: bound }))
    .min(1)
    .max(50),
  platforms: z
    .array(z.object({ platform: z.enum(['android', 'ios']), from: bound, to: bound }))
    .max(2)
    .default([]),
  guids: objects,
  devices: objects,
  accounts: objects,
  network: z.enum(['', 'wifi', 'mobile']).default(''),
});

const taskView = z.object({
  id,
  programId: id,
  versionId: id,
  number: z.string(),
  name: z.string(),
  state: z.enum(taskStates),
  startAt: time,
  endAt: time,
  userLimit: z.number().nullable(),
  served: z.number(),
  conditions,
  endReason: z.enum(['manual', 'time', 'count', 'released', 'off_shelf']).nullable(),
  creatorName: z.string(),
  createdAt: time,
  endedAt: time.nullable(),
  revision: z.number(),
});
const ofTask = z.object({ programId: id, taskId: id });

/** Suspend, resume and end are the same move with another name. */
function step(action: Exclude<TaskAction, 'start'>, about: string) {
  return mutation({
    permission: 'grayscale.manage',
    route: `POST /programs/{programId}/grayscale/{taskId}/${action}`,
    about,
    input: ofTask,
    output: taskView,
    async run({ input, db, services, change, audit }) {
      const task = await needTask(db, input);
      if (action === 'end') {
        audit('grayTask', task.id, { state: task.state }, { state: 'ended' });
        return endTask(change, task, 'manual', services.now());
      }
      const state = moveTask(task.state, action);
      audit('grayTask', task.id, { state: task.state }, { state });
      change.emit('grayscale.changed', task.id);
      change.emit('delivery.changed', task.programId);
      return changeRow(db, 'grayTasks', task.id, { state, revision: task.revision + 1 });
    },
  });
}

export const grayscale = {
  list: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/grayscale',
    about: 'Grayscale tasks of a mini program, newest first.',
    input: z.object({ programId: id, ...paging, state: z.enum(taskStates).optional() }),
    output: pageOf(taskView),
    run: ({ input, db }) =>
      pageRows(db, 'grayTasks', input, { programId: input.programId, state: input.state }),
  }),

  get: query({
    permission: 'programs.view',
    route: 'GET /programs/{programId}/grayscale/{taskId}',
    about: 'One grayscale task with its progress: users served, hour by hour.',
    input: ofTask,
    output: taskView.extend({ progress: z.array(z.object({ at: time, served: z.number() })) }),
    async run({ input, db }) {
      const task = await needTask(db, input);
      return { ...task, progress: await progressOf(db, task.id) };
    },
  }),

  readWhitelist: query({
    permission: 'grayscale.manage',
    route: 'POST /programs/{programId}/grayscale/whitelist',
    about: 'Read a txt whitelist, one object a line: what is taken, and every bad line with its number.',
    input: z.object({ programId: id, text: z.string().max(2_000_000) }),
    output: z.object({
      values: z.array(z.string()),
      problems: z.array(
        z.object({
          line: z.number(),
          text: z.string(),
          reason: z.enum(['empty', 'too-long', 'character', 'duplicate']),
        }),
      ),
    }),
    run: async ({ input }) => readWhitelist(input.text),
  }),

  create: mutation({
    permission: 'grayscale.manage',
    route: 'POST /programs/{programId}/grayscale',
    about: 'Deliver an approved version to a part of the users.',
    input: z.object({
      programId: id,
      versionId: id,
      name: z.string().max(200),
      startAt: number,
      endAt: number,
      userLimit: number.min(1).max(10_000_000).nullable().default(null),
      conditions,
    }),
    output: taskView,
    async run({ input, actor, db, services, change, audit }) {
      const now = services.now();
      assertTaskName(input.name);
      assertTimes(input.startAt, input.endAt, now);
      const program = await needRow(db, 'programs', input.programId);
      assertOnShelf(program);
      const version = await needRow(db, 'versions', input.versionId);
      if (version.programId !== program.id) throw refuse('NOT_FOUND', { type: 'versions', id: version.id });
      const online = program.onlineVersionId
        ? await findRow(db, 'versions', program.onlineVersionId)
        : undefined;
      assertEligible(version, online ?? null);
      await assertBound(db, program.id, input.conditions.apps);
      const task = await addRow(db, 'grayTasks', {
        id: newId('gray', now),
        programId: program.id,
        versionId: version.id,
        number: version.number,
        name: input.name.trim(),
        state: input.startAt <= now ? 'delivering' : 'pending_delivery',
        startAt: input.startAt,
        endAt: input.endAt,
        userLimit: input.userLimit,
        served: 0,
        conditions: input.conditions,
        endReason: null,
        createdBy: actor.id,
        creatorName: actor.name,
        createdAt: now,
        endedAt: null,
        revision: 1,
      });
      audit('grayTask', task.id, undefined, {
        name: task.name,
        number: task.number,
        userLimit: task.userLimit,
      });
      change.emit('grayscale.created', task.id);
      change.emit('delivery.changed', program.id);
      return task;
    },
  }),

  suspend: step('suspend', 'Serve no new users for now; those already served keep the version.'),
  resume: step('resume', 'Go on after a suspension.'),
  end: step('end', 'End a grayscale task for good.'),
};

async function needTask(db: TenantDb, { programId, taskId }: z.infer<typeof ofTask>): Promise<GrayTask> {
  const task = await needRow(db, 'grayTasks', taskId);
  if (task.programId !== programId) throw refuse('NOT_FOUND', { type: 'grayTasks', id: taskId });
  return task;
}

/** R-GRAY-06: only applications the mini program is bound to. */
async function assertBound(db: TenantDb, programId: string, apps: { appId: string }[]): Promise<void> {
  const bindings = await bindingsOf(db, { programId });
  const boundApps = new Set(bindings.filter(({ status }) => status === 'bound').map(({ appId }) => appId));
  for (const { appId } of apps) if (!boundApps.has(appId)) throw refuse('NOT_BOUND', { appId });
}
