import type { Diagnostic, Range } from '../../contract/diagnostic.ts';
import type { ComponentConfig, ComponentUnit } from '../../contract/program.ts';
import { appFile, isObject, jsonFile, projectPath } from '../app-settings.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { Scope } from '../graph.ts';
import { otherCase } from '../other-case.ts';
import type { JsonFile } from '../parse/json.ts';
import { resolveFrom } from '../paths.ts';
import { isFromPlugin, resolveComponent } from '../resolve-component.ts';
import { scriptKey } from '../script-key.ts';
import { scriptFile, styleFile } from '../source-files.ts';
import { locate } from '../locate.ts';

interface ComponentNode {
  unit: ComponentUnit;
  /** Components this one needs, in the order of its json. */
  uses: string[];
  diagnostics: Diagnostic[];
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

/** Pages, the components they use, the components those use, and so on. */
export function run(draft: Draft, { graph }: PassContext): void {
  const shared = graph.use('app-components', appComponents);
  report(draft, 'app-components', shared.diagnostics);
  reportMissingPages(draft, graph);
  const pages = new Set(draft.pages);
  const queue = [...draft.pages, ...Object.values(shared.using)];
  if (draft.app.tabBar?.custom === true) addCustomTabBar(draft, graph, queue);
  addUnits(draft, graph, queue, pages);
}

/** The units of a list and all they use. */
export function addUnits(
  draft: Draft,
  graph: Scope,
  roots: readonly string[],
  pages: ReadonlySet<string>,
): void {
  const queue = [...roots];
  const seen = new Set<string>();
  for (const path of queue) {
    if (seen.has(path)) continue;
    seen.add(path);
    const kind = pages.has(path) ? 'page' : 'component';
    const node = graph.use(`${kind}:${path}`, (scope) => readComponent(scope, path, pages.has(path)));
    draft.components.set(path, node.unit);
    report(draft, `component:${path}`, node.diagnostics);
    queue.push(...node.uses);
  }
}

function reportMissingPages(draft: Draft, scope: Scope): void {
  const file = appFile(scope);
  for (const entry of draft.packages) {
    for (const page of entry.pages) {
      const missing = ['.wxml', '.js'].filter((extension) =>
        extension === '.js'
          ? scriptFile(scope, page) === undefined
          : locate(scope, page + extension) === undefined,
      );
      if (missing.length === 0) continue;
      const range = rangeOfPage(file, entry.root, page);
      const name = missing.length === 2 ? `${page}.wxml` : `${page}${missing[0]}`;
      const actual = otherCase(scope, name, ['']);
      if (actual !== undefined) {
        draft.diagnostics.push(diagnose('file/case', file.file, range, { request: name, actual }));
        continue;
      }
      draft.diagnostics.push(diagnose('app/page-missing', file.file, range, { page, file: name }));
    }
  }
}

function rangeOfPage(file: JsonFile, root: string, page: string): ReturnType<JsonFile['rangeOf']> {
  const key = Array.isArray(file.value['subPackages']) ? 'subPackages' : 'subpackages';
  const matches = (list: unknown, wanted: string): number =>
    Array.isArray(list)
      ? list.findIndex((one) => typeof one === 'string' && one.replace(/^\.?\//, '') === wanted)
      : -1;
  if (root === '') {
    const index = matches(file.value['pages'], page);
    return file.rangeOf('pages', ...(index < 0 ? [] : [index]));
  }
  const packages = file.value[key];
  const at = Array.isArray(packages)
    ? packages.findIndex((one) => isObject(one) && String(one['root']).replace(/^\.?\/|\/$/g, '') === root)
    : -1;
  const inside = Array.isArray(packages) && isObject(packages[at]) ? packages[at]['pages'] : undefined;
  const index = matches(inside, page.slice(root.length + 1));
  return file.rangeOf(key, at, 'pages', ...(index < 0 ? [] : [index]));
}

function addCustomTabBar(draft: Draft, scope: Scope, queue: string[]): void {
  if (
    locate(scope, `${CUSTOM_TAB_BAR}.json`) !== undefined ||
    locate(scope, `${CUSTOM_TAB_BAR}.wxml`) !== undefined
  ) {
    queue.push(CUSTOM_TAB_BAR);
    return;
  }
  const file = appFile(scope);
  draft.diagnostics.push(diagnose('app/custom-tab-bar-missing', file.file, file.rangeOf('tabBar', 'custom')));
}

interface Using {
  using: Record<string, string>;
  diagnostics: Diagnostic[];
}

/** app.json's usingComponents: known in every page and component. */
function appComponents(scope: Scope): Using {
  return resolveUsing(scope, 'app.json', appFile(scope));
}

function resolveUsing(scope: Scope, from: string, json: JsonFile & { file: string }): Using {
  const declared = json.value['usingComponents'];
  const using: Record<string, string> = {};
  const diagnostics: Diagnostic[] = [];
  if (!isObject(declared)) return { using, diagnostics };
  for (const [name, request] of Object.entries(declared)) {
    const range = json.rangeOf('usingComponents', name);
    if (typeof request !== 'string') {
      const values = { field: `usingComponents.${name}`, expected: { en: 'a path', zh: '路径' } };
      diagnostics.push(diagnose('app/bad-field', json.file, range, values));
    } else if (isFromPlugin(request)) {
      diagnostics.push(diagnose('component/from-plugin', json.file, range, { name, path: request }));
    } else {
      const path = resolveComponent(scope, from, request);
      if (path !== undefined) using[name] = path;
      else diagnostics.push(missingComponent(scope, from, json.file, range, name, request));
    }
  }
  return { using, diagnostics };
}

function missingComponent(
  scope: Scope,
  from: string,
  file: string,
  range: Range,
  name: string,
  request: string,
): Diagnostic {
  const wanted = resolveFrom(from, request);
  const actual = wanted === null ? undefined : otherCase(scope, wanted, ['.json', '/index.json']);
  if (actual !== undefined) return diagnose('file/case', file, range, { request, actual });
  return diagnose('component/not-found', file, range, { name, path: request });
}

function readComponent(scope: Scope, path: string, isPage: boolean): ComponentNode {
  const json = jsonFile(scope, `${path}.json`);
  const diagnostics: Diagnostic[] = [...(json?.diagnostics ?? [])];
  const shared = scope.use('app-components', appComponents);
  const own = json ? resolveUsing(scope, `${path}.json`, json) : { using: {}, diagnostics: [] };
  diagnostics.push(...own.diagnostics);
  const generics = json ? resolveGenerics(scope, path, json, diagnostics) : undefined;
  if (!isPage && json?.value['component'] !== true) {
    const file = projectPath(scope, `${path}.json`);
    diagnostics.push(diagnose('component/not-declared', file, json?.rangeOf(), { path }));
  }
  const config: ComponentConfig = {
    ...json?.value,
    usingComponents: { ...shared.using, ...own.using },
    ...(generics ? { componentGenerics: generics } : {}),
  };
  const script = scriptFile(scope, path);
  const defaults = Object.values(generics ?? {}).flatMap((entry) => (entry === true ? [] : [entry.default]));
  return {
    unit: {
      path,
      isPage,
      config,
      script: script === undefined ? null : scriptKey(script),
      hasTemplate: locate(scope, `${path}.wxml`) !== undefined,
      hasStyle: styleFile(scope, path) !== undefined,
    },
    uses: [...Object.values(own.using), ...defaults],
    diagnostics,
  };
}

function resolveGenerics(
  scope: Scope,
  path: string,
  json: JsonFile & { file: string },
  diagnostics: Diagnostic[],
): ComponentConfig['componentGenerics'] {
  const declared = json.value['componentGenerics'];
  if (!isObject(declared)) return undefined;
  const out: NonNullable<ComponentConfig['componentGenerics']> = {};
  for (const [name, value] of Object.entries(declared)) {
    out[name] = true;
    if (!isObject(value) || typeof value['default'] !== 'string') continue;
    const target = resolveComponent(scope, `${path}.json`, value['default']);
    if (target !== undefined) out[name] = { default: target };
    else {
      const range = json.rangeOf('componentGenerics', name, 'default');
      diagnostics.push(diagnose('component/not-found', json.file, range, { name, path: value['default'] }));
    }
  }
  return out;
}
