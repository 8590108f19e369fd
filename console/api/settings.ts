import { z } from 'zod';
import { mutation, open, query } from '../endpoint.ts';
import { defaultMail, noticeKinds } from '../notices.ts';
import { needLogo } from '../new-rows.ts';
import { email, nothing, sha256, text, webUrl } from '../shapes.ts';
import { businessScopes } from '../domain/categories.ts';
import { refuse } from '../domain/refusals.ts';
import { readSetting, writeSetting } from '../storage/settings.ts';
import { findWorkspacesNamed, onlyWorkspace } from '../storage/workspaces.ts';

const address = z.union([webUrl, z.literal('')]);
const branding = z.object({
  title: z.string().trim().max(40),
  logo: sha256.nullable(),
  favicon: sha256.nullable(),
  domain: address,
  aboutUrl: address,
  termsUrl: address,
});
const mail = z.object({ muted: z.array(z.enum(noticeKinds)), replyTo: email });
const download = z.object({
  platform: z.enum(['win32-x64', 'darwin-x64', 'darwin-arm64', 'linux-x64']),
  version: z.string().max(40),
  url: webUrl,
});
const downloads = z.object({ items: z.array(download).max(8) });

const defaultBranding = { title: '', logo: null, favicon: null, domain: '', aboutUrl: '', termsUrl: '' };
const defaultDownloads: z.infer<typeof downloads> = { items: [] };
const withRevision = { revision: z.number() };
const revision = z.number().int().min(0);

export const settings = {
  scopes: open({
    route: 'GET /business-scopes',
    about: 'Scopes of business (MCC) to choose from.',
    input: nothing,
    output: z.object({ items: z.array(z.object({ mcc: z.string(), name: text })) }),
    run: async () => ({ items: Object.entries(businessScopes).map(([mcc, name]) => ({ mcc, name })) }),
  }),

  publicBranding: open({
    route: 'GET /branding',
    about: 'Title, logo and links of a workspace (by name; left out: the only one), for the sign-in page.',
    input: z.object({ workspace: z.string().max(100).optional() }),
    output: branding,
    async run({ input, services: { storage } }) {
      const named = input.workspace ? (await findWorkspacesNamed(storage.system, input.workspace))[0] : null;
      const workspace = named ?? (await onlyWorkspace(storage.system));
      if (!workspace) return defaultBranding;
      return (await readSetting(storage.workspace(workspace.id), 'branding', defaultBranding)).content;
    },
  }),

  branding: query({
    permission: 'settings.edit',
    route: 'GET /settings/branding',
    about: 'Logo, favicon, domain preference, About us, Terms of service.',
    input: nothing,
    output: branding.extend(withRevision),
    async run({ db }) {
      const { content, revision } = await readSetting(db, 'branding', defaultBranding);
      return { ...content, revision };
    },
  }),

  setBranding: mutation({
    permission: 'settings.edit',
    route: 'PUT /settings/branding',
    about: 'Set logo, favicon and links.',
    input: branding.extend({ revision }),
    output: branding.extend(withRevision),
    async run({ input: { revision: read, ...content }, db, services, audit, change }) {
      await needLogo(services, change.system, content.logo);
      await needLogo(services, change.system, content.favicon);
      const before = await readSetting(db, 'branding', defaultBranding);
      const next = await writeSetting(db, 'branding', content, read);
      audit('settings', 'branding', before.content, content);
      return { ...content, revision: next };
    },
  }),

  mail: query({
    permission: 'settings.edit',
    route: 'GET /settings/mail',
    about: 'Service e-mail preference: which letters are sent, and where answers go.',
    input: nothing,
    output: mail.extend(withRevision),
    async run({ db }) {
      const { content, revision } = await readSetting(db, 'mail', defaultMail);
      return { ...content, revision };
    },
  }),

  setMail: mutation({
    permission: 'settings.edit',
    route: 'PUT /settings/mail',
    about: 'Set the service e-mail preference.',
    input: mail.extend({ revision }),
    output: mail.extend(withRevision),
    async run({ input: { revision: read, ...content }, db, audit }) {
      const before = await readSetting(db, 'mail', defaultMail);
      const next = await writeSetting(db, 'mail', content, read);
      audit('settings', 'mail', before.content, content);
      return { ...content, revision: next };
    },
  }),

  testMail: mutation({
    permission: 'settings.edit',
    route: 'POST /settings/mail/test',
    about: 'Send a letter to check that e-mail works.',
    input: z.object({ to: z.email() }),
    output: z.object({ sent: z.literal(true) }),
    async prepare({ input, services }) {
      const text = 'E-mail from your console works.\n控制台邮件可以正常发送。\n';
      await services.mail.send({ to: input.to, subject: 'Tessera', text }).catch((cause: unknown) => {
        throw refuse('MAIL_FAILED', { reason: (cause as Error).message }, cause);
      });
    },
    async run({ input, audit }) {
      audit('settings', 'mail', null, { testedWith: input.to });
      return { sent: true as const };
    },
  }),

  downloads: query({
    permission: 'catalogue.view',
    route: 'GET /downloads',
    about: 'Where to download the IDE, by platform.',
    input: nothing,
    output: downloads.extend(withRevision),
    async run({ db }) {
      const { content, revision } = await readSetting(db, 'downloads', defaultDownloads);
      return { ...content, revision };
    },
  }),

  setDownloads: mutation({
    permission: 'settings.edit',
    route: 'PUT /downloads',
    about: 'Set the addresses of the IDE’s installers.',
    input: downloads.extend({ revision }),
    output: downloads.extend(withRevision),
    async run({ input: { revision: read, ...content }, db, audit }) {
      const before = await readSetting(db, 'downloads', defaultDownloads);
      const next = await writeSetting(db, 'downloads', content, read);
      audit('settings', 'downloads', before.content, content);
      return { ...content, revision: next };
    },
  }),
};
