import { eventIterator } from '@orpc/server';
import { z } from 'zod';
import { writeFrames } from '../../contract/frames.ts';
import {
  assertMayReach,
  assertOpen,
  audiences,
  changesSince,
  longestPreview,
  previewStateAt,
  previewTicket,
  usualPreview,
} from '../domain/previews.ts';
import { refuse } from '../domain/refusals.ts';
import { sendOutgoing } from '../outgoing-request.ts';
import { assertRate } from '../storage/rates.ts';
import { mutation, open, query } from '../endpoint.ts';
import { newId } from '../identifiers.ts';
import { openPreview } from '../preview-viewer.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { done, id, number, ok, time } from '../shapes.ts';
import { keepBlob } from '../storage/blob-suspects.ts';
import {
  assertPacks,
  keepPack,
  needOwnHead,
  needPreviewHead,
  notePhone,
  phonesOf,
  type PreviewHead,
} from '../storage/previews.ts';
import { addRow, allRows, changeRow, findRow, needRow } from '../storage/rows.ts';
import type { Services } from '../services.ts';
import type { Change } from '../storage/storage.ts';
import { openTrial } from '../trial-viewer.ts';
import { domainsOf } from './previews/allowed-domains.ts';
import { followPreview } from './previews/follow.ts';
import { readPlaced } from './previews/packs.ts';
import { readBuild } from './previews/take-build.ts';

const ofPreview = z.object({ programId: id, previewId: id });
const ticket = z.string().regex(previewTicket, 'a preview ticket');
const audience = z.enum(audiences);
/** `pages/index/index?id=3`, as wx.navigateTo takes it; empty: the first page. */
const startAt = z
  .string()
  .max(1000)
  .regex(/^(?!\/)(?!.*\.\.)[^\s#]*$/, 'a path such as pages/index/index?id=3');
const minutes = number.min(1).max(longestPreview).default(usualPreview);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const state = z.enum(['open', 'expired', 'revoked']);
const previewView = z.object({
  id,
  programId: id,
  audience,
  creatorId: id,
  creatorName: z.string(),
  build: z.number(),
  startAt: z.string(),
  createdAt: time,
  changedAt: time,
  expiresAt: time,
  state,
});
const phoneView = z.object({
  id,
  name: z.string(),
  address: z.string(),
  build: z.number(),
  createdAt: time,
  lastSeenAt: time,
});
const file = z.object({ path: z.string(), sha256: z.string(), size: z.number() });
/** Names itself: nobody else can speak for this phone. */
const phoneId = z.string().regex(/^[\w-]{16,64}$/);

/** What the IDE calls, with the right to upload. */
const ide = {
  create: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'POST /programs/{programId}/previews',
    about:
      'Open a preview of a build: its canonical manifest, signed, and the packs that hold its files (previews.sendPack). The QR holds `<console>/p/<ticket>`; the ticket is shown once.',
    isSecret: true,
    input: z.object({
      programId: id,
      manifest: z.string().max(3_000_000),
      signature: z.string().max(200),
      packs: z.array(hash).min(1).max(200),
      audience: audience.default('me'),
      minutes,
      startAt,
    }),
    output: z.object({ previewId: id, ticket: z.string(), url: z.string(), expiresAt: time }),
    prepare: ({ input, actor, db, services }) => readBuild(services, db, actor, input),
    async run({ input, actor, services, db, change, audit, prepared }) {
      const now = services.now();
      await holdPacks(change, input, now);
      const secret = `${actor.workspaceId}_${newSecret(16)}`;
      const preview = await addRow(db, 'previews', {
        id: newId('preview', now),
        programId: input.programId,
        secretHash: sha256(secret),
        audience: input.audience,
        creatorId: actor.id,
        creatorName: actor.name,
        ...prepared,
        recent: [],
        build: 1,
        startAt: input.startAt,
        createdAt: now,
        changedAt: now,
        expiresAt: now + input.minutes * 60_000,
        revokedAt: null,
      });
      audit('preview', preview.id, null, { programId: input.programId, audience: input.audience });
      change.emit('preview.changed', preview.id);
      const url = `${services.options.publicUrl}/p/${secret}`;
      return { previewId: preview.id, ticket: secret, url, expiresAt: preview.expiresAt };
    },
  }),

  update: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'PUT /programs/{programId}/previews/{previewId}',
    about: 'Another audience, or more time. A newer build comes with previews.sendBuild.',
    input: ofPreview.extend({
      audience: audience.optional(),
      minutes: number.min(1).max(longestPreview).optional(),
    }),
    output: z.object({ build: z.number(), expiresAt: time }),
    async run({ input, actor, services, db, change, audit }) {
      const preview = await needOwnHead(db, input, actor.id);
      const now = services.now();
      assertOpen(preview, now);
      const changed = await changeRow(db, 'previews', preview.id, {
        ...(input.audience && { audience: input.audience }),
        ...(input.minutes && { expiresAt: now + input.minutes * 60_000 }),
        changedAt: now,
      });
      audit(
        'preview',
        preview.id,
        { audience: preview.audience, expiresAt: preview.expiresAt },
        { audience: changed.audience, expiresAt: changed.expiresAt },
      );
      change.emit('preview.changed', preview.id);
      return { build: changed.build, expiresAt: changed.expiresAt };
    },
  }),

  revoke: mutation({
    permission: 'versions.upload',
    keys: true,
    route: 'DELETE /programs/{programId}/previews/{previewId}',
    about: 'End a preview: the phones that have it open say so at once.',
    input: ofPreview,
    output: done,
    async run({ input, actor, services, db, change, audit }) {
      const preview = await needOwnHead(db, input, actor.id);
      if (preview.revokedAt === null)
        await changeRow(db, 'previews', preview.id, { revokedAt: services.now() });
      audit('preview', preview.id, null, { isRevoked: true, builds: preview.build });
      change.emit('preview.changed', preview.id);
      return ok;
    },
  }),

  list: query({
    permission: 'versions.upload',
    route: 'GET /programs/{programId}/previews',
    about: 'My previews of a mini program, newest first.',
    input: z.object({ programId: id }),
    output: z.object({ items: z.array(previewView) }),
    async run({ input, actor, db, services }) {
      const rows = await allRows(db, 'previews', { programId: input.programId, creatorId: actor.id });
      return { items: rows.map((row) => ({ ...row, state: previewStateAt(row, services.now()) })) };
    },
  }),

  phones: query({
    permission: 'versions.upload',
    route: 'GET /programs/{programId}/previews/{previewId}/phones',
    about:
      'Server-sent events: the phones that have the preview open, each with the build it shows, and when it was last seen.',
    isStream: true,
    input: ofPreview,
    output: eventIterator(
      z.object({ state, build: z.number(), expiresAt: time, phones: z.array(phoneView) }),
    ),
    async run({ input, actor, db, services, signal }) {
      const { id: previewId } = await needOwnHead(db, input, actor.id);
      return followPreview(services, previewId, signal, async () => {
        const preview = await needPreviewHead(db, previewId);
        const { build, expiresAt } = preview;
        const phones = await phonesOf(db, previewId);
        return { state: previewStateAt(preview, services.now()), build, expiresAt, phones };
      });
    },
  }),
};

/** What the phone's page calls: the ticket, and for all but "anyone with the link" a session. */
const phone = {
  open: open({
    route: 'POST /previews/{ticket}',
    about:
      'What to run: the files by their hashes, where to start, and which domains the program may talk to.',
    input: z.object({ ticket }),
    output: z.object({
      programId: id,
      programName: z.string(),
      build: z.number(),
      startAt: z.string(),
      expiresAt: time,
      audience,
      creatorName: z.string(),
      files: z.array(file),
      domains: z.array(z.object({ kind: z.string(), host: z.string() })),
      isDomainCheckSkipped: z.boolean(),
    }),
    async run({ input, services, request }) {
      const { db, preview } = await openPreview(services, request, input.ticket);
      const program = await needRow(db, 'programs', preview.programId);
      const { manifest } = await needRow(db, 'previews', preview.id);
      return {
        ...preview,
        ...(await domainsOf(db, program.id, services.now())),
        programName: program.name,
        files: manifest.files.map(({ path, sha256: name, size }) => ({ path, sha256: name, size })),
      };
    },
  }),

  request: open({
    route: 'POST /previews/{ticket}/request',
    about:
      'A request of the running program, to one of its server domains (R-DOM-01). Bodies are base64; never into the local network.',
    input: z.object({
      ticket,
      url: z.url({ protocol: /^https?$/ }).max(16_384),
      method: z.enum(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE']),
      header: z.record(z.string().max(200), z.string().max(16_384)),
      body: z.string().max(3_000_000),
      timeout: z.number().min(1).max(600_000),
    }),
    output: z.object({
      answer: z
        .object({
          statusCode: z.number(),
          header: z.record(z.string(), z.string()),
          cookies: z.array(z.string()),
          body: z.string(),
        })
        .nullable(),
      /** Why that server gave none. */
      failure: z.string().nullable(),
    }),
    async run({ input: { ticket: given, ...asked }, services, request, signal }) {
      const { db, preview } = await openPreview(services, request, given);
      const { storage, now, options } = services;
      await assertRate(storage.system, `preview ${preview.id}`, mostRequests, 60_000, now());
      const { domains, isDomainCheckSkipped } = await domainsOf(db, preview.programId, now());
      assertMayReach(new URL(asked.url), domains, isDomainCheckSkipped);
      const referer = `https://servicewechat.com/${preview.programId}/devtools/page-frame.html`;
      const rules = { isPrivateAllowed: options.allowPrivateWebhooks, referer };
      return sendOutgoing(asked, rules, signal).then(
        (answer) => ({ answer, failure: null }),
        (error: Error) => ({ answer: null, failure: error.message }),
      );
    },
  }),

  trial: query({
    permission: 'signedIn',
    route: 'GET /programs/{programId}/trial-page',
    about:
      'What the phone page of a trial version opens (R-VER-13): for listed testers, and for whoever may see the mini program. Its bytes: GET /trial/{programId}/package.',
    input: z.object({ programId: id }),
    output: z.object({ programName: z.string(), number: z.string(), path: z.string(), sha256: z.string() }),
    async run({ input, actor, db }) {
      const { program, version } = await openTrial(db, actor, input.programId);
      const { number, packageSha256 } = version;
      return { programName: program.name, number, path: program.trialPath, sha256: packageSha256 };
    },
  }),

  watch: open({
    route: 'POST /previews/{ticket}/events',
    about:
      'Server-sent events: a newer build, more time, or the end. While it is open the IDE lists this phone.',
    isStream: true,
    input: z.object({ ticket, phoneId, name: z.string().trim().min(1).max(60), build: z.number().int() }),
    output: eventIterator(
      z.object({
        state,
        build: z.number(),
        expiresAt: time,
        /** What changed since the build that this phone was told of last; null: it is read as a whole. */
        change: z
          .object({
            set: z.array(z.object({ path: z.string(), sha256: z.string() })),
            removed: z.array(z.string()),
            /** Their contents, as POST /previews/{ticket}/files gives them, in base64. */
            files: z.string(),
          })
          .nullable(),
      }),
    ),
    async run({ input, services, request, signal }) {
      const { db, preview, workspaceId } = await openPreview(services, request, input.ticket);
      const now = services.now();
      const known = await findRow(db, 'previewPhones', input.phoneId);
      if (!known && (await phonesOf(db, preview.id)).length >= mostPhones)
        throw refuse('TOO_MANY', { seconds: 60 });
      const facts = [{ type: 'preview.seen', workspaceId, id: preview.id }];
      const note = async (build: number, isNews = true) => {
        await services.storage.bookkeeping(workspaceId, async (change) => {
          await notePhone(change, {
            id: input.phoneId,
            previewId: preview.id,
            name: input.name,
            address: request.address,
            build,
            createdAt: known?.createdAt ?? now,
            lastSeenAt: services.now(),
          });
          if (isNews) await services.storage.events.enlist(change as never, facts);
        });
        if (isNews) services.storage.events.announce(facts);
      };
      let told = input.build;
      await note(told);
      return followPreview(
        services,
        preview.id,
        signal,
        async () => {
          const row = await needPreviewHead(db, preview.id);
          const { build, expiresAt } = row;
          const seen = { state: previewStateAt(row, services.now()), build, expiresAt };
          if (build === told || seen.state !== 'open') return { ...seen, change: null };
          // The audience may be another one since: what a build brings is only for those it is for now.
          await openPreview(services, request, input.ticket);
          const change = await changeFrom(services, row, told);
          told = build;
          await note(build);
          return { ...seen, change };
        },
        () => note(told, false),
      );
    },
  }),
};

/** A minute, of one preview: what a page of a program asks, not what a crawler does. */
const mostRequests = 600;
/** Of one preview: a link that went round a large group is not for debugging any more. */
const mostPhones = 50;

export const previews = { ...ide, ...phone };

/** Belong to the program still, and to an open preview from now on: upkeep may have been about to forget them. */
async function holdPacks(
  { db, system }: Change,
  { programId, packs }: { programId: string; packs: string[] },
  now: number,
): Promise<void> {
  for (const pack of await assertPacks(db, programId, packs)) {
    await keepPack(db, { ...pack, createdAt: now });
    if ((await keepBlob(system, pack.sha256)) === 'going')
      throw refuse('BLOBS_MISSING', { count: 1, first: pack.sha256 });
  }
}

async function changeFrom(services: Services, { recent, build }: PreviewHead, known: number) {
  const found = changesSince(recent, known, build);
  if (!found) return null;
  const files = writeFrames(await readPlaced(services, found.set));
  return {
    set: found.set.map(({ path, sha256: name }) => ({ path, sha256: name })),
    removed: found.removed,
    files: Buffer.from(files.buffer).toString('base64'),
  };
}
