import { applyAlias } from './app-settings.ts';
import type { Scope } from './graph.ts';
import { locate, packageBases } from './locate.ts';
import { joinPath, resolveFrom } from './paths.ts';

const NPM = 'miniprogram_npm';
const SIGNS = ['.json', '.wxml', '.js', '.ts'];

/**
 * The component a path in `usingComponents` means, as the platform looks it up: absolute from the root,
 * relative to the json file, then `miniprogram_npm` from the file's folder up. `x` may also mean `x/index`.
 */
export function resolveComponent(scope: Scope, from: string, request: string): string | undefined {
  const path = applyAlias(scope, request.trim());
  const direct = resolveFrom(from, path);
  const found = direct === null ? undefined : findUnit(scope, direct);
  if (found !== undefined || path.startsWith('.') || path.startsWith('/')) return found;
  for (const base of packageBases(from)) {
    const packaged = joinPath(base, NPM, path);
    const unit = packaged === null ? undefined : findUnit(scope, packaged);
    if (unit !== undefined) return unit;
  }
  return undefined;
}

function findUnit(scope: Scope, path: string): string | undefined {
  const bare = path.replace(/\.(json|js|wxml)$/, '');
  for (const candidate of new Set([path, bare, `${bare}/index`])) {
    if (SIGNS.some((extension) => locate(scope, candidate + extension) !== undefined)) return candidate;
  }
  return undefined;
}

export function isFromPlugin(request: string): boolean {
  return /^(plugin|plugin-private|dynamicLib|weixin|ext):\/\//.test(request);
}
