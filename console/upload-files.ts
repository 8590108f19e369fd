import type { PackageFile, PackageProblem } from '../contract/package.ts';
import { receivedUpTo } from './domain/uploads.ts';
import { refuse } from './domain/refusals.ts';
import type { Services } from './services.ts';
import type { TenantDb } from './storage/schema.ts';
import { chunksOf, ownedBlobs, type Upload } from './storage/uploads.ts';

export interface MissingBlob {
  sha256: string;
  size: number;
  /** Bytes that have arrived: go on from here. */
  received: number;
}

/** What the program does not own yet, each with how far it has come. */
export async function missingBlobs(db: TenantDb, upload: Upload): Promise<MissingBlob[]> {
  const owned = await ownedBlobs(db, upload.programId);
  const chunks = await chunksOf(db, upload.id);
  const wanted = new Map(upload.manifest.files.map((file) => [file.sha256, file]));
  return [...wanted.values()]
    .filter(({ sha256 }) => !owned.has(sha256))
    .map(({ sha256, size }) => ({
      sha256,
      size,
      received: receivedUpTo(chunks.filter((chunk) => chunk.sha256 === sha256)),
    }));
}

/** At once: a large program has thousands of files, and each waits for the store. */
const readers = 16;
const nothing = new Uint8Array();

/** The files of an upload or a preview, by their paths. */
export async function readFiles(
  services: Services,
  files: readonly PackageFile[],
): Promise<Map<string, Uint8Array>> {
  const read = new Map<string, Uint8Array>();
  const queue = files.values();
  // In the manifest's order, whichever comes first: what is verified and packed goes through them in it.
  for (const { path } of files) read.set(path, nothing);
  const reader = async (): Promise<void> => {
    for (const { path, sha256 } of queue) read.set(path, await services.blobs.get(sha256));
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return read;
}

export function refusePackage(problems: readonly PackageProblem[]): void {
  const [first] = problems;
  if (first) throw refuse('PACKAGE_REFUSED', { first: first.message.en, problems });
}
