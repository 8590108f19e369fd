import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEachDatabase } from '../testing/databases.ts';
import { makeWorld, type World } from '../testing/world.ts';
import { packOf, previewInput, sendBuild } from '../testing/preview.ts';

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

    it("is its maker's alone to change or end", async () => {
      const { of } = await newPreview('testers');
      expect(await codeOf(world.who.admin.client.previews.revoke(of))).toBe('NOT_FOUND');
      expect(await codeOf(world.who.admin.client.previews.update({ ...of, minutes: 5 }))).toBe('NOT_FOUND');
    });
  });
});
