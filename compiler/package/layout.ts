import { strFromU8, strToU8 } from 'fflate';
import type {
  AssetUnit,
  ComponentUnit,
  PackageInfo,
  Program,
  ScriptUnit,
  StyleUnit,
  TemplateTable,
} from '../../contract/program.ts';
import {
  findFrame,
  noFrame,
  restoreCss,
  restoreText,
  shortenCss,
  shortenText,
  type Frame,
} from './compact-text.ts';
import { decodeIndex, encodeIndex, parseDictionary, type PackageIndex } from './package-index.ts';
import { stableJson } from './stable-json.ts';

/**
 * Where the parts of a program are inside an .apkg:
 *   manifest.json                    what was built, and the hash of every other file
 *   program/program.json             format, id, project, app.json, pages, packages
 *   program/template-runtime.js      code that all templates share
 *   program/main.json                the main package's components and what its scripts require
 *   program/packages/<root>.json     the same of a sub-package
 *   scripts/<file> styles/<path>.css templates/<path>.js wxs/<path>.js assets/<file>
 * A file belongs to the sub-package whose root its own path begins with, else to the main package.
 */
export const manifestPath = 'manifest.json';
export const programPath = 'program/program.json';
export const templateRuntimePath = 'program/template-runtime.js';

export function indexPath(root: string): string {
  return root === '' ? 'program/main.json' : `program/packages/${root}.json`;
}

/** The longest root wins: a sub-package's folder may lie inside another one's. */
export function packageOf(path: string, packages: readonly PackageInfo[]): string {
  let found = '';
  for (const { root } of packages) {
    if (root.length > found.length && path.startsWith(`${root}/`)) found = root;
  }
  return found;
}

/** The sub-package of a file inside the .apkg. */
export function packageOfEntry(entry: string, packages: readonly PackageInfo[]): string {
  const index = packages.find(({ root }) => indexPath(root) === entry);
  if (index) return index.root;
  const slash = entry.indexOf('/');
  const table = entry.slice(0, slash);
  return table === 'program' || slash < 0 ? '' : packageOf(entry.slice(slash + 1), packages);
}

function indexesOf(program: Program): Map<string, PackageIndex> {
  const indexes = new Map<string, PackageIndex>(
    program.packages.map(({ root }) => [root, { components: {}, requires: {} }]),
  );
  const of = (path: string): PackageIndex | undefined => indexes.get(packageOf(path, program.packages));
  for (const [path, unit] of Object.entries(program.components)) {
    const index = of(path);
    if (index) index.components[path] = unit;
  }
  for (const [file, unit] of Object.entries(program.scripts)) {
    const index = of(file);
    if (index) index.requires[file] = unit.requires;
  }
  return indexes;
}

type Head = Pick<Program, 'format' | 'id' | 'project' | 'app' | 'pages' | 'packages'> & {
  frames: Frames;
};

export interface Frames {
  scripts: Frame;
  templates: Frame;
}

/** What all scripts, and all templates, of a program begin and end with. */
export function framesOf({ scripts, templates }: Program): Frames {
  const codes = Object.entries(scripts).map(([file, { code }]) => [file, code] as const);
  return { scripts: findFrame(codes), templates: findFrame(Object.entries(templates.units)) };
}

/** One file of an .apkg before it is written. As long as `of` is the same, so are its bytes. */
export interface TextEntry {
  path: string;
  of: unknown;
  text(): string;
}

/** A program's texts as files of an .apkg, without its manifest and without source maps: those travel apart. */
export function* textEntries(program: Program, frames: Frames): Generator<TextEntry> {
  const { format, id, project, app, pages, packages, templates } = program;
  const head = { format, id, project, app, pages, packages, frames } satisfies Head;
  yield { path: programPath, of: program, text: () => stableJson(head) };
  yield { path: templateRuntimePath, of: templates.runtime, text: () => templates.runtime };
  for (const [root, index] of indexesOf(program))
    yield { path: indexPath(root), of: index, text: () => encodeIndex(index) };
  for (const [file, unit] of Object.entries(program.scripts))
    yield { path: `scripts/${file}`, of: unit, text: () => shortenText(unit.code, file, frames.scripts) };
  for (const [path, unit] of Object.entries(program.styles))
    yield { path: `styles/${path}.css`, of: unit, text: () => shortenCss(unit.css) };
  for (const [path, code] of Object.entries(templates.units))
    yield { path: `templates/${path}.js`, of: code, text: () => shortenText(code, path, frames.templates) };
  for (const [path, code] of Object.entries(templates.wxs))
    yield { path: `wxs/${path}.js`, of: code, text: () => shortenText(code, path, noFrame) };
}

/** A program as files of an .apkg, assets included. */
export function programToFiles(
  program: Program,
  readAsset: (path: string) => Uint8Array | undefined,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const { path, text } of textEntries(program, framesOf(program))) files.set(path, strToU8(text()));
  for (const path of Object.keys(program.assets)) {
    const bytes = readAsset(path);
    if (bytes) files.set(`assets/${path}`, bytes);
  }
  return files;
}

/** The packages of a program whose files were checked. */
export function packagesIn(files: ReadonlyMap<string, Uint8Array>): PackageInfo[] {
  return (parseDictionary(files.get(programPath)) as unknown as Head).packages;
}

/** Units of one table, by the name that is left when folder and ending are cut off. */
function tableOf(
  files: ReadonlyMap<string, Uint8Array>,
  folder: string,
  ending: string,
): [string, Uint8Array][] {
  return [...files]
    .filter(([path]) => path.startsWith(folder) && path.endsWith(ending))
    .map(([path, bytes]): [string, Uint8Array] => [
      path.slice(folder.length, path.length - ending.length),
      bytes,
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The inverse of `programToFiles`, for files that `verifyPackage` or `verifyFiles` has accepted.
 * `hashOf` answers from the manifest, so that reading a package costs no hashing. An asset's `file` is its place in the package.
 */
export function filesToProgram(
  files: ReadonlyMap<string, Uint8Array>,
  hashOf: (path: string, bytes: Uint8Array) => string,
): Program {
  const { frames, ...head } = parseDictionary(files.get(programPath)) as unknown as Head;
  const components: Record<string, ComponentUnit> = {};
  const scripts: Record<string, ScriptUnit> = {};
  const styles: Record<string, StyleUnit> = {};
  const assets: Record<string, AssetUnit> = {};
  const requires: PackageIndex['requires'] = {};
  for (const { root } of head.packages) {
    const index = decodeIndex(files.get(indexPath(root)));
    Object.assign(components, index?.components);
    Object.assign(requires, index?.requires);
  }
  for (const [file, bytes] of tableOf(files, 'scripts/', '')) {
    const code = restoreText(strFromU8(bytes), file, frames.scripts);
    scripts[file] = { code, requires: requires[file] ?? {} };
  }
  for (const [path, bytes] of tableOf(files, 'styles/', '.css')) {
    styles[path] = { css: restoreCss(strFromU8(bytes)) };
  }
  for (const [path, bytes] of tableOf(files, 'assets/', '')) {
    const file = `assets/${path}`;
    assets[path] = { file, size: bytes.length, sha256: hashOf(file, bytes) };
  }
  return { ...head, components, scripts, styles, templates: templatesOf(files, frames.templates), assets };
}

/** What a later build changed, in the files of its package. */
export interface FileChanges {
  set: ReadonlyMap<string, Uint8Array>;
  removed: readonly string[];
  /** program/program.json of the build before. */
  head: Uint8Array | undefined;
}

/**
 * `filesToProgram` for a build after another: entries of files that stayed are the very ones of before. Undefined where
 * the changes go further (other components or requires, another frame): then all of it is read.
 */
export function changedProgram(
  before: Program,
  { set, removed, head: old }: FileChanges,
  hashOf: (path: string) => string,
): Program | undefined {
  const paths = [...set.keys(), ...removed];
  const now = parseDictionary(set.get(programPath)) as unknown as Head | undefined;
  if (!now || paths.some((path) => path.startsWith('program/') && path !== programPath)) return undefined;
  const { frames, ...head } = now;
  if (stableJson(frames) !== stableJson((parseDictionary(old) as unknown as Head | undefined)?.frames))
    return undefined;
  const gone = new Set(removed);
  const merge = <T>(
    entries: Record<string, T>,
    place: Place,
    read: (bytes: Uint8Array, key: string) => T,
  ) => {
    const fresh = tableOf(set, ...place).map(([key, bytes]) => [key, read(bytes, key)] as const);
    const lost = Object.keys(entries).filter((key) => gone.has(place[0] + key + place[1]));
    if (fresh.length === 0 && lost.length === 0) return entries;
    const all = { ...entries, ...Object.fromEntries(fresh) };
    for (const key of lost) delete all[key];
    return all;
  };
  const { scripts, styles, templates, assets } = before;
  return {
    ...head,
    components: before.components,
    scripts: merge(scripts, places.scripts, (bytes, file) => ({
      code: restoreText(strFromU8(bytes), file, frames.scripts),
      requires: scripts[file]?.requires ?? {},
    })),
    styles: merge(styles, places.styles, (bytes) => ({ css: restoreCss(strFromU8(bytes)) })),
    templates: {
      runtime: templates.runtime,
      units: merge(templates.units, places.units, (bytes, path) =>
        restoreText(strFromU8(bytes), path, frames.templates),
      ),
      wxs: merge(templates.wxs, places.wxs, (bytes, path) => restoreText(strFromU8(bytes), path, noFrame)),
    },
    assets: merge(assets, places.assets, ({ length: size }, path) => {
      const file = places.assets[0] + path;
      return { file, size, sha256: hashOf(file) };
    }),
  };
}

type Place = readonly [folder: string, ending: string];
const places = {
  scripts: ['scripts/', ''],
  styles: ['styles/', '.css'],
  units: ['templates/', '.js'],
  wxs: ['wxs/', '.js'],
  assets: ['assets/', ''],
} as const satisfies Record<string, Place>;

function templatesOf(files: ReadonlyMap<string, Uint8Array>, frame: Frame): TemplateTable {
  const texts = (folder: string, sides: Frame): Record<string, string> =>
    Object.fromEntries(
      tableOf(files, folder, '.js').map(([path, bytes]) => [
        path,
        restoreText(strFromU8(bytes), path, sides),
      ]),
    );
  const runtime = files.get(templateRuntimePath);
  return {
    runtime: runtime ? strFromU8(runtime) : '',
    units: texts('templates/', frame),
    wxs: texts('wxs/', noFrame),
  };
}
