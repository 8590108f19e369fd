import type { PackageManifest } from '../../../contract/package.ts';
import type { Audience } from '../../domain/previews.ts';
import type { Tenancy } from './people.ts';

/** A build that phones may open for a while; it never becomes a version. */
export interface PreviewTable extends Tenancy {
  id: string;
  programId: string;
  /** The ticket leaves the console once, in the QR. */
  secretHash: string;
  audience: Audience;
  creatorId: string;
  creatorName: string;
  manifest: PackageManifest;
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
