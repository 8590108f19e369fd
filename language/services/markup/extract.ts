import path from 'node:path';
import type { CodeAction, Range, WorkspaceEdit } from '@volar/language-service';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { catalog } from '../../../simulator/components/catalog.ts';
import { createFile, languagesOf } from '../../new-unit.ts';
import { attributeOf, elementsOf, type Element } from '../../wxml/parse.ts';
import type { Workspace } from '../file-view.ts';
import { kebabCase } from './complete.ts';
import { componentScript, eventFor, propertiesOf, type ExtractedProperty } from './extract-script.ts';
import { readSelection, type Selection } from './extract-selection.ts';
import { extractedRules } from './extract-styles.ts';
import { registerComponent } from './register.ts';
import { pick, type TemplateView } from './view.ts';

/** The selected markup as a component of its own: its files, its registration, and its tag in place of the markup. */
export function extractions(
  view: TemplateView,
  document: TextDocument,
  workspace: Workspace,
  range: Range,
): CodeAction[] {
  const root = view.model.rootOf(view.file);
  const selection = readSelection(view, document.offsetAt(range.start), document.offsetAt(range.end));
  if (root === undefined || !selection || !view.model.exists(`${view.unit}.json`)) return [];
  const { tag, unit } = freeName(view, root, selection);
  const script = view.model.scriptOf(view.unit);
  const properties = propertiesOf(script && view.model.readText(script), selection);
  const request = `/${path.posix.relative(root, unit)}`;
  const registered = registerComponent(workspace, `${view.unit}.json`, tag, request);
  const edit: WorkspaceEdit = {
    documentChanges: [
      ...componentFiles(view, root, unit, selection, properties),
      {
        textDocument: { uri: workspace.uriOf(view.file).toString(), version: null },
        edits: [
          {
            range: { start: document.positionAt(selection.start), end: document.positionAt(selection.end) },
            newText: elementFor(tag, properties, selection),
          },
        ],
      },
      ...(registered.documentChanges ??
        Object.entries(registered.changes ?? {}).map(([uri, edits]) => ({
          textDocument: { uri, version: null },
          edits,
        }))),
    ],
  };
  const title = pick({ en: `Extract to component <${tag}>`, zh: `提取为组件 <${tag}>` }, view.locale);
  return [{ title, kind: 'refactor.extract', edit }];
}

/** Named after the first element's class, else a part of the page; in the folder of components of its package. */
function freeName(view: TemplateView, root: string, { nodes }: Selection): { tag: string; unit: string } {
  const first = nodes.find((node): node is Element => node.type === 'element')!;
  const [word] = /[a-z][a-z\d]*(-[a-z\d]+)*/.exec(attributeOf(first, 'class')?.value ?? '') ?? [];
  const base = word && word.length > 2 ? word : `${path.posix.basename(path.posix.dirname(view.unit))}-part`;
  const taken = new Set(view.model.usedComponents(view.unit).map(({ tag }) => tag));
  for (let count = 1; ; count += 1) {
    const tag = count === 1 ? base : `${base}-${count}`;
    const unit = `${componentsFolder(view, root)}/${tag}/${tag}`;
    const isFree = ['.wxml', '.json', '.js', '.ts'].every((ending) => !view.model.exists(unit + ending));
    if (isFree && !catalog.has(tag) && !taken.has(tag)) return { tag, unit };
  }
}

function componentsFolder(view: TemplateView, root: string): string {
  const app = view.model.readJson(`${root}/app.json`);
  const parts = (app['subpackages'] ?? app['subPackages'] ?? []) as { root?: unknown }[];
  const own = (Array.isArray(parts) ? parts : [])
    .map((part) => path.posix.join(root, String(part.root ?? '')))
    .find((folder) => view.file.startsWith(`${folder.replace(/\/$/, '')}/`));
  return `${(own ?? root).replace(/\/$/, '')}/components`;
}

function elementFor(tag: string, properties: ExtractedProperty[], { bound, handlers }: Selection): string {
  const attributes = [
    ...properties.map(({ name }) => `${bound.has(name) ? 'model:' : ''}${kebabCase(name)}="{{${name}}}"`),
    ...handlers.map((handler) => `bind:${eventFor(handler)}="${handler}"`),
  ];
  return `<${[tag, ...attributes].join(' ')} />`;
}

function componentFiles(
  view: TemplateView,
  root: string,
  unit: string,
  selection: Selection,
  properties: ExtractedProperty[],
): NonNullable<WorkspaceEdit['documentChanges']> {
  const languages = languagesOf(view.model, root);
  const { script, style } = languages;
  const using = view.model
    .usedComponents(view.unit)
    .filter(({ tag, registeredIn }) => selection.tags.has(tag) && registeredIn === `${view.unit}.json`)
    .map(({ tag, request, file }): [string, string] => [
      tag,
      request.startsWith('.') && file ? `/${path.posix.relative(root, file)}` : request,
    ]);
  const json = { component: true, usingComponents: Object.fromEntries(using) };
  return [
    ...createFile(
      `${unit}.wxml`,
      `${[...borrowed(view, unit, selection), markup(view, selection)].join('\n')}\n`,
    ),
    ...createFile(`${unit}.${style}`, extractedRules(view, selection.classes)),
    ...createFile(`${unit}.${script}`, componentScript(properties, selection, script === 'ts')),
    ...createFile(`${unit}.json`, `${JSON.stringify(json, null, 2)}\n`),
  ];
}

/** The selected text, moved to the left margin. */
function markup({ source }: TemplateView, { start, end }: Selection): string {
  const indent = /[^\S\n]*$/.exec(source.slice(0, start))![0];
  return source
    .slice(start, end)
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}

/** The wxs modules and imports that the markup needs, with paths from where it goes. */
function borrowed(view: TemplateView, unit: string, { modules, templates }: Selection): string[] {
  const from = path.posix.dirname(view.file);
  const to = path.posix.dirname(unit);
  const moved = (element: Element): string => {
    const src = attributeOf(element, 'src');
    const text = view.source.slice(element.start, element.end);
    if (!src?.valueSpan || !src.value || src.value.startsWith('/')) return text;
    const target = path.posix.relative(to, path.posix.join(from, src.value));
    const at = src.valueSpan.start - element.start;
    const value = target.startsWith('.') ? target : `./${target}`;
    return text.slice(0, at) + value + text.slice(at + src.value.length);
  };
  return [...elementsOf(view.template.children)]
    .filter((element) =>
      element.tag === 'wxs'
        ? modules.includes(attributeOf(element, 'module')?.value ?? '')
        : templates.length > 0 &&
          (element.tag === 'import' || (element.tag === 'template' && attributeOf(element, 'name'))),
    )
    .map(moved);
}
