import { contentOf, decodeText } from './decode.ts';
import type { Scope } from './graph.ts';
import { joinPath } from './paths.ts';

/** An installed npm package as the program sees it: `miniprogram_npm/<name>/...`. */
export interface NpmPackage {
  /** Folder inside the project that stands for the package. */
  folder: string;
  /** True for packages made for mini programs: their files are used as they are. */
  isMiniProgram: boolean;
  /** Entry file relative to `folder`, null where there is none. */
  entry: string | null;
}

/** Reads `<folder>/package.json`; undefined where there is no such package. */
export function npmPackage(scope: Scope, folder: string): NpmPackage | undefined {
  return scope.use(`npm:${folder}`, (inner) => readPackage(inner, folder));
}

function readPackage(scope: Scope, folder: string): NpmPackage | undefined {
  const content = scope.read(`${folder}/package.json`);
  if (content === undefined) return undefined;
  const manifest = parseManifest(decodeText(contentOf(content)).text);
  const declared = typeof manifest['miniprogram'] === 'string' ? manifest['miniprogram'] : 'miniprogram_dist';
  const inside = joinPath(declared);
  const program = inside === null ? folder : inside === '' ? folder : `${folder}/${inside}`;
  const hasDeclared = typeof manifest['miniprogram'] === 'string' || scope.list(program).length > 0;
  if (program !== folder && hasDeclared && scope.list(program).length > 0) {
    const entry = scope.has(`${program}/index.js`) ? 'index.js' : null;
    return { folder: program, isMiniProgram: true, entry };
  }
  return { folder, isMiniProgram: false, entry: findEntry(scope, folder, manifest) };
}

function parseManifest(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** `exports` for a browser-like CommonJS host first (the official tool knows only `main`), then main, then module. */
function findEntry(scope: Scope, folder: string, manifest: Record<string, unknown>): string | null {
  const fromExports = exportTarget(rootExport(manifest['exports']));
  const browser = typeof manifest['browser'] === 'string' ? manifest['browser'] : undefined;
  for (const candidate of [fromExports, manifest['main'], browser, manifest['module'], 'index.js']) {
    if (typeof candidate !== 'string') continue;
    const path = joinPath(candidate);
    if (path === null) continue;
    const forms = [path, `${path}.js`, `${path}.cjs`, path === '' ? 'index.js' : `${path}/index.js`];
    const found = forms.find((form) => form !== '' && scope.has(`${folder}/${form}`));
    if (found) return found;
  }
  return null;
}

function rootExport(exports: unknown): unknown {
  if (typeof exports !== 'object' || exports === null || Array.isArray(exports)) return exports;
  return '.' in exports ? (exports as Record<string, unknown>)['.'] : exports;
}

/** Conditions in order of preference for a host that is a browser without a DOM. */
const CONDITIONS = ['miniprogram', 'browser', 'require', 'default', 'import'];

function exportTarget(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(exportTarget).find((target) => target !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  const conditions = value as Record<string, unknown>;
  for (const name of CONDITIONS) {
    const target = name in conditions ? exportTarget(conditions[name]) : undefined;
    if (target !== undefined) return target;
  }
  return undefined;
}
