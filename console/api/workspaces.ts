import { z } from 'zod';
import { mutation, query } from '../endpoint.ts';
import { id, nothing, number, personName, revision, time } from '../shapes.ts';
import { editWorkspace, findWorkspace } from '../storage/workspaces.ts';

const megabyte = 1024 * 1024;
const representatives = z.array(z.object({ name: personName, email: z.email() })).max(10);
const policies = z.object({ removalNeedsApproval: z.boolean() });
const limits = z.object({
  packageBytes: number.min(megabyte).max(100 * megabyte),
  totalBytes: number.min(megabyte).max(1024 * megabyte),
  logDays: number.min(1).max(365),
});
const workspaceView = z.object({
  id,
  name: z.string(),
  status: z.string(),
  mcc: z.string(),
  address: z.string(),
  representatives,
  policies,
  limits,
  createdAt: time,
  revision: z.number(),
});

export const workspaces = {
  get: query({
    permission: 'workspace.view',
    route: 'GET /workspace',
    about: 'The workspace: name, scope of business, representatives, policies, limits.',
    input: nothing,
    output: workspaceView,
    run: ({ actor, services }) => findWorkspace(services.storage.system, actor.workspaceId),
  }),

  edit: mutation({
    permission: 'workspace.edit',
    route: 'PATCH /workspace',
    about: 'Edit the workspace. Its name never changes.',
    input: z
      .object({
        revision,
        mcc: z.string().max(8).optional(),
        address: z.string().max(200).optional(),
        representatives: representatives.optional(),
        policies: policies.optional(),
        limits: limits.optional(),
      })
      .strict(),
    output: workspaceView,
    async run({ input, actor, change, audit, ...call }) {
      const before = await findWorkspace(change.system, actor.workspaceId);
      const { mcc = before.mcc, address = before.address } = input;
      const { representatives: people = before.representatives } = input;
      const { policies: policy = before.policies, limits: limit = before.limits } = input;
      const next = { mcc, address, representatives: people, policies: policy, limits: limit };
      const after = await editWorkspace(change.system, before.id, call.revision(), next);
      audit('workspace', before.id, before, after);
      change.emit('workspace.changed', before.id);
      return after;
    },
  }),
};
