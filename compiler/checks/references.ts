import type { Text } from '../../contract/text.ts';
import {
  endingOf,
  matches,
  resolveRequest,
  sourceOfScript,
  styleEndings,
  unitEndings,
  type ProjectView,
} from './project-view.ts';

/** Why a file is used: the file that refers to it, and how. `from` is undefined for the program's own entry files. */
export interface Reference {
  from: string | undefined;
  how: Text;
}

export type References = ReadonlyMap<string, Reference>;

const hows = {
  entry: { en: 'entry of the program', zh: '小程序入口' },
  page: { en: 'page', zh: '页面' },
  part: { en: 'part of the same unit', zh: '同一页面或组件' },
  component: { en: 'component', zh: '组件' },
  require: { en: 'require or import', zh: 'require 或 import' },
  template: { en: 'import or include', zh: 'import 或 include' },
  style: { en: '@import', zh: '@import' },
  worker: { en: 'workers', zh: 'workers' },
  path: { en: 'path in the text', zh: '文本中的路径' },
  partialPath: { en: 'beginning of a path in the text', zh: '文本中的路径前缀' },
  include: { en: 'packOptions.include', zh: 'packOptions.include' },
} as const satisfies Record<string, Text>;

/** Text that may be a path: letters, digits and what file names hold; at least one slash or a known ending decides later. */
const pathLike = /[\w@\-./\u4e00-\u9fff]{3,}/g;

/** What has been found so far, and what is still to be read. */
interface Walk {
  view: ProjectView;
  found: Map<string, Reference>;
  queue: string[];
  /** Sorted, so that everything with a given beginning lies together. */
  assets: readonly string[];
}

type How = keyof typeof hows;

function add(walk: Walk, path: string | undefined, from: string | undefined, how: How): void {
  if (path === undefined || walk.found.has(path) || !walk.view.files.has(path)) return;
  walk.found.set(path, { from, how: hows[how] });
  walk.queue.push(path);
}

/** All files of a page or component; the first is the one that refers to the others. */
function addUnit(walk: Walk, path: string, from: string, how: 'page' | 'component'): void {
  const own = unitEndings.map((ending) => path + ending).filter((file) => walk.view.files.has(file));
  for (const [index, file] of own.entries()) {
    if (index === 0) add(walk, file, from, how);
    else add(walk, file, own[0], 'part');
  }
}

const templateSource = /<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/g;
const wxsSource = /\brequire\s*\(\s*["']([^"']+)["']/g;
const styleSource = /@(?:import|use|forward)\s+(?:\([^)]*\)\s*)?(?:url\()?\s*["']([^"']+)["']/g;

function follow(walk: Walk, path: string): void {
  const ending = endingOf(path);
  const isText = unitEndings.includes(ending) || ending === '.wxs';
  const text = isText ? walk.view.readText(path) : undefined;
  if (text === undefined) return;
  if (ending === '.wxml') followRequests(walk, path, text, templateSource, '.wxml');
  if (ending === '.wxs') followRequests(walk, path, text, wxsSource, '.wxs');
  if (styleEndings.includes(ending)) followRequests(walk, path, text, styleSource, '.wxss');
  followPaths(walk, path, text);
  const script = walk.view.program.scripts[path.replace(/\.tsx?$/, '.js')];
  for (const target of Object.values(script?.requires ?? {})) {
    add(walk, sourceOfScript(walk.view, target), path, 'require');
  }
}

const howOf: Record<string, How> = { '.wxml': 'template', '.wxs': 'require', '.wxss': 'style' };

function followRequests(walk: Walk, path: string, text: string, pattern: RegExp, ending: string): void {
  for (const { value } of matches(text, pattern)) {
    const target = resolveRequest(path, value);
    if (target === undefined) continue;
    const partial = target.replace(/([^/]+)$/, '_$1');
    const styles = styleEndings.flatMap((one) => [target + one, partial + one]);
    const found = [target, target + ending, ...styles].find((file) => walk.view.files.has(file));
    add(walk, found, path, howOf[ending] ?? 'require');
  }
}

/** Whole paths, and beginnings of paths that the program completes at run time: '/images/' + name. */
function followPaths(walk: Walk, path: string, text: string): void {
  for (const [token] of text.matchAll(pathLike)) {
    if (!/[/.]/.test(token) || !/\w/.test(token)) continue;
    for (const target of new Set([resolveRequest(path, token), resolveRequest('', token)])) {
      if (target === undefined || target === '') continue;
      if (Object.hasOwn(walk.view.program.assets, target)) add(walk, target, path, 'path');
      else if (token.includes('/')) addBeginning(walk, token.endsWith('/') ? `${target}/` : target, path);
    }
  }
}

function addBeginning(walk: Walk, beginning: string, from: string): void {
  const { assets } = walk;
  let low = 0;
  for (let high = assets.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((assets[middle] ?? '') < beginning) low = middle + 1;
    else high = middle;
  }
  for (let at = low; assets[at]?.startsWith(beginning); at += 1) add(walk, assets[at], from, 'partialPath');
}

function componentsOf(config: object): string[] {
  const { usingComponents = {}, componentGenerics = {} } = config as {
    usingComponents?: Record<string, unknown>;
    componentGenerics?: Record<string, unknown>;
  };
  const defaults = Object.values(componentGenerics).map(
    (value) => (value as { default?: unknown } | null)?.default,
  );
  return [...Object.values(usingComponents), ...defaults].filter(
    (path): path is string => typeof path === 'string',
  );
}

function addUnits(walk: Walk): void {
  const { program } = walk.view;
  const queue: [path: string, from: string][] = [];
  const seen = new Set(program.pages);
  for (const page of program.pages) {
    addUnit(walk, page, 'app.json', 'page');
    queue.push([page, `${page}.json`]);
  }
  const shared = componentsOf(program.app).map((path) => path.replace(/^\//, ''));
  for (const path of [...shared, 'custom-tab-bar/index']) queue.push([path, 'app.json']);
  for (const [path, from] of queue) {
    if (!seen.has(path)) addUnit(walk, path, from, 'component');
    seen.add(path);
    for (const used of componentsOf(program.components[path]?.config ?? {})) {
      if (!seen.has(used)) queue.push([used, `${path}.json`]);
    }
  }
}

/** Which files the program uses, each with the first reason found. Paths made up at run time alone are not seen. */
export function findReferences(
  view: ProjectView,
  isIncluded: (path: string) => boolean = () => false,
): References {
  const walk: Walk = {
    view,
    found: new Map(),
    queue: [],
    assets: Object.keys(view.program.assets).sort(),
  };
  const { app } = view.program;
  for (const file of ['app.json', 'app.js', 'app.ts', ...styleEndings.map((ending) => `app${ending}`)]) {
    add(walk, file, undefined, 'entry');
  }
  for (const file of [app.themeLocation, app.sitemapLocation, 'theme.json', 'sitemap.json', 'ext.json']) {
    if (typeof file === 'string') add(walk, file, 'app.json', 'entry');
  }
  addUnits(walk);
  const workers =
    typeof app.workers === 'string' ? app.workers : (app.workers as { path?: unknown } | undefined)?.path;
  for (const file of view.files.keys()) {
    if (typeof workers === 'string' && workers !== '' && file.startsWith(`${workers}/`))
      add(walk, file, 'app.json', 'worker');
    if (isIncluded(file)) add(walk, file, 'project.config.json', 'include');
  }
  for (let path = walk.queue.shift(); path !== undefined; path = walk.queue.shift()) follow(walk, path);
  return walk.found;
}

/** From a file back to the program's entry: each step and why. Empty where the file is not used. */
export function explainFile(references: References, path: string): { file: string; how: Text }[] {
  const chain: { file: string; how: Text }[] = [];
  const seen = new Set<string>();
  for (let file: string | undefined = path; file !== undefined && !seen.has(file);) {
    seen.add(file);
    const reference = references.get(file);
    if (!reference) break;
    chain.push({ file, how: reference.how });
    file = reference.from;
  }
  return chain;
}
