import { applyAlias } from './app-settings.ts';
import type { Scope } from './graph.ts';
import { locate, packageBases, packageEntry } from './locate.ts';
import { folderOf, joinPath, resolveFrom } from './paths.ts';

const NPM = 'miniprogram_npm';
const ENDINGS = [
  '',
  '.js',
  '.ts',
  '.json',
  '.cjs',
  '.mjs',
  '.tsx',
  '/index.js',
  '/index.ts',
  '/index.json',
  '/index.cjs',
];
const SCRIPT = /\.(js|cjs|mjs|ts|tsx|jsx|json)$/;

/**
 * The file of the program that `require(request)` in `from` means: relative (also without `./`), absolute,
 * alias, then npm packages from the file's folder up. `x.js` finds `x.ts` too.
 */
export function resolveScript(scope: Scope, from: string, request: string): string | undefined {
  const wanted = applyAlias(scope, request.trim());
  if (wanted === '' || /^[a-z][\w+.-]*:\/\//i.test(wanted)) return undefined;
  const direct = resolveFrom(from, wanted);
  const found = direct === null ? undefined : scriptAt(scope, direct);
  if (found !== undefined || wanted.startsWith('.')) return found;
  if (wanted.startsWith('/')) {
    // The platform's own require joins folder and path, whatever the path begins with: programs rely on it.
    const beside = joinPath(folderOf(from), wanted);
    return beside === null ? undefined : scriptAt(scope, beside);
  }
  const packaged = packagedScript(scope, from, wanted);
  if (packaged !== undefined) return packaged;
  const fromRoot = joinPath(wanted);
  return fromRoot === null ? undefined : scriptAt(scope, fromRoot);
}

function scriptAt(scope: Scope, path: string): string | undefined {
  for (const ending of ENDINGS) {
    const candidate = path + ending;
    if (SCRIPT.test(candidate) && !candidate.endsWith('.d.ts') && locate(scope, candidate) !== undefined)
      return candidate;
  }
  if (!path.endsWith('.js')) return undefined;
  const source = ['.ts', '.tsx'].map((extension) => path.slice(0, -3) + extension);
  return source.find((candidate) => locate(scope, candidate) !== undefined);
}

function packagedScript(scope: Scope, from: string, request: string): string | undefined {
  const segments = request.split('/');
  const count = request.startsWith('@') ? 2 : 1;
  const name = segments.slice(0, count).join('/');
  if (segments.length <= count) return packageEntry(scope, from, name);
  for (const base of packageBases(from)) {
    const path = joinPath(base, NPM, request);
    const found = path === null ? undefined : scriptAt(scope, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
