import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { packSample, label } from '../../compiler/package/testing/sample.ts';
import { verifyPackage } from '../../compiler/package/verify.ts';
import type { Packed } from '../../compiler/package/pack.ts';
import type { ConsoleClient } from '../api.ts';
import { createSigner, type Signer } from '../testing/signer.ts';
import { owner, startTestConsole, type TestConsole } from '../testing/start.ts';

const hash = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const programId = 'mp-sample';
let site: TestConsole;
let token: string;
let client: ConsoleClient;
let signer: Signer;

beforeAll(async () => {
  site = await startTestConsole();
  signer = createSigner();
  const { body } = await site.call('POST', '/sessions', {
    body: {
      account: owner.account,
      password: owner.password,
      workspace: owner.workspace,
      as: 'token',
      deviceKey: signer.publicKey,
    },
  });
  ({ token } = body as { token: string });
  client = site.client(token);
  const { workspace, user } = await client.sessions.me();
  const who = { id: user.id, name: user.name, requestId: 'r', address: '' };
  await site.services.storage.change(workspace.id, who, async (change) => {
    const made = { createdAt: 1, revision: 1 };
    await change.db
      .insertInto('teams')
      .values({ id: 'team-1', name: 'One', abilities: ['programs'], isVerified: false, ...made } as never)
      .execute();
    const program = {
      teamId: 'team-1',
      overview: '',
      logo: null,
      categories: [],
      tags: [],
      functionalPages: [],
      nearby: [],
    };
    const shelf = {
      isOnShelf: true,
      onlineVersionId: null,
      previousVersionId: null,
      isRollbackLocked: false,
      trialVersionId: null,
      trialPath: '',
    };
    for (const [id, name] of [
      [programId, 'Sample'],
      ['mp-other', 'Other'],
    ] as const) {
      await change.db
        .insertInto('programs')
        .values({ id, name, ...program, ...shelf, createdBy: user.id, ...made } as never)
        .execute();
    }
    change.audit({
      action: 'test.seed',
      target: { type: 'program', id: programId },
      before: undefined,
      after: {},
    });
  });
});
afterAll(() => site.dispose());

const packed = (version: string, change?: Parameters<typeof packSample>[0]) =>
  packSample(change, { ...label, version });
const started = (made: Packed, by = signer, at = programId) => {
  const manifest = Buffer.from(encodeManifest(made.manifest)).toString();
  return client.uploads.start({ programId: at, manifest, signature: by.sign(hash(manifest)) });
};

function put(uploadId: string, sha256: string, bytes: Uint8Array, headers: Record<string, string> = {}) {
  return fetch(`${site.address}/uploads/${programId}/${uploadId}/blobs/${sha256}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream', ...headers },
    body: bytes as BodyInit,
  });
}

async function sendAll(made: Packed, uploadId: string, missing: { sha256: string }[]) {
  let sent = 0;
  for (const { sha256 } of missing) {
    const bytes = [...made.files.values()].find((file) => hash(file) === sha256)!;
    const answer = await put(uploadId, sha256, bytes);
    expect(answer.status).toBe(200);
    sent += bytes.length;
  }
  return sent;
}

async function upload(made: Packed) {
  const { uploadId, missing } = await started(made);
  const sent = await sendAll(made, uploadId, missing);
  return { uploadId, sent, ...(await client.uploads.complete({ programId, uploadId })) };
}

describe('uploading', () => {
  it('makes a version whose package is byte-equal to the sender’s (R-VER-01, R-VER-02)', async () => {
    const made = packed('1.0.0');
    const { versionId } = await upload(made);
    const version = await client.versions.get({ programId, versionId });
    expect(version).toMatchObject({
      number: '1.0.0',
      remark: 'first',
      status: 'development',
      uploaderName: owner.name,
    });
    const stored = await site.services.blobs.get(version.packageSha256);
    expect(hash(stored)).toBe(hash(made.bytes));
    expect(verifyPackage(stored, hash).problems).toEqual([]);
  });

  it('gives the same version when repeated, and asks for no blob again', async () => {
    const made = packed('1.1.0');
    const first = await upload(made);
    const again = await started(made);
    expect(again).toMatchObject({ state: 'complete', missing: [], versionId: first.versionId });
    expect(await client.uploads.complete({ programId, uploadId: again.uploadId })).toEqual({
      versionId: first.versionId,
      isNew: false,
    });
  });

  it('sends only what changed', async () => {
    await upload(packed('1.2.0'));
    const changed = packed('1.2.1', (program) => {
      program.styles['app'] = { css: '.changed{}' };
    });
    const total = [...changed.files.values()].reduce((sum, file) => sum + file.length, 0);
    const { missing } = await started(changed);
    expect(missing.length).toBeLessThan(changed.files.size);
    expect(missing.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(total);
  });

  it('refuses a number that other content has, and keeps what is there', async () => {
    await upload(packed('2.0.0'));
    const other = packed('2.0.0', (program) => {
      program.styles['app'] = { css: '.other{}' };
    });
    await expect(started(other)).rejects.toMatchObject({ code: 'VERSION_TAKEN' });
  });

  it('takes a blob in parts, in any order, and says where to go on', async () => {
    const made = packed('3.0.0', (program) => {
      program.styles['app'] = { css: `.a{}${' '.repeat(5000)}` };
    });
    const { uploadId, missing } = await started(made);
    const [{ sha256, size }] = missing.sort((a, b) => b.size - a.size) as [(typeof missing)[number]];
    const bytes = [...made.files.values()].find((file) => hash(file) === sha256)!;
    const half = Math.floor(size / 2);
    const part = (start: number, end: number) =>
      put(uploadId, sha256, bytes.slice(start, end), {
        'content-range': `bytes ${start}-${end - 1}/${size}`,
      });
    expect(await (await part(half, size)).json()).toMatchObject({ received: 0 });
    const state = await client.uploads.get({ programId, uploadId });
    expect(state.missing.find((blob) => blob.sha256 === sha256)).toMatchObject({ received: 0 });
    expect(await (await part(0, half)).json()).toMatchObject({ received: size });
    await sendAll(made, uploadId, (await client.uploads.get({ programId, uploadId })).missing);
    expect(await client.uploads.complete({ programId, uploadId })).toMatchObject({ isNew: true });
  });

  it('refuses a damaged blob by name and starts it again', async () => {
    const made = packed('3.1.0', (program) => {
      program.styles['app'] = { css: '.damaged{}' };
    });
    const { uploadId, missing } = await started(made);
    const { sha256, size } = missing[0]!;
    const answer = await put(uploadId, sha256, new Uint8Array(size));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'CHUNK_DAMAGED' });
    await expect(client.uploads.complete({ programId, uploadId })).rejects.toMatchObject({
      code: 'BLOBS_MISSING',
    });
  });

  it('takes many small blobs in one request, all of them or none', async () => {
    const made = packed('3.2.0', (program) => {
      program.styles['app'] = { css: '.together{}' };
      program.styles['other'] = { css: '.other{}' };
    });
    const { uploadId, missing } = await started(made);
    const wanted = missing.map(({ sha256 }) =>
      [...made.files.values()].find((file) => hash(file) === sha256)!,
    );
    const framed = (files: Uint8Array[]) =>
      files.flatMap((bytes) => {
        const head = Buffer.alloc(36);
        head.write(hash(bytes), 'hex');
        head.writeUInt32BE(bytes.length, 32);
        return [head, bytes];
      });
    const post = (body: Uint8Array) =>
      fetch(`${site.address}/uploads/${programId}/${uploadId}/blobs`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: body as BodyInit,
      });
    const whole = Buffer.concat(framed(wanted));
    const damaged = Buffer.from(whole);
    damaged[damaged.length - 1]! ^= 1;
    for (const wrong of [
      damaged,
      whole.subarray(0, -1),
      Buffer.concat(framed([Buffer.from('none of it')])),
    ]) {
      expect((await post(wrong)).ok).toBe(false);
      expect((await client.uploads.get({ programId, uploadId })).missing).toEqual(missing);
    }
    expect(await (await post(whole)).json()).toEqual({ received: wanted.length });
    expect(await client.uploads.complete({ programId, uploadId })).toMatchObject({ isNew: true });
  });

  it('never says "have" for a blob of another mini program', async () => {
    const made = packSample(undefined, { ...label, appId: 'mp-other', version: '1.0.0' });
    const { missing } = await started(made, signer, 'mp-other');
    expect(missing).toHaveLength(new Set(made.manifest.files.map(({ sha256 }) => sha256)).size);
  });

  it('takes a whole package from the site (R-VER-11) and makes the same version of it', async () => {
    const made = packed('4.0.0');
    const { versionId } = await upload(made);
    const send = (bytes: Uint8Array) =>
      fetch(`${site.address}/uploads/${programId}/package`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: bytes as BodyInit,
      });
    expect(await (await send(made.bytes)).json()).toEqual({ versionId, isNew: false });
    expect(await (await send(packed('4.0.1').bytes)).json()).toMatchObject({ isNew: true });
    const tampered = made.bytes.slice();
    tampered[tampered.length >> 1]! ^= 255;
    const refused = await send(tampered);
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'PACKAGE_REFUSED' });
  });
});

describe('what an upload is refused for', () => {
  it.each<[string, () => Promise<unknown>, string]>([
    [
      'a signature by another key (R-APP-09)',
      () => started(packed('9.0.0'), createSigner()),
      'SIGNATURE_WRONG',
    ],
    [
      'a manifest of another program',
      () => started(packSample(undefined, { ...label, appId: 'mp-wrong' })),
      'PROGRAM_DIFFERS',
    ],
    [
      'a manifest that is not canonical',
      () => client.uploads.start({ programId, manifest: '{"format":1}', signature: '' }),
      'PACKAGE_REFUSED',
    ],
    ['no program', () => started(packed('9.0.0'), signer, 'mp-none'), 'NOT_FOUND'],
    [
      'an upload that is not there',
      () => client.uploads.complete({ programId, uploadId: 'up-none' }),
      'NOT_FOUND',
    ],
  ])('%s', async (_, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code });
  });

  it('a manifest that announces more than the workspace allows, before a byte is taken', async () => {
    const made = packed('9.1.0');
    made.manifest.files[0]!.size = 1e12;
    await expect(started(made)).rejects.toMatchObject({ code: 'PACKAGE_REFUSED' });
  });

  it('a session that has no signing key', async () => {
    const plain = site.client(await site.signIn(owner.account, owner.password));
    const manifest = Buffer.from(encodeManifest(packed('9.2.0').manifest)).toString();
    await expect(
      plain.uploads.start({ programId, manifest, signature: signer.sign(hash(manifest)) }),
    ).rejects.toMatchObject({ code: 'SIGNATURE_KEY_UNKNOWN' });
  });

  it('parts without a session, of no file, or after the end', async () => {
    const made = packed('9.3.0', (program) => {
      program.styles['app'] = { css: '.late{}' };
    });
    const { uploadId, missing } = await started(made);
    const { sha256, size } = missing[0]!;
    expect((await put(uploadId, sha256, new Uint8Array(size), { authorization: '' })).status).toBe(401);
    expect((await put(uploadId, 'f'.repeat(64), new Uint8Array(1))).status).toBe(400);
    await client.uploads.cancel({ programId, uploadId });
    expect((await put(uploadId, sha256, new Uint8Array(size))).status).toBe(409);
  });
});
