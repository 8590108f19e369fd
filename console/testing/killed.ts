import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { askForUpdate } from './ask-for-update.ts';
import { uploadVersion } from './release.ts';
import type { Shop } from './release.ts';
import { clientFor, owner, siteAt } from './start.ts';
import type { Site } from './start.ts';

const root = path.join(import.meta.dirname, '../..');

export interface Running {
  child: ChildProcess;
  site: Site;
}

/** The bundled console as a process of its own, so that it can be killed. */
export async function startProcess(data: string): Promise<Running> {
  const { workspace, account, password } = owner;
  const setup = [
    `--setup-workspace=${workspace}`,
    `--setup-account=${account}`,
    `--setup-password=${password}`,
  ];
  const args = [path.join(root, 'dist/console/main.mjs'), '--port', '0', '--data', data, ...setup];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout }))
    return { child, site: siteAt((JSON.parse(line) as { address: string }).address) };
  throw new Error('The console ended before it was ready.');
}

export async function kill({ child }: Running): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** What was answered must be there; what was on its way when the process died may be there, but whole. */
export class Book {
  readonly programs = new Set<string>();
  readonly offShelf = new Set<string>();
  readonly uploaded = new Map<string, string>();
  readonly approved = new Set<string>();
  /** User -> number, of the task that is delivering now. */
  readonly gray = new Map<string, string>();
  /** What is online for certain, and what may be by a call without answer. */
  online: string | null = null;
  nextOnline: string | null = null;
  acknowledged = 0;
  tried = 0;
  users = 0;
  #waiting: { count: number; resolve: () => void }[] = [];

  /** Another change was answered. */
  note(): void {
    this.acknowledged += 1;
    this.#waiting = this.#waiting.filter(({ count, resolve }) => this.acknowledged < count || resolve());
  }

  reached(count: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push({ count, resolve });
    });
  }
}

/** Plain changes, one after another, until the process is gone. */
export async function changePrograms(site: Site, token: string, { teamId }: Shop, book: Book): Promise<void> {
  const client = clientFor(site.address, token);
  for (;;) {
    book.tried += 1;
    const { id } = await client.programs.create({ teamId, name: `Program ${book.tried}` });
    book.programs.add(id);
    book.note();
    await client.programs.offShelf({ programId: id });
    book.offShelf.add(id);
    book.note();
  }
}

/** Release after release of one mini program: upload, review, grayscale, publish. Goes on where a kill has stopped it. */
export async function releaseOn(site: Site, tokens: Tokens, shop: Shop, book: Book): Promise<void> {
  for (;;) {
    const latest = [...book.uploaded.keys()].at(-1);
    const isDone = latest === undefined || latest === book.online;
    const number = isDone ? `1.${book.uploaded.size + 1}` : latest;
    await releaseOne(site, tokens, shop, book, number);
  }
}

export interface Tokens {
  root: string;
  ann: string;
}

async function releaseOne(site: Site, tokens: Tokens, shop: Shop, book: Book, number: string): Promise<void> {
  const ann = clientFor(site.address, tokens.ann);
  const { programId } = shop;
  // Repeating the upload that was cut off gives the same version, or goes on with the blobs that are missing.
  const versionId = await uploadVersion(
    site,
    { ...shop.ann, token: tokens.ann, client: ann },
    programId,
    number,
  );
  book.uploaded.set(number, versionId);
  book.note();
  let version = await ann.versions.get({ programId, versionId });
  if (version.status === 'development') version = await ann.versions.submit({ programId, versionId });
  if (version.status === 'in_review')
    await clientFor(site.address, tokens.root).approvals.approve({ approvalId: version.approvalId! });
  book.approved.add(versionId);
  book.note();
  const { items } = await ann.grayscale.list({ programId, state: 'delivering' });
  if (items.length === 0) {
    book.gray.clear();
    await ann.grayscale.create({
      programId,
      versionId,
      name: 'Six of all',
      startAt: Date.now(),
      endAt: Date.now() + 3_600_000,
      userLimit: 6,
      conditions: { apps: [{ appId: shop.appId }] },
    });
    book.note();
  }
  await Promise.all([1, 2, 3].map(() => askOnce(site, shop, book)));
  await askOnce(site, shop, book);
  book.nextOnline = number;
  await ann.versions.publish({ programId, versionId });
  [book.online, book.nextOnline] = [number, null];
  book.gray.clear();
  book.note();
}

async function askOnce(site: Site, { programId, accessKey }: Shop, book: Book): Promise<void> {
  book.users += 1;
  const guid = `user-${book.users}`;
  const answer = await askForUpdate(site.address, accessKey, { programId, guid });
  if (answer.reason === 'gray') book.gray.set(guid, answer.version!);
  book.note();
}

/** The package of a version as a container fetches it: every byte, as its name says. */
export async function assertPackage(site: Site, { accessKey }: Shop, sha256: string): Promise<void> {
  const answer = await fetch(`${site.address}/delivery/v1/packages/${sha256}`, {
    headers: { authorization: `Bearer ${accessKey}` },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`The package ${sha256} is not whole (${answer.status}).`);
}
