import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { label, packSample } from '../../compiler/package/testing/sample.ts';
import { openShop, type Shop } from '../../console/testing/release.ts';
import { owner, startTestConsole, type TestConsole } from '../../console/testing/start.ts';
import { accessConsole, newSigningKey, readUploadKey, type ConsoleAccess } from './console-access.ts';
import { uploadPackage } from './upload.ts';

let site: TestConsole;
let shop: Shop;
let access: ConsoleAccess;

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  site = await startTestConsole();
  shop = await openShop(site);
  const key = newSigningKey();
  const { body } = await site.call('POST', '/sessions', {
    body: {
      account: 'ann@acme.test',
      password: 'Ann-Secret-1',
      workspace: owner.workspace,
      as: 'token',
      deviceKey: key.publicKey,
    },
  });
  access = accessConsole(site.address, (body as { token: string }).token, key.seed);
});
afterAll(() => site.dispose());

const packed = (version: string, css = version) =>
  packSample(
    (program) => {
      program.styles['app'] = { css: `.v{content:"${css}"}` };
    },
    { ...label, appId: shop.programId, version },
  );

/** Cuts the connection of every request that `fails` names; the others reach the console. */
async function startFlakyNetwork(
  fails: (count: number) => boolean,
): Promise<{ address: string; server: Server; cuts: () => number }> {
  const target = new URL(site.address);
  let count = 0;
  let cuts = 0;
  const server = createServer((incoming, outgoing) => {
    count += 1;
    if (fails(count)) {
      cuts += 1;
      // Half of them after the console has heard everything: the answer is what is lost.
      if (count % 2 === 0) return void incoming.socket.destroy();
    }
    const isLost = fails(count);
    const passed = httpRequest(
      {
        host: target.hostname,
        port: target.port,
        path: incoming.url,
        method: incoming.method,
        headers: incoming.headers,
      },
      (answer) => {
        if (isLost) return void incoming.socket.destroy();
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', () => incoming.socket.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, cuts: () => cuts };
}

async function storedPackage(versionId: string): Promise<Uint8Array> {
  const version = await shop.ann.client.versions.get({ programId: shop.programId, versionId });
  return site.services.blobs.get(version.packageSha256);
}

describe('uploading from the IDE and from CI', () => {
  it('sends everything once, then only what changed, with progress that ends at the end', async () => {
    const first = packed('1.0.0');
    const steps: string[] = [];
    const result = await uploadPackage(access, first, {
      onProgress: ({ step, sentBytes, missingBytes }) => steps.push(`${step} ${sentBytes}/${missingBytes}`),
    });
    expect(result).toMatchObject({ isNew: true, sentBytes: result.totalBytes });
    expect(steps.at(-1)).toBe(`verify ${result.sentBytes}/${result.sentBytes}`);
    expect(hash(await storedPackage(result.versionId))).toBe(hash(first.bytes));
    const second = await uploadPackage(access, packed('1.0.1'));
    expect(second.sentBytes).toBeLessThan(second.totalBytes);
    expect(await uploadPackage(access, first)).toMatchObject({
      versionId: result.versionId,
      isNew: false,
      sentBytes: 0,
    });
  });

  it('sends source maps apart from the package, once, and stacks are read through them (R-QUAL-01, R-LOG-01)', async () => {
    const map = { version: 3, sources: ['app.ts'], names: [], mappings: 'AAAA', sourcesContent: ['secret'] };
    const mapped = (version: string) =>
      packSample(
        (program) => {
          program.scripts['app.js']!.map = JSON.stringify(map);
        },
        { ...label, appId: shop.programId, version },
      );
    const { programId, ann } = shop;
    const first = await uploadPackage(access, mapped('4.0.0'));
    const { workspace } = await shop.root.sessions.me();
    const db = site.services.storage.workspace(workspace.id);
    const versionRow = (id: string) =>
      db.selectFrom('versions').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const { mapsSha256, packageSha256 } = await versionRow(first.versionId);
    const index = JSON.parse(Buffer.from(await site.services.blobs.get(mapsSha256!)).toString()) as object;
    expect(Object.keys(index)).toEqual(['app.js']);
    expect(Buffer.from(await site.services.blobs.get(packageSha256)).includes('app.ts')).toBe(false);
    const crash = { programId, name: 'Oops', version: '4.0.0' };
    const stack = 'Error: Oops\n    at onLaunch (https://app.example/run/app.js:1:1)\n    at other.js:2:2';
    const line = { programId, at: 0, body: stack, version: '4.0.0' };
    const source = 'Error: Oops\n    at onLaunch (app.ts:1:1)\n    at other.js:2:2';
    expect(await ann.client.logs.source(line)).toEqual({ version: '4.0.0', mapped: source });
    expect(await ann.client.logs.source({ ...line, version: '0.0.1' })).toMatchObject({ mapped: null });
    expect((await ann.client.analytics.crash(crash)).items).toEqual([]);
    // The same map again is not sent again.
    const again = await uploadPackage(access, mapped('4.0.1'));
    expect((await versionRow(again.versionId)).mapsSha256).toBe(mapsSha256);
  });

  it('takes an upload key instead of a person: CI', async () => {
    const made = await shop.root.keys.createUploadKey({ appId: shop.appId, label: 'CI' });
    const { token, seed } = readUploadKey(made.text);
    const result = await uploadPackage(accessConsole(site.address, token, seed), packed('1.1.0'));
    expect(result.isNew).toBe(true);
    await shop.root.keys.revoke({ appId: shop.appId, keyId: made.id });
    await expect(
      uploadPackage(accessConsole(site.address, token, seed), packed('1.1.1')),
    ).rejects.toMatchObject({ code: 'KEY_INVALID' });
  });

  it.each([1, 2, 3])(
    'reaches the end over a network that is cut at request %i and again two later',
    async (point) => {
      const network = await startFlakyNetwork((count) => count === point || count === point + 2);
      const made = packed(`2.${point}.0`);
      const key = accessConsole(network.address, access.token, newSigningKey().seed);
      const result = await uploadPackage({ ...key, sign: access.sign }, made, { firstPause: 1 });
      expect(network.cuts()).toBeGreaterThan(0);
      expect(hash(await storedPackage(result.versionId))).toBe(hash(made.bytes));
      const { items } = await shop.ann.client.versions.list({ programId: shop.programId });
      expect(items.filter(({ number }) => number === `2.${point}.0`)).toHaveLength(1);
      network.server.closeAllConnections();
      network.server.close();
    },
  );

  it('goes on where a cancelled upload stopped', async () => {
    const made = packed('3.0.0', 'x'.repeat(3000));
    const abort = new AbortController();
    await expect(
      uploadPackage(access, made, {
        signal: abort.signal,
        onProgress: ({ step }) => step === 'verify' && abort.abort(),
      }),
    ).rejects.toMatchObject({ code: 'UPLOAD_CANCELLED' });
    expect(await uploadPackage(access, made)).toMatchObject({ isNew: true, sentBytes: 0 });
  });

  it('says in one sentence why not', async () => {
    await expect(uploadPackage(access, packed('1.0.0', 'other'))).rejects.toMatchObject({
      code: 'VERSION_TAKEN',
      message: 'Version 1.0.0 exists with other content. Choose another number.',
    });
    const nobody = accessConsole('http://127.0.0.1:9', access.token, newSigningKey().seed);
    await expect(uploadPackage(nobody, packed('4.0.0'), { firstPause: 1 })).rejects.toMatchObject({
      code: 'CONSOLE_UNREACHABLE',
    });
    const stranger = {
      ...access,
      sign: accessConsole(site.address, access.token, newSigningKey().seed).sign,
    };
    await expect(uploadPackage(stranger, packed('4.0.0'))).rejects.toMatchObject({ code: 'SIGNATURE_WRONG' });
    expect(() => readUploadKey('tuk_half')).toThrow('copy it whole');
  });
});
