import type { PackageFile, PackageManifest } from '../../../contract/package.ts';
import type { Audience } from '../../domain/previews.ts';
import type { Tenancy } from './people.ts';

/** A file, and where its bytes lie: in one of the preview's packs, or (of an older preview) in a blob of its own. */
export interface PreviewFile extends PackageFile {
  /** Its place in the list of packs. */
  pack?: number;
  at?: number;
}

/** What one build changed: phones that show the build before it take this instead of the whole list. */
export interface PreviewChange {
  build: number;
  set: (PackageFile & { pack: string | undefined; at: number })[];
  removed: string[];
}

/** Many small files of a program's previews, in one blob. Forgotten when no open preview has files in it. */
export interface PreviewPackTable extends Tenancy {
  programId: string;
  sha256: string;
  size: number;
  createdAt: number;
}

/** A build that phones may open for a while; it never becomes a version. */
export interface PreviewTable extends Tenancy {
  id: string;
  programId: string;
  /** The ticket leaves the console once, in the QR. */
  secretHash: string;
  audience: Audience;
  creatorId: string;
  creatorName: string;
  manifest: Omit<PackageManifest, 'files'> & { files: PreviewFile[] };
  /** Blobs that hold its files. */
  packs: string[];
  /** The newest changes, oldest first. */
  recent: PreviewChange[];
  /** Counts the builds: phones follow it. */
  build: number;
  /** Page and query to open with; '' for the first page. */
  startAt: string;
  createdAt: number;
  changedAt: number;
  expiresAt: number;
  revokedAt: number | null;
}

/** A phone that has opened a preview. Its id is its own secret: another phone cannot speak for it. */
export interface PreviewPhoneTable extends Tenancy {
  id: string;
  previewId: string;
  name: string;
  address: string;
  /** The build it shows. */
  build: number;
  createdAt: number;
  lastSeenAt: number;
}
