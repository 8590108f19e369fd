import { z } from 'zod';
import { open } from '../endpoint.ts';
import { foundWorkspace } from '../founding.ts';
import { account, email, id, nothing, password, personName, workspaceNamed } from '../shapes.ts';
import { refuse } from '../domain/refusals.ts';
import { assertRate } from '../storage/rates.ts';
import { hasWorkspace, onlyWorkspace } from '../storage/workspaces.ts';

export const setup = {
  state: open({
    route: 'GET /setup',
    about: 'Is this console set up? With one workspace, its name, so that sign-in can fill it in.',
    input: nothing,
    output: z.object({ isDone: z.boolean(), workspace: z.string().nullable() }),
    async run({ services: { storage } }) {
      const isDone = await hasWorkspace(storage.system);
      return { isDone, workspace: (await onlyWorkspace(storage.system))?.name ?? null };
    },
  }),

  run: open({
    route: 'POST /setup',
    about: 'First run: the workspace and its super administrator.',
    input: z.object({
      workspace: workspaceNamed,
      account,
      password,
      name: personName,
      email: email.default(''),
      mcc: z.string().max(8).default(''),
      address: z.string().max(200).default(''),
      representatives: z
        .array(z.object({ name: personName, email: z.email() }))
        .max(10)
        .default([]),
    }),
    output: z.object({ workspaceId: id, userId: id }),
    async run({ input, services, request }) {
      const { storage, now } = services;
      await assertRate(storage.system, `setup ${request.address}`, 10, 60_000, now());
      if (await hasWorkspace(storage.system)) throw refuse('SETUP_DONE');
      const founded = await foundWorkspace(services, {
        ...input,
        requestId: request.id,
        requestAddress: request.address,
      });
      return { workspaceId: founded.workspace.id, userId: founded.userId };
    },
  }),
};
