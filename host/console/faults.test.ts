// The fault table of signing in and uploading: what goes wrong, how, and how it ends. Each ends in one sentence that a person
// can act on, and nothing is half done. Interrupted uploads: interrupted.test.ts; of previews: console/api/previews.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import type { Packed } from '../../compiler/package/pack.ts';
import { openShop, type Shop } from '../../console/testing/release.ts';
import { owner, startTestConsole, type TestConsole } from '../../console/testing/start.ts';
import { createDiskBlobs } from '../../console/storage/blobs.ts';
import { connectInProcess } from '../in-process.ts';
import { startHost } from '../start.ts';
import { mountTinyDisk } from '../testing/rights.ts';
import { temporaryFolder, writeFiles } from '../testing/test-host.ts';
import { AccountFile } from './account-file.ts';
import { Account, type ScanTicket } from './account.ts';
import { accessConsole, newSigningKey, readUploadKey } from './console-access.ts';
import { largePackage, smallPackage } from './testing/large-program.ts';
import { assertWhole, clientsAt, hash, signIn, type Signed } from './testing/whole.ts';
import { uploadPackage } from './upload.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tessera-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Stage {
  site: TestConsole;
  shop: Shop;
  ann: Signed;
  account: Account;
  ticket: ScanTicket;
}

interface Fault {
  fault: string;
  /** Makes it go wrong; what it throws is how it ends. */
  how: (stage: Stage) => Promise<unknown>;
  ends: string;
}

const pack = ({ shop }: Stage, version: string, css?: string) => smallPackage(shop.programId, version, css);

/** Bytes of one file changed on their way: the hash in the manifest is another's. */
function tampered(packed: Packed): Packed {
  const files = new Map(packed.files);
  files.set('styles/app.css', new TextEncoder().encode('.evil{}'));
  return { ...packed, files };
}

async function sendArchive({ site, shop, ann }: Stage, bytes: Uint8Array): Promise<void> {
  const answer = await fetch(`${site.address}/uploads/${shop.programId}/package`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ann.access.token}`, 'content-type': 'application/octet-stream' },
    body: bytes as BodyInit,
  });
  if (!answer.ok) throw await answer.json();
}

async function confirm({ site, ticket }: Stage): Promise<void> {
  const phone = site.client(await site.signIn(owner.account, owner.password));
  await phone.login.scan({ ticket: ticket.ticket });
  await phone.login.confirm({ ticket: ticket.ticket, number: ticket.number });
}

type FullAt = (count: number, bytes: Uint8Array) => boolean;

/** A disk that has no room from the write on that `isFull` names. */
function fillDisk({ services }: TestConsole, isFull: FullAt): () => void {
  const { put } = services.blobs;
  let count = 0;
  const full = createDiskBlobs(path.join(folder, 'full'), () =>
    Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })),
  );
  services.blobs.put = (bytes) => (isFull((count += 1), bytes) ? full.put(bytes) : put(bytes));
  return () => void (services.blobs.put = put);
}

const isArchive = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const fullDisks: [at: string, isFull: FullAt][] = [
  ['the first file', (count) => count >= 1],
  ['the ninth file', (count) => count >= 9],
  ['the package itself', (_, bytes) => isArchive(bytes)],
];

/** The account's file on a disk of this computer that has no room. */
class FullAccountFile extends AccountFile {
  override write(): Promise<void> {
    return Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  }
}

async function signInOnFullDisk({ site, shop }: Stage): Promise<void> {
  const account = new Account(new FullAccountFile(path.join(folder, 'full-account'), undefined), '');
  const { client } = shop.ann;
  const sessions = async () => (await client.sessions.list()).items.map(({ id }) => id).sort();
  const before = await sessions();
  try {
    await account.signIn({ address: site.address, ...asAnn });
  } finally {
    // Nothing is half done: nobody is signed in here, and the console has no session more.
    expect((await account.state()).user).toBeUndefined();
    expect(await sessions()).toEqual(before);
    account.dispose();
  }
}

const asAnn = { workspace: owner.workspace, account: 'ann@acme.test', password: 'Ann-Secret-1' };

const table: Fault[] = [
  { fault: "the IDE's disk is full when somebody signs in", how: signInOnFullDisk, ends: 'SIGN_IN_NOT_KEPT' },
  ...fullDisks.map(([at, isFull]): Fault => ({
    fault: `the console's disk is full at ${at}`,
    how: async ({ site, shop, ann }) => {
      const free = fillDisk(site, isFull);
      await uploadPackage(ann.access, largePackage(shop.programId, '9.0.0'), { firstPause: 1 }).finally(free);
    },
    ends: 'DISK_FULL',
  })),
  {
    fault: 'a number that another content has',
    how: async (stage) => {
      await uploadPackage(stage.ann.access, pack(stage, '9.1.0'));
      await uploadPackage(stage.ann.access, pack(stage, '9.1.0', 'other'));
    },
    ends: 'VERSION_TAKEN',
  },
  {
    fault: 'an upload key that was revoked',
    how: async (stage) => {
      const { root: boss, appId } = stage.shop;
      const made = await boss.keys.createUploadKey({ appId, label: 'CI' });
      await boss.keys.revoke({ appId, keyId: made.id });
      const { token, seed } = readUploadKey(made.text);
      await uploadPackage(accessConsole(stage.site.address, token, seed), pack(stage, '9.2.0'));
    },
    ends: 'KEY_INVALID',
  },
  {
    fault: 'a session that was revoked',
    how: async (stage) => {
      const { access } = await signIn(stage.site);
      await access.client.sessions.signOut({});
      await uploadPackage(access, pack(stage, '9.3.0'));
    },
    ends: 'SESSION_EXPIRED',
  },
  {
    fault: 'a member who was blocked between two requests',
    how: async (stage) => {
      const { root: boss, teamId } = stage.shop;
      const user = await boss.users.create({
        account: `bob${Date.now()}`,
        name: 'Bob',
        password: 'Bob-Secret-1',
      });
      await boss.teams.addMember({ teamId, members: [{ userId: user.id, role: 'team_developer' }] });
      const { access } = await signIn(stage.site, user.account, 'Bob-Secret-1');
      const block = async () => void (await boss.users.block({ userId: user.id }));
      let blocked: Promise<void> | undefined;
      await uploadPackage(access, pack(stage, '9.4.0'), {
        onProgress: ({ step }) => step === 'send' && (blocked ??= block()),
      }).finally(() => blocked);
      await blocked;
      await uploadPackage(access, pack(stage, '9.4.1'));
    },
    ends: 'MEMBER_BLOCKED',
  },
  {
    fault: 'a code that nobody scanned in time',
    how: async (stage) => {
      stage.site.clock.now += 121_000;
      await confirm(stage);
    },
    ends: 'TICKET_EXPIRED',
  },
  {
    fault: 'a second phone that scans the same code',
    how: async (stage) => {
      const phones = await Promise.all([1, 2].map(() => stage.site.signIn(owner.account, owner.password)));
      for (const token of phones) await stage.site.client(token).login.scan({ ticket: stage.ticket.ticket });
    },
    ends: 'TICKET_TAKEN',
  },
  {
    fault: 'an exchange that is repeated',
    how: async (stage) => {
      await confirm(stage);
      const { ticket, pollSecret, verifier } = stage.ticket;
      for (const _ of [1, 2]) await stage.site.client().login.exchange({ ticket, pollSecret, verifier });
    },
    ends: 'WRONG_STATE',
  },
  {
    fault: 'an exchange with another verifier',
    how: async (stage) => {
      await confirm(stage);
      const { ticket, pollSecret } = stage.ticket;
      await stage.site.client().login.exchange({ ticket, pollSecret, verifier: 'v'.repeat(43) });
    },
    ends: 'NOT_FOUND',
  },
  {
    fault: 'a manifest that was tampered with after it was signed',
    how: async (stage) => {
      const access = { ...stage.ann.access, sign: () => stage.ann.access.sign('another manifest') };
      await uploadPackage(access, pack(stage, '9.5.0'));
    },
    ends: 'SIGNATURE_WRONG',
  },
  {
    fault: 'a signature of a key that is not registered',
    how: async (stage) => {
      const { sign } = accessConsole(stage.site.address, '', newSigningKey().seed);
      await uploadPackage({ ...stage.ann.access, sign }, pack(stage, '9.6.0'));
    },
    ends: 'SIGNATURE_WRONG',
  },
  {
    fault: 'a file that is not the one that the manifest names',
    how: (stage) => uploadPackage(stage.ann.access, tampered(pack(stage, '9.7.0'))),
    ends: 'BLOB_UNKNOWN',
  },
  {
    fault: 'a blob that is damaged on its way',
    how: async (stage) => {
      const { client, sign, token, address } = stage.ann.access;
      const packed = pack(stage, '9.8.0');
      const manifest = Buffer.from(encodeManifest(packed.manifest)).toString();
      const { programId } = stage.shop;
      const signature = sign(hash(Buffer.from(manifest)));
      const { uploadId, missing } = await client.uploads.start({ programId, manifest, signature });
      const answer = await fetch(`${address}/uploads/${programId}/${uploadId}/blobs/${missing[0]!.sha256}`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(missing[0]!.size),
      });
      throw await answer.json();
    },
    ends: 'CHUNK_DAMAGED',
  },
  {
    fault: 'a package with a byte changed',
    how: async (stage) => {
      const bytes = pack(stage, '9.9.0').bytes.slice();
      bytes[bytes.length >> 1]! ^= 0xff;
      await sendArchive(stage, bytes);
    },
    ends: 'PACKAGE_REFUSED',
  },
  {
    fault: 'a package that is cut off',
    how: (stage) => sendArchive(stage, pack(stage, '9.10.0').bytes.subarray(0, 900)),
    ends: 'PACKAGE_REFUSED',
  },
];

describe('what goes wrong ends in one sentence, and nothing is half done', () => {
  let stage: Stage;
  beforeAll(async () => {
    const site = await startTestConsole();
    const shop = await openShop(site);
    const account = new Account(new AccountFile(path.join(folder, 'account'), undefined), site.address);
    stage = {
      site,
      shop,
      account,
      ann: await signIn(site),
      ticket: await account.beginScan(site.address, '0.1.0'),
    };
  });
  afterAll(async () => {
    stage.account.dispose();
    await stage.site.dispose();
  });

  it.each(table)('$fault: $ends', async ({ how, ends }) => {
    const { shop, site } = stage;
    stage.ticket = await stage.account.beginScan(site.address, '0.1.0');
    const numbers = async () => {
      const { items } = await shop.ann.client.versions.list({ programId: shop.programId, limit: 200 });
      return items.map(({ number }) => number);
    };
    const before = await numbers();
    const error = await how(stage).then(
      () => undefined,
      (thrown: { code?: string; message?: string }) => thrown,
    );
    expect(error?.code).toBe(ends);
    expect(error?.message).toMatch(/^[A-Z"].{10,200}[.!]?$/);
    // Only what a row made on purpose came; the audit chain holds.
    expect((await numbers()).filter((number) => !before.includes(number))).toEqual(
      ends === 'VERSION_TAKEN' ? ['9.1.0'] : [],
    );
    await shop.root.audit.verify();
  });

  it('a disk that was full has room again: the same upload goes on and is whole', async () => {
    const packed = largePackage(stage.shop.programId, '9.0.0');
    const { versionId, sentBytes } = await uploadPackage(stage.ann.access, packed);
    // All files had come before the package found no room.
    expect(sentBytes).toBe(0);
    await assertWhole(stage.shop, packed, versionId);
  });

  it("the IDE's data folder has no room: an upload needs none, and the next one works too", async (context) => {
    const base = temporaryFolder();
    const disk = mountTinyDisk(path.join(base, 'disk'), 1024);
    context.skip(disk === undefined, 'needs root and mount(8) for a disk of its own');
    if (disk === undefined) return;
    const host = startHost({ dataFolder: path.join(disk, 'data'), templatesFolder: base });
    onTestFinished(() => host.dispose());
    const { account, projects, publish } = connectInProcess(host.router);
    const { programId } = stage.shop;
    const project = path.join(base, 'project');
    writeFiles(project, { 'app.json': '{"pages":["p"]}', 'p.js': 'Page({})', 'p.wxml': '<view/>' });
    await account.signIn({ address: stage.site.address, ...asAnn });
    const { id: projectId } = await projects.open({ folder: project });
    const upload = async (version: string) => {
      for await (const _ of await publish.upload({ projectId, programId, version, remark: 'r' })) void _;
    };
    const filler = path.join(disk, 'filler');
    expect(() => writeFileSync(filler, Buffer.alloc(2 * 1024 * 1024))).toThrow('ENOSPC');
    await upload('11.0.0');
    expect(await publish.unfinished({ projectId, programId })).toBeNull();
    rmSync(filler);
    await upload('11.0.1');
    const { items } = await publish.versions({ programId });
    expect(items.slice(0, 2).map(({ number }) => number)).toEqual(['11.0.1', '11.0.0']);
  });

  it.each([-3, 3])('clocks that are %i days apart: uploads and sessions do not mind', async (days) => {
    const { site } = stage;
    site.clock.now += days * 86_400_000;
    const ann = await signIn(site);
    const packed = pack(stage, `10.0.${days + 3}`);
    const { versionId } = await uploadPackage(ann.access, packed);
    await assertWhole({ ...stage.shop, ...(await clientsAt(site)) }, packed, versionId);
  });
});
