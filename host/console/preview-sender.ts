import { createHash } from 'node:crypto';
import { encodeManifest } from '../../compiler/package/manifest.ts';
import { writeFrames } from '../../contract/frames.ts';
import type { PackageFile } from '../../contract/package.ts';
import type { SendableBuild } from '../project/pack-build.ts';
import type { ConsoleAccess } from './console-access.ts';
import { retry, sendBytes } from './sending.ts';

export interface PreviewWishes {
  audience: 'me' | 'testers' | 'link';
  minutes: number;
  /** `pages/a/a?id=3`; empty: the first page. */
  startAt: string;
}

export interface SentPreview {
  previewId: string;
  ticket: string;
  url: string;
  expiresAt: number;
}

const packBytes = 1024 * 1024;
const parallel = 4;
/** From here on the next preview is sent whole: hardly any of what the old packs hold is in use. */
const mostPacks = 40;

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/**
 * Sends builds of one program for previews. Small files travel in packs of up to 1 MiB; what the console has, it is not
 * sent again; a later build of a preview is one request with what changed.
 */
export class PreviewSender {
  readonly #access: ConsoleAccess;
  readonly #programId: string;
  /** What the console has taken, by the pack's hash. */
  readonly #packs = new Map<string, ReadonlySet<string>>();

  constructor(access: ConsoleAccess, programId: string) {
    this.#access = access;
    this.#programId = programId;
  }

  async create(build: SendableBuild, wishes: PreviewWishes, signal?: AbortSignal): Promise<SentPreview> {
    try {
      return await this.#create(build, wishes, signal);
    } catch (error) {
      // Upkeep has forgotten what an earlier preview brought.
      if ((error as { code?: string }).code !== 'BLOBS_MISSING' || this.#packs.size === 0) throw error;
      this.#packs.clear();
      return this.#create(build, wishes, signal);
    }
  }

  async #create(
    { manifest, read }: SendableBuild,
    wishes: PreviewWishes,
    signal: AbortSignal | undefined,
  ): Promise<SentPreview> {
    if (this.#packs.size > mostPacks) this.#packs.clear();
    const needed = new Map(manifest.files.map((file) => [file.sha256, file]));
    const packs: string[] = [];
    for (const [pack, held] of this.#packs) {
      const before = needed.size;
      for (const id of held) needed.delete(id);
      if (needed.size < before) packs.push(pack);
    }
    packs.push(...(await this.#sendPacks([...needed.values()], read, signal)));
    const text = Buffer.from(encodeManifest(manifest)).toString('utf8');
    const asked = { programId: this.#programId, manifest: text, signature: this.#access.sign(sha256(text)) };
    return this.#access.client.previews.create({ ...asked, packs, ...wishes }, { ...(signal && { signal }) });
  }

  async #sendPacks(
    files: readonly PackageFile[],
    read: SendableBuild['read'],
    signal: AbortSignal | undefined,
  ): Promise<string[]> {
    const queue = groupsOf(files);
    const sent: string[] = [];
    const worker = async () => {
      for (let group = queue.shift(); group; group = queue.shift()) {
        const bytes = await framesOf(group, read);
        const path = `/programs/${this.#programId}/preview-packs`;
        await retry(() => sendBytes(this.#access, { method: 'PUT', path, bytes }, signal), 200, signal);
        const pack = sha256(bytes);
        sent.push(pack);
        this.#packs.set(pack, new Set(group.map((file) => file.sha256)));
      }
    };
    await Promise.all(Array.from({ length: parallel }, worker));
    return sent;
  }

  /** The build after `from` of a preview: the files that differ, in one request. Undefined where none does. */
  async update(
    previewId: string,
    { build: from, files: before }: { build: number; files: readonly PackageFile[] },
    { manifest, read }: SendableBuild,
    signal?: AbortSignal,
  ): Promise<{ build: number; expiresAt: number } | undefined> {
    const known = new Map(before.map((file) => [file.path, file.sha256]));
    const set = manifest.files.filter((file) => known.get(file.path) !== file.sha256);
    const now = new Set(manifest.files.map(({ path }) => path));
    const removed = before.map(({ path }) => path).filter((path) => !now.has(path));
    if (set.length === 0 && removed.length === 0) return undefined;
    const held = new Set(known.values());
    const fresh = new Map(set.filter((file) => !held.has(file.sha256)).map((file) => [file.sha256, file]));
    const pack = await framesOf([...fresh.values()], read);
    const head = Buffer.from(JSON.stringify({ from, set, removed }));
    const bytes = Buffer.concat([new Uint8Array(4), head, pack]);
    bytes.writeUInt32BE(head.length);
    const path = `/programs/${this.#programId}/previews/${previewId}/builds`;
    const headers = { 'x-tessera-signature': this.#access.sign(sha256(bytes)) };
    const request = { method: 'POST' as const, path, bytes, headers };
    return retry(() => sendBytes(this.#access, request, signal), 100, signal);
  }
}

/** Files that travel together; one that is larger than a pack travels alone. */
function groupsOf(files: readonly PackageFile[]): PackageFile[][] {
  const groups: PackageFile[][] = [];
  let room = 0;
  for (const file of files) {
    const group = groups.at(-1);
    if (group && file.size <= room) {
      group.push(file);
      room -= file.size;
    } else {
      groups.push([file]);
      room = packBytes - file.size;
    }
  }
  return groups;
}

async function framesOf(files: readonly PackageFile[], read: SendableBuild['read']): Promise<Uint8Array> {
  const contents = await read(files.map(({ path }) => path));
  return writeFrames(files.map(({ sha256: id }, at) => [id, contents[at]!] as const));
}
