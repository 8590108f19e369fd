import { strToU8 } from 'fflate';
import type { Text } from '../../contract/text.ts';
import { bundlePackage, isNodeModule, type Bundler } from './bundle.ts';
import { filesBelow, join, type NpmDisk } from './disk.ts';
import { browserEntry, planPackage, type PackagePlan } from './entry.ts';
import { collectPackages, type InstalledPackage, type NpmRoot } from './package-set.ts';

/** One line of the report: what was done with a package, and why. */
export interface NpmLine {
  name: string;
  version: string;
  /** Folder of the result, relative to the project. */
  out: string;
  did: 'copied' | 'bundled' | 'left out' | 'failed' | 'unchanged';
  why: Text;
  warnings: Text[];
  files: number;
  bytes: number;
}

/** What an earlier build made of a package, kept by the caller; equal stamps mean equal results. */
export interface NpmRecord {
  stamp: string;
  line: NpmLine;
  outside: string[];
  isBrowserBuild: boolean;
  /** Files of the result with their sizes: all there means nothing to do. */
  files: Record<string, number>;
}

export interface NpmBuild {
  lines: NpmLine[];
  /** New contents by path; files of unchanged packages are not among them. */
  files: Map<string, Uint8Array>;
  records: Record<string, NpmRecord>;
  /** Every file that belongs to the result: what else is in miniprogram_npm is left over. */
  expected: Set<string>;
}

export interface NpmOptions {
  disk: NpmDisk;
  bundler: Bundler;
  hash: (bytes: Uint8Array) => string;
  roots: readonly NpmRoot[];
  records?: Readonly<Record<string, NpmRecord>>;
  /** Whether a file of an earlier result is still there with this size. */
  isThere?: (path: string, size: number) => boolean;
  /** Whether a result folder holds something that no earlier build made: left alone then. */
  isForeign?: (out: string) => boolean;
}

interface Result extends NpmRecord {
  contents: Map<string, Uint8Array>;
}

/** Changes when the rules change: old records are void then. */
const rulesVersion = 1;

/** Packs the installed dependencies for a mini program, by the platform's rules and beyond where they find nothing. */
export async function buildNpm(options: NpmOptions): Promise<NpmBuild> {
  const build: NpmBuild = { lines: [], files: new Map(), records: {}, expected: new Set() };
  for (const root of options.roots) await buildRoot(root, options, build);
  return build;
}

async function buildRoot(root: NpmRoot, options: NpmOptions, build: NpmBuild): Promise<void> {
  const { packages, missing } = collectPackages(options.disk, root);
  const results = new Map<InstalledPackage, Result>();
  // Breadth first from what the root itself lists: a package is built once something that is built needs it.
  const queue = packages.filter(({ dependents }) => dependents.has(''));
  for (let item = queue.shift(); item; item = queue.shift()) {
    if (results.has(item)) continue;
    const result = await buildOrReuse(item, options);
    results.set(item, result);
    const dependent = item.name;
    queue.push(...packages.filter((other) => other.dependents.has(dependent) && isNeeded(other, result)));
  }
  for (const item of packages) {
    const result = results.get(item) ?? unused(item);
    if (!isForeign(item, options)) build.records[item.out] = withoutContents(result);
    build.lines.push(result.line);
    for (const [path, bytes] of result.contents) build.files.set(path, bytes);
    for (const path of Object.keys(result.files)) build.expected.add(path);
  }
  for (const { name, dependent } of missing) {
    if (isBuilt(dependent, packages, results)) build.lines.push(notInstalled(name, dependent, root));
  }
}

/** A build for browsers often does without the dependencies of the main one: axios needs none of its four. */
function isNeeded(item: InstalledPackage, dependent: Result): boolean {
  if (dependent.line.did === 'left out' || dependent.line.did === 'failed') return false;
  if (!dependent.isBrowserBuild) return true;
  return dependent.outside.some((request) => request === item.name || request.startsWith(`${item.name}/`));
}

function isBuilt(
  name: string,
  packages: readonly InstalledPackage[],
  results: ReadonlyMap<InstalledPackage, Result>,
): boolean {
  return name === '' || packages.some((item) => item.name === name && results.has(item));
}

function withoutContents({ stamp, line, outside, isBrowserBuild, files }: Result): NpmRecord {
  return { stamp, line, outside, isBrowserBuild, files };
}

function resultOf(
  item: InstalledPackage,
  did: NpmLine['did'],
  why: Text,
  contents = new Map<string, Uint8Array>(),
): Result {
  const files = Object.fromEntries([...contents].map(([path, bytes]) => [path, bytes.length]));
  const bytes = Object.values(files).reduce((sum, size) => sum + size, 0);
  const { name, version, out } = item;
  const line: NpmLine = { name, version, out, did, why, warnings: [], files: contents.size, bytes };
  return { stamp: '', line, outside: [], isBrowserBuild: false, files, contents };
}

function unused(item: InstalledPackage): Result {
  const names = [...item.dependents].join(', ');
  const why = {
    en: `${names} ${item.dependents.size === 1 ? 'does' : 'do'} not require it here`,
    zh: `${names} 在此并未引用它`,
  };
  return resultOf(item, 'left out', why);
}

function notInstalled(name: string, dependent: string, root: NpmRoot): NpmLine {
  const of = dependent || join(root.folder, 'package.json');
  const why = {
    en: `not installed although ${of} lists it: run "npm install"`,
    zh: `${of} 依赖它但尚未安装：请运行 “npm install”`,
  };
  return { name, version: '', out: '', did: 'failed', why, warnings: [], files: 0, bytes: 0 };
}

/** An installed package never changes under its version, but a linked one does: its files are part of the stamp. */
function stampOf(item: InstalledPackage, { disk, hash }: NpmOptions): string {
  const isLinked = !/(?:^|\/)node_modules\//.test(item.folder);
  const parts = [`${rulesVersion} ${item.folder} ${item.out}`];
  for (const path of isLinked ? filesBelow(disk, item.folder) : ['package.json']) {
    const bytes = disk.readFile(join(item.folder, path));
    if (bytes) parts.push(`${path} ${hash(bytes)}`);
  }
  return hash(strToU8(parts.join('\n')));
}

function isForeign({ out }: InstalledPackage, { records, isForeign: ask }: NpmOptions): boolean {
  return records?.[out] === undefined && ask?.(out) === true;
}

const foreign: Text = {
  en: 'already there, and not built by Tessera: "build npm" replaces it',
  zh: '已存在且并非由 Tessera 构建：执行“构建 npm”可替换',
};

async function buildOrReuse(item: InstalledPackage, options: NpmOptions): Promise<Result> {
  if (isForeign(item, options)) return resultOf(item, 'unchanged', foreign);
  const stamp = stampOf(item, options);
  const record = options.records?.[item.out];
  const isThere = options.isThere ?? (() => false);
  if (record?.stamp === stamp && Object.entries(record.files).every(([path, size]) => isThere(path, size))) {
    const did = record.line.did === 'copied' || record.line.did === 'bundled' ? 'unchanged' : record.line.did;
    return { ...record, line: { ...record.line, did }, contents: new Map() };
  }
  return { ...(await buildPackage(item, options)), stamp };
}

async function buildPackage(item: InstalledPackage, options: NpmOptions): Promise<Result> {
  const plan = planPackage(options.disk, item.folder, item.json);
  if (plan.kind === 'skip') return resultOf(item, plan.isExpected ? 'left out' : 'failed', plan.why);
  if (plan.kind === 'copy') return copyPackage(item, plan.folder, plan.why, options.disk);
  const result = await bundleResult(item, plan, options);
  const needsNode = result.outside.some((request) => isNodeModule(request));
  const browser =
    needsNode && !plan.forBrowser ? browserEntry(options.disk, item.folder, item.json) : undefined;
  if (browser?.kind !== 'bundle') return result;
  const other = await bundleResult(item, browser, options);
  return other.line.did === 'bundled' ? other : result;
}

function copyPackage(item: InstalledPackage, folder: string, why: Text, disk: NpmDisk): Result {
  const contents = new Map<string, Uint8Array>();
  for (const path of filesBelow(disk, folder)) {
    const bytes = disk.readFile(join(folder, path));
    if (bytes) contents.set(join(item.out, path), bytes);
  }
  return resultOf(item, 'copied', why, contents);
}

async function bundleResult(
  item: InstalledPackage,
  plan: PackagePlan & { kind: 'bundle' },
  { disk, bundler }: NpmOptions,
): Promise<Result> {
  const bundle = await bundlePackage(disk, bundler, { ...plan, folder: item.folder, json: item.json });
  const [error] = bundle.errors;
  if (error !== undefined) {
    const why = { en: `it cannot be parsed: ${error}`, zh: `无法解析：${error}` };
    return resultOf(item, 'failed', why);
  }
  const contents = new Map([
    [join(item.out, 'index.js'), bundle.code],
    [join(item.out, 'index.js.map'), bundle.map],
  ]);
  const why = bundle.hasPolyfill
    ? {
        en: `${plan.why.en}; its requests go through wx.request`,
        zh: `${plan.why.zh}；其请求经由 wx.request 发送`,
      }
    : plan.why;
  const result = resultOf(item, 'bundled', why, contents);
  result.line.warnings = bundle.warnings;
  return { ...result, outside: bundle.outside, isBrowserBuild: plan.forBrowser };
}
