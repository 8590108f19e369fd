import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { readFrames } from '../../contract/frames.ts';
import forgetBlobs from '../jobs/forget-blobs.ts';
import forgetExpired from '../jobs/forget-expired.ts';
import { packOf, previewInput, sendBuild, type Changes } from '../testing/preview.ts';
import { startInput } from '../testing/upload.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (text: string) => new TextEncoder().encode(text);
const changed = (path: string, text: string) => ({
  path,
  sha256: sha256(bytesOf(text)),
  size: bytesOf(text).length,
});

onEachDatabase('previews', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
  }, 120_000);
  afterAll(() => world.dispose());

  async function newPreview(audience: 'me' | 'testers' | 'link', version = world.fresh('1.')) {
    const { developer } = world.who;
    const { programId } = world;
    const { packed, pack, input } = await previewInput(world, developer, programId, version);
    const made = await developer.client.previews.create({ ...input, audience });
    return { ...made, packed, pack, of: { programId, previewId: made.previewId } };
  }

  type Of = { programId: string; previewId: string };
  const note = changed('assets/shop/notes.txt', 'x');
  /** A save of one text, changed as a test wants it. */
  const asBuild = (
    of: Of,
    change: Partial<Changes>,
    pack: Uint8Array = packOf([bytesOf('x')]),
    signature?: string,
    who: 'developer' | 'admin' = 'developer',
  ) =>
    sendBuild(world, world.who[who], of, { from: 1, set: [note], removed: [], ...change }, pack, signature);
  const spoilt = (pack: Uint8Array) => pack.with(pack.length - 1, 0);

  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    );

  describe('a preview', () => {
    it('shows a phone what to run, for as long as it is open (R-VER-13)', async () => {
      const { ticket, url, packed, of } = await newPreview('link');
      expect(url).toBe(`${world.console.address}/p/${ticket}`);
      const phone = world.console.client();
      const shown = await phone.previews.open({ ticket });
      expect(shown).toMatchObject({ programId: world.programId, build: 1, audience: 'link' });
      expect(shown.files).toEqual(packed.manifest.files);
      world.console.clock.now += 61 * 60_000;
      expect(await codeOf(phone.previews.open({ ticket }))).toBe('PREVIEW_ENDED');
      const { items } = await world.who.developer.client.previews.list(of);
      expect(items.find(({ id }) => id === of.previewId)?.state).toBe('expired');
    });

    it('sends the files that are asked for, each once and whole', async () => {
      const { ticket, packed } = await newPreview('link');
      const [first, second] = packed.manifest.files;
      const answer = await fetch(`${world.console.address}/previews/${ticket}/files`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ hashes: [first!.sha256, second!.sha256, first!.sha256, 'f'.repeat(64)] }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(bytes.subarray(0, 32).toString('hex')).toBe(first!.sha256);
      const size = bytes.readUInt32BE(32);
      expect(bytes.subarray(36, 36 + size)).toEqual(Buffer.from(packed.files.get(first!.path)!));
      expect(bytes.length).toBe(36 * 2 + first!.size + second!.size);
    });

    it.each([
      ['me', 'developer', 'answered'],
      ['me', 'admin', 'PREVIEW_NOT_FOR_YOU'],
      ['testers', 'admin', 'answered'],
      ['testers', 'otherAdmin', 'PREVIEW_NOT_FOR_YOU'],
      ['me', null, 'NOT_SIGNED_IN'],
      ['link', null, 'answered'],
    ] as const)('for %s, asked for by %s: %s', async (audience, who, outcome) => {
      const { ticket } = await newPreview(audience);
      const client = who ? world.who[who].client : world.console.client();
      expect(await codeOf(client.previews.open({ ticket }))).toBe(outcome);
      const asked = fetch(`${world.console.address}/previews/${ticket}/files`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(who && { authorization: `Bearer ${world.who[who].token}` }),
        },
        body: JSON.stringify({ hashes: [] }),
      });
      expect((await asked).ok).toBe(outcome === 'answered');
    });

    it('tells phones of a newer build and of its end, and its maker of the phones', async () => {
      const { ticket, of } = await newPreview('link');
      const maker = world.who.developer.client;
      const phone = world.console.client();
      const seen = (
        await phone.previews.watch({ ticket, phoneId: 'phone-of-this-test', name: 'Pixel', build: 1 })
      )[Symbol.asyncIterator]();
      expect((await seen.next()).value).toMatchObject({ state: 'open', build: 1 });
      const listed = (await maker.previews.phones(of))[Symbol.asyncIterator]();
      expect((await listed.next()).value).toMatchObject({ phones: [{ name: 'Pixel', build: 1 }] });
      const set = [changed('assets/shop/notes.txt', 'other notes')];
      const answer = await sendBuild(
        world,
        world.who.developer,
        of,
        { from: 1, set, removed: [] },
        packOf([bytesOf('other notes')]),
      );
      expect(await answer.json()).toMatchObject({ build: 2 });
      expect((await seen.next()).value).toMatchObject({
        state: 'open',
        build: 2,
        change: { set: [{ path: 'assets/shop/notes.txt' }], removed: [] },
      });
      expect((await listed.next()).value).toMatchObject({ build: 2 });
      await maker.previews.revoke(of);
      expect((await seen.next()).value).toMatchObject({ state: 'revoked' });
      expect((await seen.next()).done).toBe(true);
    });

    it.each([
      ['a build of another number', 'CHUNK_WRONG', (of: Of) => asBuild(of, { from: 7 })],
      ['a file that is not in the pack', 'BLOBS_MISSING', (of: Of) => asBuild(of, {}, packOf([]))],
      [
        'a pack that is damaged',
        'CHUNK_DAMAGED',
        (of: Of) => asBuild(of, {}, spoilt(packOf([bytesOf('x')]))),
      ],
      [
        'a pack that is cut off',
        'CHUNK_WRONG',
        (of: Of) => asBuild(of, {}, packOf([bytesOf('x')]).subarray(0, 20)),
      ],
      [
        'a path that leads out',
        'PACKAGE_REFUSED',
        (of: Of) => asBuild(of, { set: [changed('assets/../x', 'x')] }),
      ],
      [
        'a page that is gone',
        'PACKAGE_REFUSED',
        (of: Of) => asBuild(of, { set: [], removed: ['scripts/app.js', 'scripts/pages/index/index.js'] }),
      ],
      [
        'a signature of something else',
        'SIGNATURE_WRONG',
        (of: Of) => asBuild(of, {}, undefined, 'A'.repeat(86)),
      ],
      [
        "another's preview",
        'NOT_FOUND',
        async (of: Of) => {
          await startInput(world, world.who.admin, of.programId, '9.9');
          return asBuild(of, {}, undefined, undefined, 'admin');
        },
      ],
    ] as const)('refuses %s with %s, and shows the build it had', async (_what, code, send) => {
      const { ticket, of } = await newPreview('link');
      const answer = await send(of);
      expect([answer.ok, ((await answer.json()) as { code: string }).code]).toEqual([false, code]);
      const shown = await world.console.client().previews.open({ ticket });
      expect(shown.build).toBe(1);
    });

    it('takes a save twice where the first answer was lost, and is one build for it', async () => {
      const { ticket, of } = await newPreview('link');
      for (const _ of [1, 2]) expect(await (await asBuild(of, {})).json()).toMatchObject({ build: 2 });
      expect(await world.console.client().previews.open({ ticket })).toMatchObject({ build: 2 });
    });

    it('reads a save as a whole again after many, from few packs (R-VER-13)', async () => {
      const { ticket, of } = await newPreview('link');
      for (let from = 1; from <= 70; from += 1) {
        const text = `note ${from}`;
        const set = [changed(`assets/shop/note-${from}.txt`, text)];
        expect((await asBuild(of, { from, set }, packOf([bytesOf(text)]))).ok).toBe(true);
      }
      const { files } = await world.console.client().previews.open({ ticket });
      const db = world.console.services.storage.workspace(world.workspaceId);
      const { packs } = await db
        .selectFrom('previews')
        .select('packs')
        .where('id', '=', of.previewId)
        .executeTakeFirstOrThrow();
      expect(packs.length).toBeLessThan(10);
      const answer = await fetch(`${world.console.address}/previews/${ticket}/files`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ hashes: files.map((file) => file.sha256) }),
      });
      const frames = readFrames(new Uint8Array(await answer.arrayBuffer()))!;
      expect(new Set(frames.map((frame) => frame.sha256))).toEqual(new Set(files.map((file) => file.sha256)));
    });

    it('writes two entries into the audit log, however many saves it showed', async () => {
      const { of } = await newPreview('link');
      await asBuild(of, {});
      await world.who.developer.client.previews.revoke(of);
      const { items } = await world.who.root.client.audit.list({ limit: 50 });
      const entries = items.filter(({ targetId }) => targetId === of.previewId);
      expect(entries.map(({ action }) => action)).toEqual(['previews.revoke', 'previews.create']);
      expect(entries[0]?.after).toEqual({ isRevoked: true, builds: 2 });
    });

    it.each(['revoked', 'expired'])('leaves nothing in the store hours after it was %s', async (end) => {
      const { of, pack } = await newPreview('link');
      const { clock, services } = world.console;
      if (end === 'revoked') await world.who.developer.client.previews.revoke(of);
      const name = sha256(pack);
      const upkeep = async (hours: number) => {
        clock.now += hours * 3_600_000;
        for (const job of [forgetExpired, forgetBlobs]) await job.run(services);
      };
      expect(await services.blobs.info(name)).not.toBeNull();
      await upkeep(1.5);
      await upkeep(1.5);
      expect(await services.blobs.info(name)).toBeNull();
      const db = services.storage.workspace(world.workspaceId);
      const left = await db.selectFrom('previewPacks').selectAll().where('sha256', '=', name).execute();
      expect(left).toEqual([]);
    });

    it('keeps what it shows while upkeep runs', async () => {
      const { ticket, packed } = await newPreview('link');
      const { services } = world.console;
      for (const job of [forgetExpired, forgetBlobs]) await job.run(services);
      const answer = await fetch(`${world.console.address}/previews/${ticket}/files`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ hashes: [packed.manifest.files[0]!.sha256] }),
      });
      expect(answer.ok).toBe(true);
    });

    it("is its maker's alone to change or end", async () => {
      const { of } = await newPreview('testers');
      expect(await codeOf(world.who.admin.client.previews.revoke(of))).toBe('NOT_FOUND');
      expect(await codeOf(world.who.admin.client.previews.update({ ...of, minutes: 5 }))).toBe('NOT_FOUND');
    });
  });
});
