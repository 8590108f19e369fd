import type { Diagnostic, Range } from '../../contract/diagnostic.ts';
import type { AppConfig, PackageInfo } from '../../contract/program.ts';
import { type AppFile, appFile, isObject, jsonFile } from '../app-settings.ts';
import type { DiagnosticCode } from '../diagnostics/catalog.ts';
import { diagnose, type DiagnosticValues } from '../diagnostics/diagnose.ts';
import { type Draft, type PassContext, report } from '../draft.ts';
import type { Scope } from '../graph.ts';
import type { JsonObject } from '../parse/json.ts';
import { joinPath } from '../paths.ts';

interface AppUnit {
  app: AppConfig;
  ext?: JsonObject;
  pages: string[];
  packages: PackageInfo[];
  diagnostics: Diagnostic[];
}

type Tell = (code: DiagnosticCode, range: Range, values?: DiagnosticValues) => void;

/** app.json: pages, packages, theme and ext.json, ready for the runtime. */
export function run(draft: Draft, { graph }: PassContext): void {
  const unit = graph.use('app', readApp);
  draft.app = unit.app;
  if (unit.ext) draft.ext = unit.ext;
  draft.pages = unit.pages;
  draft.packages = unit.packages;
  report(draft, 'app', unit.diagnostics);
}

function readApp(scope: Scope): AppUnit {
  const file = appFile(scope);
  const diagnostics: Diagnostic[] = [];
  const tell: Tell = (code, range, values) => diagnostics.push(diagnose(code, file.file, range, values));
  const packages = readPackages(file, tell);
  const pages = packages.flatMap((entry) => entry.pages);
  if (file.exists && pages.length === 0) tell('app/no-pages', file.rangeOf('pages'));
  checkFields(file, tell);
  const entry = file.value['entryPagePath'];
  if (typeof entry === 'string' && !pages.includes(cleanPath(entry) ?? '')) {
    tell('app/entry-page-unknown', file.rangeOf('entryPagePath'), { page: entry });
  }
  const theme = readTheme(scope, file, tell);
  const ext = readExt(scope, diagnostics);
  const app: AppConfig = { ...file.value, pages: packages[0]?.pages ?? [], ...(theme ? { theme } : {}) };
  return { app, ...(ext ? { ext } : {}), pages, packages, diagnostics };
}

function readPackages(file: AppFile, tell: Tell): PackageInfo[] {
  const seen = new Set<string>();
  const main: PackageInfo = { root: '', independent: false, pages: [] };
  main.pages = readPages(file, ['pages'], '', seen, tell);
  const key = Array.isArray(file.value['subPackages']) ? 'subPackages' : 'subpackages';
  const declared = file.value[key];
  const packages: PackageInfo[] = [main];
  if (!Array.isArray(declared)) return packages;
  declared.forEach((entry: unknown, index) => {
    if (!isObject(entry) || typeof entry['root'] !== 'string') {
      tell('app/bad-field', file.rangeOf(key, index), {
        field: `${key}[${index}].root`,
        expected: { en: 'a string', zh: '字符串' },
      });
      return;
    }
    const root = joinPath(entry['root']) ?? '';
    const other = packages.find(
      (one) =>
        one.root !== '' && (`${root}/`.startsWith(`${one.root}/`) || `${one.root}/`.startsWith(`${root}/`)),
    );
    if (other) tell('app/package-overlap', file.rangeOf(key, index, 'root'), { root, other: other.root });
    const inside = main.pages.find((page) => root !== '' && page.startsWith(`${root}/`));
    if (inside) tell('app/page-in-two-packages', file.rangeOf(key, index, 'root'), { page: inside, root });
    packages.push({
      root,
      ...(typeof entry['name'] === 'string' ? { name: entry['name'] } : {}),
      independent: entry['independent'] === true,
      pages: readPages(file, [key, index, 'pages'], root, seen, tell),
    });
  });
  return packages;
}

function readPages(
  file: AppFile,
  at: (string | number)[],
  root: string,
  seen: Set<string>,
  tell: Tell,
): string[] {
  const list = at.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
    file.value,
  );
  if (!Array.isArray(list)) {
    if (list !== undefined)
      tell('app/bad-field', file.rangeOf(...at), {
        field: at.join('.'),
        expected: { en: 'a list', zh: '数组' },
      });
    return [];
  }
  const pages: string[] = [];
  list.forEach((entry: unknown, index) => {
    const range = file.rangeOf(...at, index);
    if (typeof entry !== 'string') {
      tell('app/bad-field', range, {
        field: `${at.join('.')}[${index}]`,
        expected: { en: 'a string', zh: '字符串' },
      });
      return;
    }
    const page = cleanPath(root === '' ? entry : `${root}/${entry}`);
    if (page === null) tell('app/page-outside', range, { page: entry });
    else if (seen.has(page)) tell('app/page-duplicate', range, { page });
    else {
      if (entry.startsWith('/') || /\.(wxml|js|json)$/.test(entry))
        tell('app/page-extension', range, { page: entry });
      seen.add(page);
      pages.push(page);
    }
  });
  return pages;
}

function cleanPath(path: string): string | null {
  return joinPath(path.replace(/\.(wxml|js|json|html)$/, ''));
}

/** Fields whose shape the runtime relies on. */
const SHAPES: [string, 'object' | 'list' | 'boolean'][] = [
  ['window', 'object'],
  ['tabBar', 'object'],
  ['networkTimeout', 'object'],
  ['usingComponents', 'object'],
  ['permission', 'object'],
  ['preloadRule', 'object'],
  ['plugins', 'object'],
  ['useExtendedLib', 'object'],
  ['resolveAlias', 'object'],
  ['requiredPrivateInfos', 'list'],
  ['requiredBackgroundModes', 'list'],
  ['debug', 'boolean'],
  ['darkmode', 'boolean'],
];
const EXPECTED = {
  object: { en: 'an object', zh: '对象' },
  list: { en: 'a list', zh: '数组' },
  boolean: { en: 'true or false', zh: '布尔值' },
};

function checkFields(file: AppFile, tell: Tell): void {
  for (const [field, shape] of SHAPES) {
    const value = file.value[field];
    if (value === undefined) continue;
    const fits =
      shape === 'object'
        ? isObject(value)
        : shape === 'list'
          ? Array.isArray(value)
          : typeof value === 'boolean';
    if (!fits) tell('app/bad-field', file.rangeOf(field), { field, expected: EXPECTED[shape] });
  }
}

function readTheme(scope: Scope, file: AppFile, tell: Tell): AppConfig['theme'] {
  const location = file.value['themeLocation'];
  if (typeof location !== 'string') return undefined;
  const path = joinPath(location);
  const theme = path === null ? undefined : jsonFile(scope, path);
  if (!theme) {
    tell('app/theme-missing', file.rangeOf('themeLocation'), { file: location });
    return undefined;
  }
  const light = stringsOf(theme.value['light']);
  const dark = stringsOf(theme.value['dark']);
  checkThemeVariables(file, { light, dark }, tell);
  return { light, dark };
}

function checkThemeVariables(
  file: AppFile,
  theme: Record<'light' | 'dark', Record<string, string>>,
  tell: Tell,
): void {
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === 'string' && value.startsWith('@') && /^@\w+$/.test(value)) {
      for (const mode of ['light', 'dark'] as const) {
        if (!(value.slice(1) in theme[mode]))
          tell('app/theme-variable', file.rangeOf(...path), { name: value, mode });
      }
    } else if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index]));
    else if (isObject(value)) for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(file.value['window'], ['window']);
  visit(file.value['tabBar'], ['tabBar']);
}

function stringsOf(value: unknown): Record<string, string> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** ext.json of third-party platforms: its `ext` is what `wx.getExtConfig` answers. */
function readExt(scope: Scope, diagnostics: Diagnostic[]): JsonObject | undefined {
  const file = jsonFile(scope, 'ext.json');
  if (!file) return undefined;
  diagnostics.push(...file.diagnostics);
  return file.value['extEnable'] === true && isObject(file.value['ext']) ? file.value['ext'] : undefined;
}
