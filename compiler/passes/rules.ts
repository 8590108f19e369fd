import type { Diagnostic, Range } from '../../contract/diagnostic.ts';
import type { PackageInfo } from '../../contract/program.ts';
import { type AppFile, appFile, isObject, jsonFile, projectPath } from '../app-settings.ts';
import { contentOf } from '../decode.ts';
import type { DiagnosticCode } from '../diagnostics/catalog.ts';
import { diagnose } from '../diagnostics/diagnose.ts';
import { createLineIndex } from '../diagnostics/text-range.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { Scope } from '../graph.ts';
import { locate, textOf } from '../locate.ts';
import { lowerCaseIndex } from '../other-case.ts';
import { joinPath } from '../paths.ts';
import { scriptFile } from '../source-files.ts';

type Tell = (code: DiagnosticCode, range: Range, values?: Record<string, string | number>) => void;

/** What the platform demands of a program beyond that it compiles. */
export function run(draft: Draft, { graph }: PassContext): void {
  const app = appFile(graph);
  const tell: Tell = (code, range, values) => draft.diagnostics.push(diagnose(code, app.file, range, values));
  checkTabBar(draft, graph, app, tell);
  checkDeclarations(app, tell);
  report(draft, 'case', graph.use('case-conflicts', caseConflicts));
  report(draft, 'sitemap', graph.use('sitemap', readSitemap));
  if (draft.packages.length > 1) {
    checkComponents(draft, graph);
    checkScripts(draft, graph);
  }
}

const MAX_ICON_BYTES = 40 * 1024;

function checkTabBar(draft: Draft, scope: Scope, app: AppFile, tell: Tell): void {
  const bar = app.value['tabBar'];
  if (!isObject(bar)) return;
  const list = Array.isArray(bar['list']) ? (bar['list'] as unknown[]) : [];
  if (list.length < 2 || list.length > 5)
    tell('app/tab-bar-count', app.rangeOf('tabBar', 'list'), { count: list.length });
  const pages = new Set(draft.packages[0]?.pages);
  list.forEach((item, index) => {
    if (!isObject(item)) return;
    const page = typeof item['pagePath'] === 'string' ? item['pagePath'] : '';
    if (!pages.has(joinPath(page) ?? ''))
      tell('app/tab-bar-page', app.rangeOf('tabBar', 'list', index, 'pagePath'), { page });
    if (bar['custom'] === true) return;
    for (const field of ['iconPath', 'selectedIconPath']) {
      checkIcon(scope, item[field], app.rangeOf('tabBar', 'list', index, field), tell);
    }
  });
}

function checkIcon(scope: Scope, value: unknown, range: Range, tell: Tell): void {
  if (typeof value !== 'string' || value === '' || /^(https?:|data:|@)/.test(value)) return;
  const path = joinPath(value);
  const file = path === null ? undefined : locate(scope, path);
  if (file === undefined) return tell('app/tab-bar-icon-missing', range, { icon: value });
  const size = contentOf(scope.read(file) ?? '').length;
  if (size > MAX_ICON_BYTES)
    tell('app/tab-bar-icon-large', range, { icon: value, size: Math.ceil(size / 1024) });
}

const EXTENDED_LIBRARIES = ['weui', 'kbone'];

function checkDeclarations(app: AppFile, tell: Tell): void {
  const { plugins, useExtendedLib } = app.value;
  if (isObject(plugins)) {
    for (const name of Object.keys(plugins))
      tell('app/plugin-unavailable', app.rangeOf('plugins', name), { name });
  }
  if (!isObject(useExtendedLib)) return;
  for (const name of Object.keys(useExtendedLib)) {
    if (EXTENDED_LIBRARIES.includes(name)) continue;
    tell('app/extended-library', app.rangeOf('useExtendedLib', name), { name });
  }
}

function caseConflicts(scope: Scope): Diagnostic[] {
  const out: Diagnostic[] = [];
  for (const [first, ...others] of scope.use('lower-case', lowerCaseIndex).values()) {
    for (const file of others)
      out.push(diagnose('file/case-conflict', file, undefined, { file, other: first ?? '' }));
  }
  return out;
}

function readSitemap(scope: Scope): Diagnostic[] {
  const location = appFile(scope).value['sitemapLocation'];
  const path = typeof location === 'string' ? joinPath(location) : 'sitemap.json';
  return (path === null ? undefined : jsonFile(scope, path))?.diagnostics ?? [];
}

/** The sub-package a path lies in; the main one where none. */
function packageOf(packages: readonly PackageInfo[], path: string): PackageInfo | undefined {
  let found = packages[0];
  for (const entry of packages) {
    if (
      entry.root !== '' &&
      path.startsWith(`${entry.root}/`) &&
      entry.root.length > (found?.root.length ?? 0)
    )
      found = entry;
  }
  return found;
}

/** A sub-package may be missing when another one runs; an independent one may run all alone. */
function checkComponents(draft: Draft, scope: Scope): void {
  for (const unit of draft.components.values()) {
    const own = packageOf(draft.packages, unit.path);
    const json = jsonFile(scope, `${unit.path}.json`);
    const declared = json?.value['usingComponents'];
    if (!own || !json || !isObject(declared)) continue;
    for (const name of Object.keys(declared)) {
      const path = unit.config.usingComponents[name];
      const other = path === undefined ? undefined : packageOf(draft.packages, path);
      if (path === undefined || !other || other.root === own.root) continue;
      const range = json.rangeOf('usingComponents', name);
      if (own.independent) {
        draft.diagnostics.push(
          diagnose('component/independent-package', json.file, range, { path, root: own.root }),
        );
      } else if (other.root !== '' && !unit.config.componentPlaceholder?.[name]) {
        draft.diagnostics.push(
          diagnose('component/other-package', json.file, range, { path, root: other.root }),
        );
      }
    }
  }
}

function checkScripts(draft: Draft, scope: Scope): void {
  for (const [key, unit] of draft.scripts) {
    const own = packageOf(draft.packages, key);
    if (!own || own.root === '') continue;
    for (const [request, target] of Object.entries(unit.requires)) {
      const other = packageOf(draft.packages, target);
      if (!other || other.root === own.root || (!own.independent && other.root === '')) continue;
      const code = own.independent ? 'script/independent-package' : 'script/other-package';
      const path = scriptFile(scope, key.replace(/\.js$/, '')) ?? key;
      const text = textOf(scope, path)?.text ?? '';
      const at = Math.max(
        text.search(new RegExp(`["'\`]${request.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}["'\`]`)),
        0,
      );
      const range = createLineIndex(text).range(at, at + request.length + 2);
      const values = { path: target, root: own.independent ? own.root : other.root };
      draft.diagnostics.push(diagnose(code, projectPath(scope, path), range, values));
    }
  }
}
