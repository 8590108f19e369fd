import type { AssetUnit } from '../../contract/program.ts';
import type { Draft, PassContext } from '../draft.ts';
import { createPackFilter } from '../checks/pack-options.ts';
import { contentOf } from '../decode.ts';
import type { Engines } from '../engines.ts';
import type { Scope } from '../graph.ts';
import { EXTENDED_FOLDER } from '../locate.ts';
import { npmPackage } from '../npm-package.ts';
import { extensionOf } from '../paths.ts';
import { projectSettings } from '../project-settings.ts';

/** Sources and configuration; everything else of the program's folder is an asset. */
const SOURCES = new Set('.js .ts .tsx .jsx .mjs .cjs .wxml .wxss .wxs .json .less .scss .sass'.split(' '));
/** Left out as well, unless `packOptions.include` asks for them. */
const NO_ASSET = new Set(['.map', '.md', '.lock', '.tsbuildinfo']);

/** Files that are served or packed as they are: of the program's folder and of the npm packages it uses. */
export function run(draft: Draft, { graph, engines }: PassContext): void {
  const used = usedPackages(draft);
  const table = graph.use(`assets:${used.join('|')}`, (scope) => collect(scope, engines, used));
  for (const [path, unit] of table) draft.assets.set(path, unit);
}

function usedPackages(draft: Draft): string[] {
  const found = new Set<string>();
  for (const path of draft.components.keys()) {
    const match = /^(?:.*\/)?miniprogram_npm\/(?:@[^/]+\/)?[^/]+/.exec(path);
    if (match) found.add(match[0]);
  }
  return [...found].sort();
}

function collect(scope: Scope, engines: Engines, packages: readonly string[]): Map<string, AssetUnit> {
  const out = new Map<string, AssetUnit>();
  const { root, excluded, config } = projectSettings(scope);
  const { isIgnored, isIncluded } = createPackFilter(config['packOptions']);
  const add = (path: string, file: string): void => {
    if (out.has(path) || SOURCES.has(extensionOf(path)) || isHidden(path) || isIgnored(path)) return;
    if (NO_ASSET.has(extensionOf(path)) && !isIncluded(path)) return;
    out.set(
      path,
      scope.use(`asset:${file}`, (inner) => readAsset(inner, engines, file)),
    );
  };
  for (const file of scope.list(root)) {
    if (excluded.some((folder) => file.startsWith(`${folder}/`)) || file.startsWith(EXTENDED_FOLDER))
      continue;
    add(root === '' ? file : file.slice(root.length + 1), file);
  }
  for (const path of packages) {
    const folder = packageFolder(scope, root, path);
    if (folder === undefined) continue;
    for (const file of scope.list(folder)) add(path + file.slice(folder.length), file);
  }
  return new Map([...out].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function packageFolder(scope: Scope, root: string, path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('miniprogram_npm/') + 'miniprogram_npm/'.length);
  const base = path.slice(0, Math.max(path.lastIndexOf('miniprogram_npm/') - 1, 0));
  const inside = [root, base].filter((part) => part !== '').join('/');
  const candidates = [inside, root, ''].map(
    (folder) => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`,
  );
  for (const folder of [...candidates, `${EXTENDED_FOLDER}/${name}`]) {
    const found = npmPackage(scope, folder);
    if (found) return found.folder;
  }
  return undefined;
}

function isHidden(path: string): boolean {
  return /(^|\/)(\.|node_modules\/|__tests__\/)/.test(path) || path.endsWith('~');
}

function readAsset(scope: Scope, engines: Engines, file: string): AssetUnit {
  const content = contentOf(scope.read(file) ?? '');
  const size = typeof content === 'string' ? utf8Length(content) : content.length;
  return { file, size, sha256: engines.sha256(content) };
}

function utf8Length(text: string): number {
  let length = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
