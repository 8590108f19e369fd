import { z } from 'zod';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { refuse } from '../domain/refusals.ts';
import { done, flag, id, ok, pageOf, paging, revision, time } from '../shapes.ts';
import { addRow, allRows, editRow, needRow, pageRows, removeRow } from '../storage/rows.ts';

const parameter = z.object({
  name: z.string().trim().min(1).max(60),
  type: z.string().trim().min(1).max(60),
  isRequired: z.boolean(),
  about: z.string().max(300),
});
const fields = {
  name: z.string().regex(/^[A-Za-z_]\w{0,59}$/, 'a name such as getUserCard'),
  summary: z.string().max(1000),
  parameters: z.array(parameter).max(30),
  example: z.string().max(4000),
  since: z.string().max(40),
  isSensitive: z.boolean(),
};
const view = z.object({ id, appId: id, ...fields, createdAt: time, revision: z.number() });

export const jsapis = {
  list: query({
    permission: 'catalogue.view',
    route: 'GET /jsapis',
    about: 'JSAPIs of the workspace’s applications; of one application, only the sensitive ones.',
    input: z.object({ ...paging, appId: id.optional(), isSensitive: flag.optional() }),
    output: pageOf(view.extend({ appName: z.string() })),
    async run({ input, db }) {
      const filter = { appId: input.appId, isSensitive: input.isSensitive };
      const { items, next } = await pageRows(db, 'jsapis', input, filter);
      const apps = await allRows(db, 'apps', { id: items.map((api) => api.appId) });
      const nameOf = (appId: string) => apps.find((app) => app.id === appId)?.name ?? '';
      return { items: items.map((api) => ({ ...api, appName: nameOf(api.appId) })), next };
    },
  }),

  get: query({
    permission: 'catalogue.view',
    route: 'GET /jsapis/{jsapiId}',
    about: 'One JSAPI with its parameters.',
    input: z.object({ jsapiId: id }),
    output: view,
    run: ({ input, db }) => needRow(db, 'jsapis', input.jsapiId),
  }),

  create: mutation({
    permission: 'jsapis.manage',
    route: 'POST /apps/{appId}/jsapis',
    about: 'A new JSAPI that an application offers to its mini programs.',
    input: z.object({
      appId: id,
      ...fields,
      summary: fields.summary.default(''),
      parameters: fields.parameters.default([]),
      example: fields.example.default(''),
      since: fields.since.default(''),
      isSensitive: fields.isSensitive.default(false),
    }),
    output: view,
    async run({ input, db, services, audit }) {
      const known = await allRows(db, 'jsapis', { appId: input.appId, name: input.name });
      if (known.length > 0) throw refuse('ALREADY_EXISTS', { value: input.name });
      const now = services.now();
      const api = await addRow(db, 'jsapis', {
        ...input,
        id: newId('jsapi', now),
        createdAt: now,
        revision: 1,
      });
      audit('jsapi', api.id, null, api);
      return api;
    },
  }),

  edit: mutation({
    permission: 'jsapis.manage',
    route: 'PATCH /apps/{appId}/jsapis/{jsapiId}',
    about: 'Edit a JSAPI.',
    input: z.object({ appId: id, jsapiId: id, revision, ...z.object(fields).partial().shape }),
    output: view,
    async run({ input, db, change, audit, ...call }) {
      const api = await needOwn(db, input);
      const { appId: _, jsapiId: __, revision: ___, ...given } = input;
      const changes = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const edited = await editRow(db, 'jsapis', api.id, call.revision(), changes);
      audit('jsapi', api.id, api, edited);
      change.emit('jsapi.changed', api.id);
      return edited;
    },
  }),

  remove: mutation({
    permission: 'jsapis.manage',
    route: 'DELETE /apps/{appId}/jsapis/{jsapiId}',
    about: 'Take a JSAPI out of the catalogue.',
    input: z.object({ appId: id, jsapiId: id }),
    output: done,
    async run({ input, db, audit }) {
      const api = await needOwn(db, input);
      await removeRow(db, 'jsapis', api.id);
      audit('jsapi', api.id, api, null);
      return ok;
    },
  }),
};

async function needOwn(
  db: Parameters<typeof needRow>[0],
  { appId, jsapiId }: { appId: string; jsapiId: string },
) {
  const api = await needRow(db, 'jsapis', jsapiId);
  if (api.appId !== appId) throw refuse('NOT_FOUND', { type: 'jsapi', id: jsapiId });
  return api;
}
