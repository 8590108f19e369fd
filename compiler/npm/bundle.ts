import { strToU8 } from 'fflate';
import type { Text } from '../../contract/text.ts';
import { dirname, join, type NpmDisk, type PackageJson } from './disk.ts';
import { resolveConditions, resolveFile } from './entry.ts';
import { requestPolyfill } from './request-polyfill.ts';

/** What a bundler has to do; esbuild behind it (host/npm). Paths are names only: every file comes from `load`. */
export interface BundleRequest {
  entry: string;
  /** The file that a request means; a module of its own text; or left to run time. */
  resolve(request: string, importer: string): { file: string } | { external: true };
  load(file: string): { source: Uint8Array | string; loader: 'js' | 'json' } | undefined;
  /** A module whose exports stand for free names, taken in where one of them is used. */
  inject?: string;
}

export interface BundleResult {
  code: string;
  map: string;
  errors: string[];
  warnings: { id: string; text: string; file: string; line: number }[];
}

export type Bundler = (request: BundleRequest) => Promise<BundleResult>;

export interface PackageBundle {
  code: Uint8Array;
  map: Uint8Array;
  /** Packages and missing files that stay `require(...)` at run time. */
  outside: string[];
  warnings: Text[];
  errors: string[];
  hasPolyfill: boolean;
}

const nodeModules = new Set(
  (
    'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain events fs http ' +
    'http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder ' +
    'timers tls trace_events tty url util v8 vm wasi worker_threads zlib'
  ).split(' '),
);

/** Whether a request is one of Node's own modules, which no mini program has. */
export function isNodeModule(request: string): boolean {
  const name = request.replace(/^node:/, '').split('/')[0] ?? '';
  return request.startsWith('node:') || nodeModules.has(name);
}

const empty = 'tessera:empty';
const polyfill = 'tessera:request-polyfill';

/** `browser` as a map: files and packages that a browser replaces, or does without (`false`). */
function browserMap(folder: string, json: PackageJson): Map<string, string | false> {
  const map = new Map<string, string | false>();
  if (typeof json.browser !== 'object' || json.browser === null) return map;
  for (const [from, to] of Object.entries(json.browser)) {
    const key = from.startsWith('.') ? join(folder, from) : from;
    if (to === false) map.set(key, false);
    else if (typeof to === 'string') map.set(key, to.startsWith('.') ? join(folder, to) : to);
  }
  return map;
}

/** Bundles a package's own files into one; other packages stay requests. */
export async function bundlePackage(
  disk: NpmDisk,
  bundler: Bundler,
  {
    folder,
    json,
    entry,
    forBrowser,
  }: { folder: string; json: PackageJson; entry: string; forBrowser: boolean },
): Promise<PackageBundle> {
  const outside = new Set<string>();
  const replaced = forBrowser ? browserMap(folder, json) : new Map<string, string | false>();
  let hasPolyfill = false;

  const own = (file: string): { file: string } => {
    const other = replaced.get(file) ?? replaced.get(file.replace(/\.js$/, ''));
    if (other === false) return { file: empty };
    return { file: other === undefined ? file : (resolveFile(disk, '', other) ?? file) };
  };
  const find = (request: string, importer: string): string | undefined => {
    const internal = internalRequest(request, json);
    const target = internal ?? replaced.get(request) ?? request;
    if (target === false) return empty;
    if (target.startsWith(`${folder}/`)) return resolveFile(disk, '', target);
    if (!/^\.{1,2}(?:\/|$)/.test(target)) return undefined;
    return resolveFile(disk, internal === undefined ? dirname(importer) : folder, target);
  };
  const resolve: BundleRequest['resolve'] = (request, importer) => {
    if (request === polyfill || request === entry) return { file: request };
    const file = find(request, importer);
    if (file !== undefined) return own(file);
    outside.add(request);
    return { external: true };
  };
  const load: BundleRequest['load'] = (file) => {
    if (file === empty) return { source: 'module.exports = {};', loader: 'js' };
    if (file === polyfill) {
      hasPolyfill = true;
      return { source: requestPolyfill, loader: 'js' };
    }
    const source = disk.readFile(file);
    return source && { source, loader: file.endsWith('.json') ? 'json' : 'js' };
  };
  const result = await bundler({ entry, resolve, load, ...(forBrowser && { inject: polyfill }) });
  return finish(result, [...outside].sort(), hasPolyfill);
}

/** `#name` of the package's `imports`. */
function internalRequest(request: string, json: PackageJson): string | undefined {
  if (!request.startsWith('#') || typeof json.imports !== 'object' || json.imports === null) return undefined;
  return resolveConditions((json.imports as Record<string, unknown>)[request]);
}

function finish(result: BundleResult, outside: string[], hasPolyfill: boolean): PackageBundle {
  const uses = hasPolyfill && result.code.includes('wx.request');
  const trailer = `//miniprogram-npm-outsideDeps=${JSON.stringify(outside)}\n//# sourceMappingURL=index.js.map\n`;
  const warnings = result.warnings.map(({ text, file, line }) => ({
    en: `${file}:${line}: ${text}`,
    zh: `${file}:${line}：${text}`,
  }));
  const missing = outside.filter((request) => request.startsWith('.'));
  const node = outside.filter((request) => isNodeModule(request));
  return {
    code: strToU8(`${result.code.replace(/\n*$/, '\n')}${trailer}`),
    map: strToU8(result.map),
    outside,
    warnings: [
      ...warnings,
      ...missing.map((request) => ({
        en: `"${request}" is required but does not exist in the package`,
        zh: `引用了包内不存在的 “${request}”`,
      })),
      ...(node.length > 0
        ? [
            {
              en: `it requires ${node.join(', ')} of Node, which a mini program does not have`,
              zh: `它引用了 Node 模块 ${node.join('、')}，小程序中不存在`,
            },
          ]
        : []),
    ],
    errors: result.errors,
    hasPolyfill: uses,
  };
}
