import { AppError } from '../../contract/errors.ts';
import type { PackageManifest } from '../../contract/package.ts';
import { refuse } from '../errors.ts';
import type { BuildLoop } from './build-loop.ts';

/** A build that can be sent: what it holds, and its bytes for whoever lacks them. */
export interface SendableBuild {
  manifest: PackageManifest;
  read(paths: readonly string[]): Promise<Uint8Array[]>;
}

/** The newest build of an open project as a package for phones: only what changed since the last time is packed. */
export async function packBuild(loop: BuildLoop, appId: string): Promise<SendableBuild> {
  await loop.start();
  if (!loop.last) throw refuse('PROJECT_NOT_OPEN');
  const { errors, problems, manifest } = await loop.pack(appId);
  if (errors > 0) throw refuse('PREVIEW_BROKEN', { errors });
  const [first] = problems;
  if (first) throw new AppError('PACKAGE_REFUSED', first.message.en, { zh: first.message.zh });
  return { manifest, read: (paths) => loop.readPacked(paths) };
}
