import path from 'node:path';
import type { ProgramModel } from './program-model.ts';

/** The base library that the project asks for; undefined where it takes whatever there is. */
export function libraryOf(model: ProgramModel, file: string): string | undefined {
  const root = model.rootOf(file);
  if (root === undefined) return undefined;
  for (const folder of [root, path.posix.dirname(root)])
    for (const name of ['project.private.config.json', 'project.config.json']) {
      const { libVersion } = model.readJson(`${folder}/${name}`);
      if (typeof libVersion === 'string' && /^\d+\.\d+\.\d+$/.test(libVersion)) return libVersion;
    }
  return undefined;
}

/** Whether a version comes before another. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number));
  for (let at = 0; at < 3; at += 1) if ((a![at] ?? 0) !== (b![at] ?? 0)) return (a![at] ?? 0) < (b![at] ?? 0);
  return false;
}
