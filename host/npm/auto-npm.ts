import { existsSync } from 'node:fs';
import path from 'node:path';
import { runNpmBuild, type NpmRun } from './run-npm-build.ts';
import { readProjectSettings } from '../project/read-settings.ts';

/** "build npm" as a project's settings ask for it. */
export async function buildNpmOf(folder: string, force = false, isAutomatic = false): Promise<NpmRun> {
  const { root, setting } = await readProjectSettings(folder);
  const relations =
    setting.packNpmManually === true && Array.isArray(setting.packNpmRelationList)
      ? (setting.packNpmRelationList as { packageJsonPath: string; miniprogramNpmDistDir: string }[])
      : undefined;
  return runNpmBuild({ folder, miniprogramRoot: root, force, isAutomatic, ...(relations && { relations }) });
}

/** Before a build: only where packages are installed, and it costs a few milliseconds where nothing changed. */
export async function autoNpm(folder: string): Promise<NpmRun | undefined> {
  const { root } = await readProjectSettings(folder);
  const places = [folder, path.join(folder, root)];
  const isInstalled = places.some(
    (place) => existsSync(path.join(place, 'package.json')) && existsSync(path.join(place, 'node_modules')),
  );
  return isInstalled ? buildNpmOf(folder, false, true) : undefined;
}
