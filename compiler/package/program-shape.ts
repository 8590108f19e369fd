import type { PackageProblem } from '../../contract/package.ts';
import type { ComponentUnit } from '../../contract/program.ts';
import type { Text } from '../../contract/text.ts';
import { indexPath, programPath, templateRuntimePath } from './layout.ts';
import {
  decodeIndex,
  isDictionary,
  isStringTable,
  parseDictionary,
  type PackageIndex,
} from './package-index.ts';
import { packageProblem } from './problems.ts';

type Files = ReadonlyMap<string, Uint8Array>;
type Dictionary = Record<string, unknown>;

const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

interface Head {
  pages: string[];
  packages: { root: string; pages: string[] }[];
}

function damaged(path: string, why: Text): PackageProblem {
  return packageProblem('package/program-damaged', { path, why });
}

function isFrame(value: unknown): boolean {
  return isStringTable(value) && typeof value.head === 'string' && typeof value.tail === 'string';
}

function isHead(value: Dictionary): boolean {
  const { format, id, project, app, pages, packages, frames } = value;
  if (format !== 1 || typeof id !== 'string' || !/^[0-9a-f]{64}$/.test(id) || !isStrings(pages)) return false;
  if (!isDictionary(project) || !isDictionary(app) || !isStrings(app.pages) || !Array.isArray(packages))
    return false;
  if (!isDictionary(frames) || ![frames.scripts, frames.templates].every(isFrame)) return false;
  return packages.every(
    (item) =>
      isDictionary(item) &&
      typeof item.root === 'string' &&
      typeof item.independent === 'boolean' &&
      isStrings(item.pages),
  );
}

/** Whether what a package says of itself fits together: pages, packages, components, and the files that they name. */
export function programProblems(files: Files): PackageProblem[] {
  const head = parseDictionary(files.get(programPath));
  if (!head || !isHead(head)) {
    return [damaged(programPath, { en: `${programPath} is unreadable`, zh: `${programPath} 无法读取` })];
  }
  const { pages, packages } = head as unknown as Head;
  const components = new Map<string, ComponentUnit>();
  for (const { root } of packages) {
    const path = indexPath(root);
    const index = decodeIndex(files.get(path));
    if (!index) {
      return [damaged(path, { en: `${path} is missing or unreadable`, zh: `${path} 缺失或无法读取` })];
    }
    for (const [name, unit] of Object.entries(index.components)) components.set(name, unit);
    const missing = missingScript(index.requires, files);
    if (missing) return [missing];
  }
  return [
    ...foreignFiles(files, packages),
    ...(files.has(templateRuntimePath) || components.size === 0 ? [] : [missingFile(templateRuntimePath)]),
    ...pageProblems(pages, packages, components),
    ...[...components].flatMap(([name, unit]) => componentProblems(name, unit, components, files)),
  ];
}

function missingFile(path: string): PackageProblem {
  return damaged(path, { en: `${path} is missing`, zh: `缺少 ${path}` });
}

function missingScript(requires: PackageIndex['requires'], files: Files): PackageProblem | undefined {
  for (const [file, targets] of Object.entries(requires)) {
    const missing = [file, ...Object.values(targets)].find((target) => !files.has(`scripts/${target}`));
    if (missing !== undefined) return missingFile(`scripts/${missing}`);
  }
  return undefined;
}

/** A package holds a program and nothing else: what no table knows is refused. */
function foreignFiles(files: Files, packages: Head['packages']): PackageProblem[] {
  const known = new Set([programPath, templateRuntimePath, ...packages.map(({ root }) => indexPath(root))]);
  const foreign = [...files.keys()].find(
    (path) =>
      !known.has(path) && !/^(?:scripts\/.|styles\/.+\.css$|(?:templates|wxs)\/.+\.js$|assets\/.)/.test(path),
  );
  const poisoned = [...files.keys()].find((path) => /\/__proto__(?:\.css|\.js)?$/.test(path));
  const found = foreign ?? poisoned;
  if (found === undefined) return [];
  return [damaged(found, { en: `"${found}" is no part of a program`, zh: `“${found}” 不属于程序` })];
}

function pageProblems(
  pages: string[],
  packages: Head['packages'],
  components: ReadonlyMap<string, ComponentUnit>,
): PackageProblem[] {
  const listed = packages.flatMap((item) => item.pages);
  if (packages[0]?.root !== '') {
    return [damaged(programPath, { en: 'it has no main package', zh: '没有主包' })];
  }
  if (pages.length === 0) return [damaged(programPath, { en: 'it has no page', zh: '没有页面' })];
  if ([...listed].sort().join('\n') !== [...pages].sort().join('\n')) {
    const why = { en: 'its pages are not those of its packages', zh: '页面列表与各包的页面不一致' };
    return [damaged(programPath, why)];
  }
  return pages
    .filter((page) => components.get(page)?.isPage !== true)
    .map((page) => damaged(page, { en: `the page "${page}" is missing`, zh: `缺少页面 “${page}”` }));
}

function componentProblems(
  name: string,
  unit: ComponentUnit,
  components: ReadonlyMap<string, ComponentUnit>,
  files: Files,
): PackageProblem[] {
  const needed = [
    ...(unit.script === null ? [] : [`scripts/${unit.script}`]),
    ...(unit.hasTemplate ? [`templates/${name}.js`] : []),
    ...(unit.hasStyle ? [`styles/${name}.css`] : []),
  ];
  const unknown = Object.values(unit.config.usingComponents).filter((path) => !components.has(path));
  return [
    ...needed.filter((path) => !files.has(path)).map(missingFile),
    ...unknown.map((path) =>
      damaged(name, {
        en: `"${name}" uses the missing component "${path}"`,
        zh: `“${name}” 使用了缺失的组件 “${path}”`,
      }),
    ),
  ];
}
