import type { PackageLimits, PackageManifest } from '../../contract/package.ts';
import type { PackageInfo } from '../../contract/program.ts';
import { packageOfEntry } from '../package/layout.ts';

export type FileKind = 'script' | 'template' | 'style' | 'config' | 'image' | 'audio' | 'font' | 'other';

export interface SizedFile {
  path: string;
  kind: FileKind;
  size: number;
}

export interface PackageSize {
  /** '' for the main package. */
  root: string;
  size: number;
  limit: number;
  /** Largest first. */
  files: SizedFile[];
  byKind: Record<FileKind, number>;
}

const tables: Record<string, FileKind> = {
  scripts: 'script',
  templates: 'template',
  wxs: 'template',
  styles: 'style',
  program: 'config',
};
const assetKinds: [FileKind, RegExp][] = [
  ['image', /\.(?:png|jpe?g|gif|webp|svg|bmp|ico)$/i],
  ['audio', /\.(?:mp3|m4a|aac|wav|ogg|amr|silk)$/i],
  ['font', /\.(?:ttf|otf|woff2?|eot)$/i],
];

export function kindOf(entry: string): FileKind {
  const table = entry.slice(0, entry.indexOf('/'));
  return tables[table] ?? assetKinds.find(([, pattern]) => pattern.test(entry))?.[0] ?? 'other';
}

/** What each package weighs, file by file, as it is sent to phones (before compression). */
export function reportSizes(
  manifest: Pick<PackageManifest, 'files' | 'packages'>,
  packages: readonly PackageInfo[],
  limits: PackageLimits,
): PackageSize[] {
  return manifest.packages.map(({ root, size }) => {
    const files = manifest.files
      .filter(({ path }) => packageOfEntry(path, packages) === root)
      .map(({ path, size: bytes }) => ({ path, kind: kindOf(path), size: bytes }))
      .sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1));
    const byKind = { script: 0, template: 0, style: 0, config: 0, image: 0, audio: 0, font: 0, other: 0 };
    for (const file of files) byKind[file.kind] += file.size;
    return { root, size, limit: root === '' ? limits.main : limits.subpackage, files, byKind };
  });
}
