// An upload that is interrupted, wherever that is: it goes on where it stopped, and the version is byte for byte what was
// packed. The network at 30 points; the console and the IDE at as many as TESSERA_KILLS says (usual: 4, at most 30).
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kill, startProcess, type Running } from '../../console/testing/killed.ts';
import { openShop, type Shop } from '../../console/testing/release.ts';
import { startTestConsole, type TestConsole } from '../../console/testing/start.ts';
import { accessConsole } from './console-access.ts';
import { startGate, type Gate, type Moment } from './testing/gate.ts';
import { largePackage } from './testing/large-program.ts';
import type { UploadOrder } from './testing/upload-process.ts';
import { assertWhole, clientsAt, signIn, type Signed } from './testing/whole.ts';
import { uploadPackage } from './upload.ts';

const root = path.join(import.meta.dirname, '../..');

/** Before and after each request of an upload, in turn: 30 different points. */
const points = Array.from({ length: 30 }, (_, at): [number, Moment] => [
  1 + (at >> 1),
  at % 2 === 0 ? 'before' : 'after',
]);
const kills = Number(process.env['TESSERA_KILLS'] ?? 4);
/** As many as are asked for, spread over all of them. */
const killPoints = points
  .filter((_, at) => at % Math.max(1, Math.floor(points.length / kills)) === 0)
  .slice(0, kills);

const through = (gate: Gate, { access, seed }: Signed) => accessConsole(gate.address, access.token, seed);

describe('the network is cut', () => {
  let site: TestConsole;
  let shop: Shop;
  let gate: Gate;
  let ann: Signed;
  beforeAll(async () => {
    site = await startTestConsole();
    shop = await openShop(site);
    gate = await startGate(site.address);
    ann = await signIn(site);
  });
  afterAll(async () => {
    await gate.dispose();
    await site.dispose();
  });

  it.each(points)(
    'at request %i, %s the console has heard it: said in a sentence, then resumed',
    async (at, moment) => {
      const packed = largePackage(shop.programId, `1.${at}.${moment === 'before' ? 0 : 1}`);
      gate.open(site.address);
      gate.arm(at, moment);
      const access = through(gate, ann);
      await expect(uploadPackage(access, packed, { firstPause: 1 })).rejects.toMatchObject({
        code: 'CONSOLE_UNREACHABLE',
        message: expect.stringContaining('it goes on from here'),
      });
      gate.open(site.address);
      const result = await uploadPackage(access, packed);
      // What had arrived does not travel again.
      if (at > 3) expect(result.sentBytes).toBeLessThan(result.totalBytes);
      await assertWhole(shop, packed, result.versionId);
    },
  );
});

describe(`killed at ${killPoints.length} points of an upload`, () => {
  let data: string;
  let running: Running;
  let shop: Shop;
  let gate: Gate;
  let ann: Signed;
  beforeAll(async () => {
    data = mkdtempSync(path.join(tmpdir(), 'tessera-faults-'));
    spawnSync(process.execPath, [path.join(root, 'build/bundle.mjs'), 'console'], { stdio: 'ignore' });
    running = await startProcess(data);
    shop = await openShop(running.site);
    gate = await startGate(running.site.address);
    ann = await signIn(running.site);
  }, 120_000);
  afterAll(async () => {
    await gate.dispose();
    await kill(running);
    rmSync(data, { recursive: true, force: true });
  });

  it.each(killPoints)(
    'the console, at request %i (%s): the very same upload ends well',
    async (at, moment) => {
      const packed = largePackage(shop.programId, `2.${at}.${moment === 'before' ? 0 : 1}`);
      gate.open(running.site.address);
      gate.arm(at, moment);
      const uploading = uploadPackage(through(gate, ann), packed);
      await gate.closed;
      await kill(running);
      running = await startProcess(data);
      gate.open(running.site.address);
      const { versionId } = await uploading;
      const { site } = running;
      shop = {
        ...shop,
        ...(await clientsAt(site)),
        ann: { ...shop.ann, client: site.client(shop.ann.token) },
      };
      await assertWhole(shop, packed, versionId);
    },
    60_000,
  );

  it.each(killPoints)(
    'the IDE, at request %i (%s): the next one goes on',
    async (at, moment) => {
      const order: UploadOrder = {
        address: gate.address,
        token: ann.access.token,
        seed: ann.seed,
        programId: shop.programId,
        version: `3.${at}.${moment === 'before' ? 0 : 1}`,
      };
      gate.open(running.site.address);
      gate.arm(at, moment);
      const first = startUpload(order);
      await gate.closed;
      first.child.kill('SIGKILL');
      await first.ended;
      gate.open(running.site.address);
      const second = startUpload(order);
      await second.ended;
      const result = JSON.parse(second.said()) as {
        versionId: string;
        sentBytes: number;
        totalBytes: number;
      };
      if (at > 3) expect(result.sentBytes).toBeLessThan(result.totalBytes);
      await assertWhole(shop, largePackage(shop.programId, order.version), result.versionId);
    },
    60_000,
  );
});

function startUpload(order: UploadOrder) {
  const script = path.join(import.meta.dirname, 'testing/upload-process.ts');
  const child = spawn(process.execPath, [script, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return { child, said: () => said, ended: new Promise((resolve) => child.once('close', resolve)) };
}
