import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../jobs.ts';
import { codeOf } from '../testing/refused.ts';
import { startS3 } from '../testing/s3.ts';
import type { TestS3 } from '../testing/s3.ts';
import { assertPackage } from '../testing/killed.ts';
import { openShop, releaseVersion } from '../testing/release.ts';
import { startTestConsole } from '../testing/start.ts';
import { createDiskBlobs, sha256Of } from './blobs.ts';
import type { Blobs } from './blobs.ts';
import { createS3Blobs, readS3Url } from './blobs-s3.ts';

let folder: string;
let s3: TestS3;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tessera-blobs-'));
  s3 = await startS3();
});
afterAll(async () => {
  await s3.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe.each<[string, () => Blobs]>([
  ['on disk', () => createDiskBlobs(path.join(folder, 'blobs'))],
  ['on S3', () => createS3Blobs(readS3Url(s3.url))],
])('blobs %s', (_, open) => {
  it('are stored once, read whole and in ranges, listed, removed', async () => {
    const blobs = open();
    const bytes = Buffer.from(`0123456789${randomBytes(8).toString('hex')}`);
    const sha256 = sha256Of(bytes);
    expect(await blobs.info(sha256)).toBe(null);
    expect(await blobs.put(bytes)).toMatchObject({ sha256, size: bytes.length });
    expect(await blobs.put(bytes)).toMatchObject({ sha256, size: bytes.length });
    expect(Buffer.from(await blobs.get(sha256))).toEqual(bytes);
    expect(await text(await blobs.stream(sha256))).toBe(bytes.toString());
    expect(await text(await blobs.stream(sha256, { start: 2, end: 5 }))).toBe('2345');
    const listed: string[] = [];
    for await (const blob of blobs.list()) listed.push(blob.sha256);
    expect(listed).toEqual([sha256]);
    await blobs.remove(sha256);
    expect(await blobs.info(sha256)).toBe(null);
    await blobs.remove(sha256);
  });

  it('that are missing are refused by name', async () => {
    const sha256 = sha256Of(Buffer.from('never stored'));
    expect(await codeOf(open().get(sha256))).toBe('BLOB_MISSING');
    expect(await codeOf(open().stream(sha256))).toBe('BLOB_MISSING');
  });
});

describe('a store in trouble', () => {
  it('says that the disk is full, and keeps nothing half', async () => {
    const place = path.join(folder, 'full');
    const bytes = Buffer.from('more than fits');
    const full = createDiskBlobs(place, async (file, all) => {
      await writeFile(file, all.subarray(0, 3));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    expect(await codeOf(full.put(bytes))).toBe('DISK_FULL');
    const again = createDiskBlobs(place);
    expect(await again.info(sha256Of(bytes))).toBe(null);
    await again.put(bytes);
    expect(Buffer.from(await again.get(sha256Of(bytes)))).toEqual(bytes);
  });

  it('never hands out a blob that has changed on disk', async () => {
    const blobs = createDiskBlobs(path.join(folder, 'changed'));
    const { sha256 } = await blobs.put(Buffer.from('as it was'));
    writeFileSync(path.join(folder, 'changed', sha256.slice(0, 2), sha256), 'as it is?');
    expect(await codeOf(blobs.get(sha256))).toBe('BLOB_MISSING');
  });

  it('says what is wrong where its folder cannot be used or S3 does not answer', async () => {
    writeFileSync(path.join(folder, 'a-file'), '');
    const inFile = createDiskBlobs(path.join(folder, 'a-file', 'blobs'));
    expect(await codeOf(inFile.put(Buffer.from('x')))).toBe('STORE_FAILED');
    const nobody = createS3Blobs(readS3Url('s3://console/?endpoint=http%3A%2F%2F127.0.0.1%3A1'));
    expect(await codeOf(nobody.put(Buffer.from('x')))).toBe('STORE_FAILED');
    expect(await codeOf(nobody.get(sha256Of(Buffer.from('x'))))).toBe('STORE_FAILED');
  });
});

it('a console on S3: upload, release, delivery, sweep', async () => {
  const site = await startTestConsole({ blobs: s3.url });
  try {
    const shop = await openShop(site);
    const versionId = await releaseVersion(site, shop, '1.0.0');
    const { packageSha256 } = await shop.root.versions.get({ programId: shop.programId, versionId });
    const { sha256: stray } = await site.services.blobs.put(randomBytes(100));
    for (let days = 0; days < 2; days += 1) {
      await runJobs(site.services, 'forget-blobs');
      site.clock.now += 25 * 3_600_000;
    }
    await runJobs(site.services, 'forget-blobs');
    expect(await site.services.blobs.info(stray)).toBe(null);
    await assertPackage(site, shop, packageSha256);
  } finally {
    await site.dispose();
  }
});
