import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'jsonc-parser';
import { resolveInside } from '../files/path.ts';

/** What a folder that nobody opened yet seems to hold. */
export interface Recognised {
  /** The program's folder below the asked one; '' for itself. */
  root: string;
  pages: number;
  packages: number;
}

async function readJson(file: string): Promise<Record<string, unknown> | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  const value: unknown = text === undefined ? undefined : parse(text, [], { allowTrailingComma: true });
  return value && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** Looks for app.json where project.config.json says, in the folder, and in the two usual places below it. */
export async function recogniseProject(folder: string): Promise<Recognised | undefined> {
  const config = await readJson(path.join(folder, 'project.config.json'));
  const named = typeof config?.miniprogramRoot === 'string' ? config.miniprogramRoot : '';
  const places = [named.replace(/^\.\//, '').replace(/\/$/, ''), '', 'miniprogram', 'src'];
  for (const root of new Set(places)) {
    const app = await readJson(path.join(resolveInside(folder, root), 'app.json')).catch(() => undefined);
    if (!Array.isArray(app?.pages)) continue;
    const packages = [app.subPackages, app.subpackages].find(Array.isArray) ?? [];
    const below = packages.flatMap((one: unknown) =>
      one && typeof one === 'object' && 'pages' in one && Array.isArray(one.pages) ? one.pages : [],
    );
    return { root, pages: app.pages.length + below.length, packages: packages.length };
  }
  return undefined;
}
