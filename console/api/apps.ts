import { z } from 'zod';
import { accessKeyText } from '../access-keys.ts';
import { appName, configurationFile, isPackageName } from '../domain/apps.ts';
import { teamsWith } from '../domain/permissions.ts';
import { refuse } from '../domain/refusals.ts';
import { mutation, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { needLogo, newAccessKey } from '../new-rows.ts';
import { assertAbility } from '../places.ts';
import { done, id, ok, pageOf, paging, revision, sha256, time, webUrl } from '../shapes.ts';
import { bindingsOf } from '../storage/bindings.ts';
import { addRow, allRows, editRow, needRow, pageRows } from '../storage/rows.ts';
import { removeApp } from '../storage/apps.ts';
import { findWorkspace } from '../storage/workspaces.ts';

const platform = z.enum(['ios', 'android']);
const platforms = z
  .array(
    z
      .object({ platform, packageName: z.string().max(155) })
      .refine((entry) => isPackageName(entry.platform, entry.packageName), {
        message: 'a bundle id (iOS) or package name (Android) such as com.example.app',
        path: ['packageName'],
      }),
  )
  .min(1)
  .max(2)
  .refine((list) => new Set(list.map((entry) => entry.platform)).size === list.length, 'each platform once');

const fields = {
  name: z.string().regex(appName, 'Chinese characters, letters and digits, at most 20'),
  overview: z.string().max(500),
  logo: sha256.nullable(),
  platforms,
  downloadUrl: z.union([webUrl, z.literal('')]),
};
const appView = z.object({
  id,
  teamId: id,
  name: z.string(),
  overview: z.string(),
  logo: z.string().nullable(),
  platforms: z.array(z.object({ platform, packageName: z.string() })),
  downloadUrl: z.string(),
  createdAt: time,
  revision: z.number(),
});

export const apps = {
  list: query({
    permission: 'apps.view',
    at: 'anywhere',
    route: 'GET /apps',
    about: 'Applications of the teams you are in, newest first; by team.',
    input: z.object({ ...paging, teamId: id.optional() }),
    output: pageOf(appView),
    async run({ input, db, actor }) {
      const visible = teamsWith(actor.standing, 'apps.view');
      const isOwn = !input.teamId || visible === 'all' || visible.includes(input.teamId);
      const teams = input.teamId ? (isOwn ? input.teamId : []) : visible === 'all' ? undefined : visible;
      return pageRows(db, 'apps', input, { teamId: teams });
    },
  }),

  choices: query({
    permission: 'bindings.apply',
    at: 'anywhere',
    route: 'GET /apps/choices',
    about: 'Applications of the whole workspace that a mini program may apply to: binding crosses teams.',
    input: z.object(paging),
    output: pageOf(
      appView.pick({ id: true, teamId: true, name: true, overview: true, logo: true, platforms: true }),
    ),
    run: ({ input, db }) => pageRows(db, 'apps', input),
  }),

  get: query({
    permission: 'apps.view',
    route: 'GET /apps/{appId}',
    about: 'One application.',
    input: z.object({ appId: id }),
    output: appView,
    run: ({ input, db }) => needRow(db, 'apps', input.appId),
  }),

  create: mutation({
    permission: 'apps.create',
    route: 'POST /apps',
    about: 'Create an application, with its first access key.',
    input: z.object({
      teamId: id,
      ...fields,
      overview: fields.overview.default(''),
      logo: fields.logo.default(null),
      downloadUrl: fields.downloadUrl.default(''),
    }),
    output: appView,
    async run({ input, actor, db, services, audit, change }) {
      await assertAbility(db, input.teamId, 'apps');
      await needLogo(services, change.system, input.logo);
      const now = services.now();
      const app = await addRow(db, 'apps', { ...input, id: newId('app', now), createdAt: now, revision: 1 });
      await addRow(db, 'appKeys', newAccessKey(services, change.workspaceId, app.id, actor.id));
      audit('app', app.id, null, app);
      change.emit('app.created', app.id);
      return app;
    },
  }),

  edit: mutation({
    permission: 'apps.edit',
    route: 'PATCH /apps/{appId}',
    about: 'Edit an application.',
    input: z.object({ appId: id, revision, ...z.object(fields).partial().shape }),
    output: appView,
    async run({ input, db, services, audit, change, ...call }) {
      const app = await needRow(db, 'apps', input.appId);
      await needLogo(services, change.system, input.logo ?? null);
      const { name = app.name, overview = app.overview, downloadUrl = app.downloadUrl } = input;
      const { logo = app.logo, platforms: list = app.platforms } = input;
      const changes = { name, overview, logo, platforms: list, downloadUrl };
      const edited = await editRow(db, 'apps', app.id, call.revision(), changes);
      audit('app', app.id, app, edited);
      change.emit('app.changed', app.id);
      return edited;
    },
  }),

  remove: mutation({
    permission: 'apps.edit',
    route: 'DELETE /apps/{appId}',
    about: 'Delete an application to which no mini program is bound any more. Its keys die with it.',
    input: z.object({ appId: id }),
    output: done,
    async run({ input, db, audit, change }) {
      const app = await needRow(db, 'apps', input.appId);
      const bindings = await bindingsOf(db, { appId: app.id });
      const open = bindings.find(({ status }) => status === 'bound' || status === 'pending');
      if (open) throw refuse('WRONG_STATE', { state: `${open.status}: ${open.programName}` });
      await removeApp(db, app.id);
      audit('app', app.id, app, null);
      change.emit('app.removed', app.id);
      return ok;
    },
  }),

  configuration: query({
    permission: 'apps.view',
    route: 'GET /apps/{appId}/configuration',
    about:
      'The configuration file for one of the package names: a host app (or the demo app) takes its text.',
    input: z.object({ appId: id, packageName: z.string().max(155) }),
    output: z.object({ fileName: z.string(), text: z.string() }),
    async run({ input, actor, db, services }) {
      const app = await needRow(db, 'apps', input.appId);
      const chosen = app.platforms.find((entry) => entry.packageName === input.packageName);
      if (!chosen) throw refuse('NOT_FOUND', { type: 'packageName', id: input.packageName });
      const keys = await allRows(db, 'appKeys', { appId: app.id, kind: 'access', status: 'active' });
      const newest = keys.find((key) => key.expiresAt === null);
      if (!newest) throw refuse('KEY_INVALID');
      const { storage, options } = services;
      const workspace = await findWorkspace(storage.system, actor.workspaceId);
      const text = configurationFile({
        server: options.publicUrl,
        workspace: workspace.name,
        app,
        ...chosen,
        accessKey: accessKeyText(storage.secret, actor.workspaceId, newest.id),
      });
      return { fileName: `tessera-${chosen.platform}-${app.id}.json`, text };
    },
  }),
};
