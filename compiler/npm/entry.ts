import type { Text } from '../../contract/text.ts';
import { join, type NpmDisk, type PackageJson } from './disk.ts';

/** What is done with a package, and why: the sentence of its line. */
export type PackagePlan =
  | { kind: 'copy'; folder: string; why: Text }
  | { kind: 'bundle'; entry: string; forBrowser: boolean; why: Text }
  | { kind: 'skip'; isExpected: boolean; why: Text };

/** Conditions of `exports` in a mini program: its own first, then a browser's, required as CommonJS. */
const conditions = ['miniprogram', 'browser', 'require', 'module-sync', 'module', 'import', 'default'];

/** The file that a value of `exports` or `imports` stands for. */
export function resolveConditions(value: unknown, depth = 0): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) {
    return value.map((item) => resolveConditions(item, depth + 1)).find((item) => item !== undefined);
  }
  if (typeof value !== 'object' || value === null || depth > 16) return undefined;
  for (const [condition, target] of Object.entries(value)) {
    if (!conditions.includes(condition)) continue;
    const found = resolveConditions(target, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mainExport(exports: unknown): string | undefined {
  const isMap = typeof exports === 'object' && exports !== null && '.' in exports;
  return resolveConditions(isMap ? exports['.'] : exports);
}

/** A request inside a package as a file: as written, with an ending, or a folder's index. */
export function resolveFile(disk: NpmDisk, folder: string, request: string): string | undefined {
  const path = join(folder, request);
  const candidates = [
    ...(/\.(?:js|json|cjs|mjs)$/.test(path) ? [path] : []),
    ...['.js', '.json', '.cjs', '.mjs'].map((ending) => path + ending),
    ...['index.js', 'index.json', 'index.cjs', 'index.mjs'].map((name) => join(path, name)),
    path,
  ];
  return candidates.find((candidate) => disk.isFile(candidate));
}

/** The platform's rule: `main` or index.js; a folder means its index.js; `.js` is appended to any other ending. */
function platformEntry(disk: NpmDisk, folder: string, json: PackageJson): string | undefined {
  const main = typeof json.main === 'string' && json.main !== '' ? json.main : 'index.js';
  const path = join(folder, main);
  if (disk.readFolder(path)) return [join(path, 'index.js')].find((file) => disk.isFile(file));
  const file = /\.(?:js|json)$/.test(path) ? path : `${path}.js`;
  return disk.isFile(file) ? file : undefined;
}

/** Where the platform's rule finds nothing: what the package offers to bundlers. */
function furtherEntries(json: PackageJson): [field: string, request: string][] {
  const fields: [string, unknown][] = [
    ['exports', mainExport(json.exports)],
    ['browser', json.browser],
    ['main', json.main],
    ['module', json.module],
    ['index', 'index'],
  ];
  return fields.filter((field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '');
}

/** A build for browsers, where the main one turns out to need Node. */
export function browserEntry(disk: NpmDisk, folder: string, json: PackageJson): PackagePlan | undefined {
  if (json.browser === undefined && !JSON.stringify(json.exports ?? '').includes('"browser"'))
    return undefined;
  const named = typeof json.browser === 'string' ? json.browser : mainExport(json.exports);
  const entry = named === undefined ? platformEntry(disk, folder, json) : resolveFile(disk, folder, named);
  if (entry === undefined) return undefined;
  const why = {
    en: `its main file needs Node, so the build for browsers (${entry.slice(folder.length + 1)}) was taken`,
    zh: `其主文件依赖 Node，因此采用浏览器版本（${entry.slice(folder.length + 1)}）`,
  };
  return { kind: 'bundle', entry, forBrowser: true, why };
}

/** The folder of a package that is made for mini programs: `miniprogram` of its package.json, else miniprogram_dist. */
function miniprogramFolder(disk: NpmDisk, folder: string, json: PackageJson): string | undefined {
  const named = typeof json.miniprogram === 'string' ? json.miniprogram : 'miniprogram_dist';
  const path = join(folder, named);
  const isInside = path === folder || path.startsWith(`${folder}/`);
  return isInside && disk.readFolder(path) ? path : undefined;
}

export function planPackage(disk: NpmDisk, folder: string, json: PackageJson): PackagePlan {
  const own = miniprogramFolder(disk, folder, json);
  if (own !== undefined) {
    const name = own.slice(folder.length + 1) || '.';
    const why = {
      en: `made for mini programs: "${name}" is copied as it is`,
      zh: `小程序 npm 包：原样复制 “${name}”`,
    };
    return { kind: 'copy', folder: own, why };
  }
  const entry = platformEntry(disk, folder, json);
  if (entry !== undefined) {
    const name = entry.slice(folder.length + 1);
    const why = { en: `from its main file ${name}`, zh: `由主文件 ${name} 打包` };
    return { kind: 'bundle', entry, forBrowser: false, why };
  }
  for (const [field, request] of furtherEntries(json)) {
    const further = resolveFile(disk, folder, request);
    if (further === undefined || further.endsWith('.d.ts')) continue;
    const name = further.slice(folder.length + 1);
    const why = {
      en: `from ${name} ("${field}"): the platform's rule ("main" with .js) finds no file`,
      zh: `由 ${name}（“${field}”）打包：按平台规则（“main” 加 .js）找不到文件`,
    };
    return { kind: 'bundle', entry: further, forBrowser: true, why };
  }
  const isTypes = json.types !== undefined || json.typings !== undefined;
  const why = isTypes
    ? { en: 'it holds types only', zh: '仅包含类型' }
    : { en: 'its entry file does not exist', zh: '找不到入口文件' };
  return { kind: 'skip', isExpected: isTypes, why };
}
