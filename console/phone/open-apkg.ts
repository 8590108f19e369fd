import { manifestPath } from '../../compiler/package/layout.ts';
import { readManifest } from '../../compiler/package/manifest.ts';
import { readZip } from '../../compiler/package/zip-read.ts';
import { packageLimits } from '../../contract/package.ts';
import type { ProgramBuild } from './stage/messages.ts';
import { language } from './words.ts';

/** A downloaded .apkg as what the frame runs; refused in words where it is not one. */
export function openApkg(bytes: Uint8Array): ProgramBuild {
  const { files, problems } = readZip(bytes, packageLimits);
  const manifestBytes = files.get(manifestPath);
  const [problem] = problems;
  if (problem || !manifestBytes) throw new BrokenPackage(problem?.message[language]);
  const { manifest } = readManifest(manifestBytes);
  if (!manifest) throw new BrokenPackage();
  const list = manifest.files.map(({ path, sha256 }) => ({ path, sha256 }));
  const bySha = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { path, sha256 } of list) {
    const content = files.get(path);
    if (!content) throw new BrokenPackage(path);
    bySha.set(sha256, content as Uint8Array<ArrayBuffer>);
  }
  return { list, files: [...bySha] };
}

export class BrokenPackage extends Error {
  /** With a code, so that its sentence is shown as it is. */
  readonly code = 'PACKAGE_BROKEN';
  constructor(why = '') {
    super(language === 'zh' ? `小程序包已损坏。${why}` : `The package is damaged. ${why}`);
  }
}

/** Plain http has no hashes in the browser: there the server's word and the archive's checksums must do. */
export async function assertSha256(bytes: Uint8Array<ArrayBuffer>, wanted: string): Promise<void> {
  if (!window.isSecureContext) return;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== wanted) throw new BrokenPackage();
}
