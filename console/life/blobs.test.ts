import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runJobs } from '../jobs.ts';
import { sha256Of } from '../storage/blobs.ts';
import { takeSuspects } from '../storage/blob-suspects.ts';
import { keepChunk, ownBlobs } from '../storage/uploads.ts';
import { onEachDatabase } from '../testing/databases.ts';
import { png } from '../testing/png.ts';
import { startInput, uploadVersion } from '../testing/upload.ts';
import { makeWorld } from '../testing/world.ts';
import type { World } from '../testing/world.ts';

const day = 24 * 3_600_000;

onEachDatabase('blobs that nothing refers to', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld({ database: await database() });
  }, 120_000);
  afterAll(() => world.dispose());
  const blobs = () => world.console.services.blobs;
  const sweep = () => runJobs(world.console.services, 'forget-blobs');
  const isThere = async (sha256: string) => (await blobs().info(sha256)) !== null;

  it('go a day after they were first seen; what any row names stays', async () => {
    const { admin } = world.who;
    const kept = await uploadVersion(world, admin, world.programId, '5.0.0');
    const { packageSha256 } = await admin.client.versions.get(kept);
    const dropped = await uploadVersion(world, admin, world.programId, '5.0.1');
    const { packageSha256: droppedPackage } = await admin.client.versions.get(dropped);
    await admin.client.versions.remove(dropped);
    const { sha256: logo } = await admin.client.pictures.upload({ data: png(128) });
    await world.who.root.client.settings.setBranding({
      title: 'Acme',
      logo,
      favicon: null,
      domain: '',
      aboutUrl: '',
      termsUrl: '',
      revision: 0,
    });
    const { sha256: stray } = await blobs().put(randomBytes(100));
    await sweep();
    world.console.clock.now += day - 1000;
    await sweep();
    expect(await isThere(stray)).toBe(true);
    world.console.clock.now += 2000;
    await sweep();
    expect([await isThere(stray), await isThere(droppedPackage)]).toEqual([false, false]);
    expect([await isThere(packageSha256), await isThere(logo)]).toEqual([true, true]);
    // The files of the deleted version are still the program's: the same content again sends nothing.
    expect((await uploadVersion(world, admin, world.programId, '5.0.2')).versionId).toBeTruthy();
  });

  it('go with the parts of an upload that was abandoned a week ago', async () => {
    const { admin } = world.who;
    const { packed, input } = await startInput(world, admin, world.programId, '6.0.0');
    const { uploadId } = await admin.client.uploads.start(input);
    const part = randomBytes(100);
    const file = packed.manifest.files[0]!;
    const { sha256: chunkSha256 } = await blobs().put(part);
    const { storage } = world.console.services;
    await storage.bookkeeping(world.workspaceId, (db) =>
      keepChunk(db, { uploadId, sha256: file.sha256, start: 0, end: 100, chunkSha256 }),
    );
    for (let days = 0; days < 10; days += 1) {
      expect([days, await isThere(chunkSha256)]).toEqual([days, days < 9]);
      await runJobs(world.console.services, 'forget-expired');
      await sweep();
      world.console.clock.now += day + 1;
    }
  });

  it('stay when somebody begins to refer to them on the last day, however the sweep runs', async () => {
    const bytes = randomBytes(64);
    const { sha256 } = await blobs().put(bytes);
    await sweep();
    world.console.clock.now += day + 1;
    await blobs().put(bytes);
    await sweep();
    expect(await isThere(sha256)).toBe(true);
  });

  it('are stored anew when they arrive again while they go', async () => {
    const bytes = randomBytes(64);
    const { sha256 } = await blobs().put(bytes);
    await sweep();
    world.console.clock.now += day + 1;
    // The sweep of another instance has taken it, and is about to remove the file.
    const { system } = world.console.services.storage;
    expect(await takeSuspects(system, world.console.clock.now - day)).toContain(sha256);
    let isStored = false;
    const storing = blobs()
      .put(bytes)
      .then(() => (isStored = true));
    await sweep();
    expect([await isThere(sha256), isStored]).toEqual([false, false]);
    await storing;
    expect(await isThere(sha256)).toBe(true);
    expect(sha256Of(await blobs().get(sha256))).toBe(sha256);
  });

  it('never go from under somebody who begins to refer to them while the sweep takes them', async () => {
    const { services } = world.console;
    for (let round = 0; round < 12; round += 1) {
      const bytes = randomBytes(64);
      const { sha256, size } = await blobs().put(bytes);
      await sweep();
      world.console.clock.now += day + 1;
      const refer = async () => {
        await blobs().put(bytes);
        await services.storage.bookkeeping(world.workspaceId, (db) =>
          ownBlobs(db, world.programId, [{ path: 'a', sha256, size }]),
        );
      };
      await Promise.all(round % 2 ? [refer(), sweep()] : [sweep(), refer()]);
      await sweep();
      expect([round, await isThere(sha256)]).toEqual([round, true]);
    }
  });
});
