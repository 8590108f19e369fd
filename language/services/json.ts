import path from 'node:path';
import type {
  CompletionItem,
  Diagnostic,
  LanguageServiceContext,
  LanguageServicePlugin,
  LocationLink,
} from '@volar/language-service';
import { getLocation, parseTree, type Node as JsonNode } from 'jsonc-parser';
import { create as createJsonService } from 'volar-service-json';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import type { Language } from '../../contract/text.ts';
import { appSchema } from '../json/app-schema.ts';
import { unitSchema } from '../json/page-schema.ts';
import { extSchema, projectSchema, sitemapSchema, themeSchema } from '../json/project-schemas.ts';
import { schemaIn, type Schema } from '../json/schema.ts';
import { workspaceOf, type Workspace } from './file-view.ts';
import { jsonFixes, type JsonFixData } from './json/fix.ts';
import { completeVariables, describeVariable, unknownVariables, variableAt } from './json/theme.ts';
import { unusedComponents } from './json/unused-components.ts';

const byName: [name: string, files: string[], schema: Schema][] = [
  ['app', ['**/app.json'], appSchema],
  ['project', ['**/project.config.json', '**/project.private.config.json'], projectSchema],
  ['sitemap', ['**/sitemap.json'], sitemapSchema],
  ['theme', ['**/theme.json'], themeSchema],
  ['ext', ['**/ext.json'], extSchema],
];
/** Names that a page or a component never has. */
const other =
  /^(app|project\.config|project\.private\.config|sitemap|theme|package|package-lock|tsconfig|ext|jsconfig)\.json$/;

/** Schemas with documentation, and what only the program knows: whether a page or a component is there. */
export function createJson(locale: Language): LanguageServicePlugin[] {
  const schemas = byName.map(([name, fileMatch, schema]) => ({
    uri: `tessera://schema/${name}`,
    fileMatch,
    schema: schemaIn(schema, locale),
  }));
  const unit = {
    uri: 'tessera://schema/unit',
    schema: schemaIn(unitSchema, locale),
    fileMatch: [
      '**/*.json',
      ...byName.flatMap(([, files]) => files.map((file) => `!${file}`)),
      '!**/package*.json',
      '!**/*config*.json',
      '!**/data/**',
      '!**/mock/**',
    ],
  };
  const service = createJsonService({
    // Comments are common in real programs and the compiler takes them.
    getDocumentLanguageSettings: () => ({ comments: 'ignore', trailingCommas: 'warning' }),
    getLanguageSettings: () => ({ validate: true, schemas: [...schemas, unit] }),
  });
  return [forUnits(service), createPaths(locale)];
}

/** A page may be called `theme` or `sitemap`: what is said of files with that name is not for it. */
function forUnits(service: LanguageServicePlugin): LanguageServicePlugin {
  return {
    ...service,
    create(context) {
      const instance = service.create(context);
      const { model, fileOf } = workspaceOf(context);
      const isUnit = (uri: string) => {
        const unit = /^(.*\/(?:theme|sitemap))\.json$/.exec(fileOf(URI.parse(uri)))?.[1];
        return unit !== undefined && model.exists(`${unit}.wxml`);
      };
      return {
        ...instance,
        provideDiagnostics: async (document, token) => {
          const said = await instance.provideDiagnostics?.(document, token);
          return isUnit(document.uri) ? said?.filter(({ code }) => Number(code) >= 256) : said;
        },
      };
    },
  };
}

function createPaths(locale: Language): LanguageServicePlugin {
  return {
    name: 'tessera-json-paths',
    capabilities: {
      completionProvider: { triggerCharacters: ['"', '/', '@'] },
      definitionProvider: true,
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
    },
    create(context) {
      const workspace = workspaceOf(context);
      return {
        isAdditionalCompletion: true,
        provideCompletionItems: (document, position) => {
          const file = jsonFile(context, workspace, document);
          const items = file ? completePaths(workspace, file, document, document.offsetAt(position)) : [];
          return items.length > 0 ? { isIncomplete: false, items } : undefined;
        },
        provideHover: (document, position) => {
          const file = jsonFile(context, workspace, document);
          const variable = file && variableAt(workspace, file, document, document.offsetAt(position));
          return variable
            ? { contents: { kind: 'markdown', value: describeVariable(variable, locale) } }
            : undefined;
        },
        provideDefinition: (document, position) => {
          const file = jsonFile(context, workspace, document);
          const target = file && targetAt(workspace, file, document, document.offsetAt(position));
          return target ? [linkTo(workspace, target)] : undefined;
        },
        provideDiagnostics: (document) => {
          const file = jsonFile(context, workspace, document);
          return file
            ? [
                ...diagnosePaths(workspace, file, document, locale),
                ...unknownVariables(workspace, file, document, locale),
              ]
            : undefined;
        },
        provideCodeActions: (document, _range, { diagnostics }) => {
          const file = jsonFile(context, workspace, document);
          return file
            ? diagnostics.flatMap((one) => jsonFixes(workspace, file, document, one, locale))
            : undefined;
        },
      };
    },
  };
}

function jsonFile(
  context: LanguageServiceContext,
  workspace: Workspace,
  document: TextDocument,
): string | undefined {
  if (!document.uri.endsWith('.json') || context.decodeEmbeddedDocumentUri(URI.parse(document.uri)))
    return undefined;
  return workspace.fileOf(URI.parse(document.uri));
}

interface Reference {
  node: JsonNode;
  value: string;
  kind: 'page' | 'component';
  base: string;
}

/** Every string of a json that names a page or a component. */
function references({ model }: Workspace, file: string, document: TextDocument): Reference[] {
  const tree = parseTree(document.getText(), [], { allowTrailingComma: true });
  const root = model.rootOf(file);
  if (!tree || !root) return [];
  const found: Reference[] = [];
  const isApp = path.posix.basename(file) === 'app.json';
  const strings = (node: JsonNode | undefined, kind: Reference['kind'], base: string) => {
    for (const child of node?.children ?? []) {
      const value = child.type === 'property' ? child.children?.[1] : child;
      if (value?.type === 'string') found.push({ node: value, value: String(value.value), kind, base });
    }
  };
  const member = (node: JsonNode | undefined, name: string) =>
    node?.children?.find((property) => property.children?.[0]?.value === name)?.children?.[1];
  if (isApp) {
    strings(member(tree, 'pages'), 'page', root);
    for (const key of ['subpackages', 'subPackages']) {
      for (const subpackage of member(tree, key)?.children ?? []) {
        strings(
          member(subpackage, 'pages'),
          'page',
          path.posix.join(root, String(member(subpackage, 'root')?.value ?? '')),
        );
      }
    }
  }
  if (isApp || !other.test(path.posix.basename(file)))
    strings(member(tree, 'usingComponents'), 'component', root);
  return found;
}

function fileOfReference(
  { model }: Workspace,
  file: string,
  { kind, value, base }: Reference,
): string | undefined {
  if (kind === 'component') return model.resolveComponent(file, value, model.rootOf(file));
  const unit = path.posix.join(base, value);
  return model.exists(`${unit}.wxml`) || model.scriptOf(unit) ? unit : undefined;
}

interface Target {
  file: string;
  offset: number;
}

function linkTo(workspace: Workspace, { file, offset }: Target): LocationLink {
  const at = TextDocument.create('', '', 0, workspace.model.readText(file) ?? '').positionAt(offset);
  const range = { start: at, end: at };
  return {
    targetUri: workspace.uriOf(file).toString(),
    targetRange: range,
    targetSelectionRange: range,
  };
}

function targetAt(
  workspace: Workspace,
  file: string,
  document: TextDocument,
  offset: number,
): Target | undefined {
  const variable = variableAt(workspace, file, document, offset);
  if (variable) return variable;
  const reference = references(workspace, file, document).find(
    ({ node }) => node.offset <= offset && offset <= node.offset + node.length,
  );
  const unit = reference && fileOfReference(workspace, file, reference);
  const target = [`${unit}.wxml`, unit && workspace.model.scriptOf(unit)].find(
    (one) => one && workspace.model.exists(one),
  );
  return unit !== undefined && target ? { file: target, offset: 0 } : undefined;
}

const missing = {
  page: {
    en: (value: string) => `There is no page “${value}”: neither its .wxml nor its script is there.`,
    zh: (value: string) => `页面“${value}”不存在：缺少 .wxml 和脚本文件。`,
  },
  component: {
    en: (value: string) => `There is no component at “${value}”.`,
    zh: (value: string) => `路径“${value}”下没有组件。`,
  },
};

/** A component of a package that package.json asks for but that is not there: `npm install` is the answer. */
function notInstalled(
  { model }: Workspace,
  file: string,
  request: string,
  locale: Language,
): string | undefined {
  const name = /^((?:@[^/]+\/)?[\w.-]+)\//.exec(request)?.[1];
  if (!name || request.startsWith('.')) return undefined;
  for (
    let folder = path.posix.dirname(file);
    folder !== path.posix.dirname(folder);
    folder = path.posix.dirname(folder)
  ) {
    const { dependencies } = model.readJson(`${folder}/package.json`);
    if (typeof dependencies !== 'object' || dependencies === null || !(name in dependencies)) continue;
    if (model.exists(`${folder}/node_modules/${name}/package.json`)) return undefined;
    return locale === 'zh'
      ? `“${name}”尚未安装：请在 ${folder} 中运行 npm install。`
      : `“${name}” is not installed: run npm install in ${folder}.`;
  }
  return undefined;
}

function diagnosePaths(
  workspace: Workspace,
  file: string,
  document: TextDocument,
  locale: Language,
): Diagnostic[] {
  const rangeOf = (node: JsonNode) => ({
    start: document.positionAt(node.offset),
    end: document.positionAt(node.offset + node.length),
  });
  const gone = references(workspace, file, document)
    .filter(
      (reference) =>
        !/^(plugin|plugin-private|weui-miniprogram|ext):?\/?\/?/.test(reference.value) &&
        !fileOfReference(workspace, file, reference),
    )
    .map(({ node, kind, value, base }) => ({
      range: rangeOf(node),
      severity: kind === 'page' ? (1 as const) : (2 as const),
      code: `json/missing-${kind}`,
      source: 'tessera',
      message: notInstalled(workspace, file, value, locale) ?? missing[kind][locale](value),
      data: fixData(workspace, file, kind, path.posix.join(base, value)),
    }));
  const unused = unusedComponents(workspace, file, document.getText()).map(({ node, tag }) => ({
    range: rangeOf(node),
    severity: 4 as const,
    tags: [1 as const],
    code: 'json/unused-component',
    source: 'tessera',
    message: locale === 'zh' ? `<${tag}> 没有在模板中使用。` : `<${tag}> is not used in the template.`,
    data: { tag },
  }));
  return [...gone, ...unused];
}

/** The page to make, or the component of that name that lies elsewhere. */
function fixData({ model }: Workspace, file: string, kind: Reference['kind'], unit: string): JsonFixData {
  const root = model.rootOf(file);
  if (root === undefined) return {};
  if (kind === 'page') return { page: path.posix.relative(root, unit) };
  const name = path.posix.basename(unit);
  const found = model.allComponents(root).find((one) => path.posix.basename(one) === name);
  return found && name !== 'index' ? { replace: `/${path.posix.relative(root, found)}` } : {};
}

function completePaths(
  workspace: Workspace,
  file: string,
  document: TextDocument,
  offset: number,
): CompletionItem[] {
  const { model } = workspace;
  const location = getLocation(document.getText(), offset);
  const root = model.rootOf(file);
  const node = location.previousNode;
  if (!root || location.isAtPropertyKey || node?.type !== 'string') return [];
  const range = {
    start: document.positionAt(node.offset + 1),
    end: document.positionAt(node.offset + node.length - 1),
  };
  const item = (value: string): CompletionItem => ({
    label: value,
    kind: 17,
    textEdit: { range, newText: value },
    filterText: value,
  });
  const [first] = location.path;
  if (String(node.value).startsWith('@')) return completeVariables(workspace, file, document, node);
  if (first === 'usingComponents')
    return model.allComponents(root).map((component) => item(`/${path.posix.relative(root, component)}`));
  if (
    path.posix.basename(file) === 'app.json' &&
    (first === 'pages' || location.path.includes('pagePath') || first === 'entryPagePath')
  ) {
    return pagesBelow(model, root).map((page) => item(path.posix.relative(root, page)));
  }
  if (path.posix.basename(file) === 'app.json' && /^sub[pP]ackages$/.test(String(first))) {
    const parts = model.readJson(file)[String(first)] as { root?: unknown }[] | undefined;
    const folder = parts?.[Number(location.path[1])]?.root;
    if (location.path[2] !== 'pages' || typeof folder !== 'string') return [];
    const base = path.posix.join(root, folder);
    return pagesBelow(model, base).map((page) => item(path.posix.relative(base, page)));
  }
  return [];
}

function pagesBelow(model: Workspace['model'], root: string): string[] {
  const components = new Set(model.allComponents(root));
  const found: string[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const { name, isFolder } of model.list(folder)) {
      if (isFolder && depth < 8 && !/^(node_modules|miniprogram_npm|components|\..*)$/.test(name))
        visit(`${folder}/${name}`, depth + 1);
      const unit = `${folder}/${name.slice(0, -5)}`;
      if (!isFolder && name.endsWith('.wxml') && model.scriptOf(unit) && !components.has(unit))
        found.push(unit);
    }
  };
  visit(root, 0);
  return found;
}
