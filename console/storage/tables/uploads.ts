import type { PackageManifest } from '../../../contract/package.ts';
import type { UploadState } from '../../domain/uploads.ts';
import type { Tenancy } from './people.ts';

/** An upload on its way: its manifest first, then the blobs that the program does not own yet. */
export interface UploadTable extends Tenancy {
  id: string;
  programId: string;
  state: UploadState;
  /** What is signed: two uploads of the same bytes under the same number are one. */
  manifestHash: string;
  manifest: PackageManifest;
  uploaderId: string;
  uploaderName: string;
  versionId: string | null;
  createdAt: number;
  changedAt: number;
}

/** A part of a blob that has arrived. It lies in the blob store under its own hash until the blob is whole. */
export interface UploadChunkTable extends Tenancy {
  uploadId: string;
  sha256: string;
  start: number;
  end: number;
  chunkSha256: string;
}

/** Blobs that a program owns: only these are ever called "not missing", so that nobody learns what others have. */
export interface ProgramBlobTable extends Tenancy {
  programId: string;
  sha256: string;
  size: number;
}

/** See storage/blob-suspects.ts. Belongs to no workspace: the same bytes may be several workspaces'. */
export interface BlobSuspectTable {
  sha256: string;
  state: 'suspect' | 'deleting';
  since: number;
}
