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
  /** What all scripts, and all templates, begin and end with. */
  frames: { scripts: Frame; templates: Frame };
};

/** A program as files of an .apkg, without its manifest and without source maps: those travel apart. */
export function programToFiles(
  program: Program,
  readAsset: (path: string) => Uint8Array | undefined,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const text = (path: string, content: string): void => void files.set(path, strToU8(content));
  const { format, id, project, app, pages, packages, templates } = program;
  const scripts = Object.entries(program.scripts).map(([file, { code }]) => [file, code] as const);
  const units = Object.entries(templates.units);
  const frames = { scripts: findFrame(scripts), templates: findFrame(units) };
  text(programPath, stableJson({ format, id, project, app, pages, packages, frames } satisfies Head));
  text(templateRuntimePath, templates.runtime);
  for (const [root, index] of indexesOf(program)) text(indexPath(root), encodeIndex(index));
  for (const [file, code] of scripts) text(`scripts/${file}`, shortenText(code, file, frames.scripts));
  for (const [path, { css }] of Object.entries(program.styles)) text(`styles/${path}.css`, shortenCss(css));
  for (const [path, code] of units) text(`templates/${path}.js`, shortenText(code, path, frames.templates));
  for (const [path, code] of Object.entries(templates.wxs)) {
    text(`wxs/${path}.js`, shortenText(code, path, noFrame));
  }
  for (const path of Object.keys(program.assets)) {
    const bytes = readAsset(path);
    if (bytes) files.set(`assets/${path}`, bytes);
  }
  return files;
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
