import { sql } from 'kysely';
import type { AppError } from '../contract/errors.ts';
import { rebuildPackage } from './api/uploads/make-version.ts';
import { partsOf, verifyArchive } from './storage/archive.ts';
import { verifyChain } from './storage/audit.ts';
import { referencedBlobs } from './storage/blob-references.ts';
import type { Blobs } from './storage/blobs.ts';
import { openStorage } from './storage/storage.ts';
import type { Storage } from './storage/storage.ts';
import { workspaceIds } from './storage/workspaces.ts';
import type { Store } from './backup.ts';

export interface Finding {
  /** A row of the audit log that does not follow, a file that is gone or changed. */
  kind: 'audit' | 'blob';
  /** The workspace's id, or the blob's hash with what refers to it. */
  about: string;
  isMended: boolean;
}

export interface CheckResult {
  workspaces: number;
  blobs: number;
  findings: Finding[];
}

interface Repair {
  /** An archive whose blobs may fill the gaps. */
  from: string | null;
}

/**
 * Looks at every audit chain and at every byte of every blob. Repairing takes what is missing from a backup, builds
 * packages again from their files, and asks for the rest at the next upload. It never touches the audit log.
 */
export async function checkStore(
  { database, blobs }: Store,
  now: () => number,
  repair: Repair | null,
): Promise<CheckResult> {
  const storage = await openStorage({ database, now });
  try {
    const ids = await workspaceIds(storage.system);
    const findings: Finding[] = [];
    for (const id of ids) {
      const broken = await verifyChain(storage.workspace(id)).then(
        () => null,
        (error: AppError) => error.message,
      );
      if (broken) findings.push({ kind: 'audit', about: `${id}: ${broken}`, isMended: false });
    }
    const used = await referencedBlobs(storage.raw);
    const lost = await lostBlobs(blobs, used);
    const mended = repair ? await mend(storage, blobs, lost, repair) : new Set<string>();
    for (const sha256 of lost)
      findings.push({
        kind: 'blob',
        about: `${sha256} ${await namesOf(storage, sha256)}`.trim(),
        isMended: mended.has(sha256),
      });
    return { workspaces: ids.length, blobs: used.size, findings };
  } finally {
    await storage.dispose();
  }
}

async function lostBlobs(blobs: Blobs, used: ReadonlySet<string>): Promise<string[]> {
  const lost: string[] = [];
  for (const sha256 of used)
    await blobs.get(sha256).catch((error: AppError) => {
      if (error.code !== 'BLOB_MISSING') throw error;
      lost.push(sha256);
    });
  return lost.sort();
}

/** Which versions lie in it, in people's words. */
async function namesOf({ raw }: Storage, sha256: string): Promise<string> {
  const { rows } = await sql<{ name: string; number: string }>`
    select programs.name, versions.number from versions
    join programs on programs.id = versions.${sql.ref('programId')} and programs.${sql.ref('workspaceId')} = versions.${sql.ref('workspaceId')}
    where versions.${sql.ref('packageSha256')} = ${sha256} order by versions.id`.execute(raw);
  return rows.map(({ name, number }) => `(${name} ${number})`).join(' ');
}

async function mend(
  storage: Storage,
  blobs: Blobs,
  lost: readonly string[],
  { from }: Repair,
): Promise<Set<string>> {
  const open = new Set(lost);
  const mended = new Set<string>();
  const put = async (sha256: string, bytes: Uint8Array) => {
    await blobs.remove(sha256);
    await blobs.put(bytes);
    open.delete(sha256);
    mended.add(sha256);
  };
  if (from && open.size > 0) {
    await verifyArchive(from);
    for await (const part of partsOf(from))
      if (part.kind === 'blob' && open.has(part.sha256)) await put(part.sha256, part.bytes);
  }
  for (const sha256 of [...open]) {
    const bytes = await rebuilt(storage, blobs, sha256);
    if (bytes) await put(sha256, bytes);
  }
  await askAgain(storage, [...open], mended);
  return mended;
}

/** A package holds nothing but its manifest and its files: with these, it comes out byte by byte the same. */
async function rebuilt({ raw }: Storage, blobs: Blobs, sha256: string): Promise<Uint8Array | null> {
  const { rows } = await sql<{ manifest: string }>`
    select uploads.manifest from versions
    join uploads on uploads.${sql.ref('versionId')} = versions.id and uploads.${sql.ref('workspaceId')} = versions.${sql.ref('workspaceId')}
    where versions.${sql.ref('packageSha256')} = ${sha256}`.execute(raw);
  for (const { manifest } of rows) {
    const bytes = await rebuildPackage(blobs, manifest, sha256);
    if (bytes) return bytes;
  }
  return null;
}

/** A file of a program that is nowhere any more: the program no longer counts as having it, so an upload sends it. */
async function askAgain({ raw }: Storage, lost: readonly string[], mended: Set<string>): Promise<void> {
  for (const sha256 of lost) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table('programBlobs')} where sha256 = ${sha256}`.execute(raw);
    if (Number(numAffectedRows ?? 0) > 0) mended.add(sha256);
  }
}
