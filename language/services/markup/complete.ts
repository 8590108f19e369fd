import path from 'node:path';
import type { CompletionItem, Range } from '@volar/language-service';
import { catalog, commonEvents, commonProps } from '../../../simulator/components/catalog.ts';
import type { UsedComponent } from '../../program-model.ts';
import { eventOf, type Element } from '../../wxml/parse.ts';
import { classNames } from './class-names.ts';
import { completePath } from './paths.ts';
import { directives, selfClosingTags, structuralTags } from './words.ts';
import { pick, type Place, type TemplateView } from './view.ts';

// CompletionItemKind and InsertTextFormat by number: the protocol package is types only here.
const kind = {
  method: 2,
  field: 5,
  class: 7,
  module: 9,
  property: 10,
  value: 12,
  event: 23,
  snippet: 15,
} as const;
const asSnippet = 2;

export interface CompletionContext {
  view: TemplateView;
  place: Place;
  range: Range;
  /** The command that registers a component in the json. */
  registerCommand: string;
}

export function completeMarkup(context: CompletionContext): CompletionItem[] {
  const { place } = context;
  if (place.kind === 'tag') return place.isClosing ? completeClosing(context) : completeTags(context);
  if (place.kind === 'attribute-name') return completeAttributes(context, place.element);
  if (place.kind === 'attribute-value') return completeValues(context, place);
  return [];
}

function edit(
  context: CompletionContext,
  label: string,
  newText: string,
  more: Partial<CompletionItem>,
): CompletionItem {
  return { label, textEdit: { range: context.range, newText }, ...more };
}

function completeClosing(context: CompletionContext): CompletionItem[] {
  const open = context.view.template.errors.filter(
    ({ code, start }) => code === 'unclosed-tag' && start < context.place.span.start,
  );
  const names = [...new Set(open.map(({ tag }) => tag).reverse())];
  return names.map((name, index) =>
    edit(context, `/${name}`, `${name}>`, { kind: kind.property, filterText: name, sortText: String(index) }),
  );
}

function completeTags(context: CompletionContext): CompletionItem[] {
  const { view } = context;
  const used = view.model.usedComponents(view.unit);
  return [
    ...[...catalog.values()].map((info) =>
      edit(
        context,
        info.tag,
        selfClosingTags.has(info.tag) ? `${info.tag} $0/>` : `${info.tag}$1>$0</${info.tag}>`,
        {
          kind: kind.class,
          documentation: pick(info.doc, view.locale),
          insertTextFormat: asSnippet,
          sortText: `1${info.tag}`,
        },
      ),
    ),
    ...Object.entries(structuralTags).map(([tag, { doc, snippet }]) =>
      edit(context, tag, snippet, {
        kind: kind.class,
        documentation: pick(doc, view.locale),
        insertTextFormat: asSnippet,
        sortText: `1${tag}`,
      }),
    ),
    ...used.map((component) => componentTag(context, component)),
    ...autoImports(context, used),
  ];
}

function componentTag(context: CompletionContext, component: UsedComponent): CompletionItem {
  return edit(context, component.tag, `${component.tag}$1>$0</${component.tag}>`, {
    kind: kind.module,
    detail: component.request,
    insertTextFormat: asSnippet,
    sortText: `0${component.tag}`,
  });
}

/** Components of the program that are not registered yet: accepting one also writes the json. */
function autoImports(context: CompletionContext, used: UsedComponent[]): CompletionItem[] {
  const { view } = context;
  const root = view.model.rootOf(view.file);
  if (!root) return [];
  const known = new Set(used.map(({ file }) => file));
  const tags = new Set(used.map(({ tag }) => tag));
  return view.model
    .allComponents(root)
    .filter((file) => !known.has(file) && file !== view.unit)
    .map((file) => {
      const tag = tagFor(file, tags);
      const request = `/${path.posix.relative(root, file)}`;
      return edit(context, tag, `${tag}$1>$0</${tag}>`, {
        kind: kind.module,
        detail: request,
        documentation:
          view.locale === 'zh'
            ? `并在 ${path.posix.basename(view.unit)}.json 中注册`
            : `Also registers it in ${path.posix.basename(view.unit)}.json`,
        insertTextFormat: asSnippet,
        sortText: `2${tag}`,
        command: {
          title: '',
          command: context.registerCommand,
          arguments: [`${view.unit}.json`, tag, request],
        },
      });
    });
}

function tagFor(file: string, taken: ReadonlySet<string>): string {
  const name =
    path.posix.basename(file) === 'index'
      ? path.posix.basename(path.posix.dirname(file))
      : path.posix.basename(file);
  const kebab = name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
  return taken.has(kebab) || catalog.has(kebab) ? `my-${kebab}` : kebab;
}

/** What the tag has of its own comes first, then what every tag takes; of its events the tap. */
function completeAttributes(context: CompletionContext, element: Element): CompletionItem[] {
  const { view } = context;
  const present = new Set(element.attributes.map(({ name }) => name));
  const hasValue =
    context.place.kind === 'attribute-name' && context.place.attribute?.valueSpan !== undefined;
  const item = (name: string, snippet: string, more: Partial<CompletionItem>) =>
    edit(context, name, hasValue ? name : snippet, { insertTextFormat: asSnippet, ...more });
  const items: CompletionItem[] = [];
  for (const [name, words] of Object.entries(directives)) {
    items.push(
      item(name, words.snippet ?? `${name}="$1"`, {
        kind: kind.property,
        documentation: pick(words, view.locale),
        sortText: `4${name}`,
      }),
    );
  }
  for (const { name, type, doc, detail } of propertiesOf(view, element)) {
    const isPlain = type === 'string' || type === 'any';
    items.push(
      item(name, type === 'boolean' ? name : isPlain ? `${name}="$1"` : `${name}="{{$1}}"`, {
        kind: kind.property,
        detail: detail ?? type,
        documentation: doc,
        sortText: `${name in commonProps ? 3 : 1}${name}`,
      }),
    );
  }
  for (const { name, doc } of eventsOf(view, element)) {
    const separator = name.includes('-') ? ':' : '';
    items.push(
      item(`bind${separator}${name}`, `bind${separator}${name}="$1"`, {
        kind: kind.event,
        documentation: doc,
        sortText: name in commonEvents ? (name === 'tap' ? '5' : `6${name}`) : `2${name}`,
      }),
    );
    items.push(
      item(`catch${separator}${name}`, `catch${separator}${name}="$1"`, {
        kind: kind.event,
        documentation: doc,
        sortText: `7${name}`,
      }),
    );
  }
  return items.filter(({ label }) => !present.has(label) || label === wordOf(context));
}

function wordOf({ view, place }: CompletionContext): string {
  return view.source.slice(place.span.start, place.span.end);
}

export interface KnownAttribute {
  name: string;
  type: string;
  doc: string;
  detail?: string;
  values?: readonly string[];
}

/** Attributes that a tag takes by its table or by its component's script; common ones last. */
export function propertiesOf(view: TemplateView, element: Element): KnownAttribute[] {
  const common = Object.entries(commonProps).map(([name, info]) => ({
    name,
    type: info.type,
    doc: pick(info.doc, view.locale),
  }));
  const builtin = catalog.get(element.tag);
  if (builtin) {
    const own = Object.entries(builtin.props).map(([name, info]) => ({
      name,
      type: info.type,
      doc: pick(info.doc, view.locale),
      ...(info.values ? { values: info.values } : {}),
    }));
    return [...own, ...common];
  }
  const structural = structuralTags[element.tag];
  if (structural)
    return Object.entries(structural.attributes).map(([name, doc]) => ({
      name,
      type: 'string',
      doc: pick(doc, view.locale),
    }));
  const facts = componentBehind(view, element.tag)?.facts;
  if (!facts) return common;
  const own = facts.properties.map(({ name, type, doc, fallback }) => ({
    name: kebabCase(name),
    type,
    doc,
    ...(fallback === undefined ? {} : { detail: `${type} = ${fallback}` }),
  }));
  return [
    ...own,
    ...facts.externalClasses.map(({ name }) => ({ name, type: 'string', doc: 'externalClass' })),
    ...common,
  ];
}

export function componentBehind(view: TemplateView, tag: string) {
  const component = view.model.usedComponents(view.unit).find((used) => used.tag === tag);
  if (!component?.file) return undefined;
  return { component, file: component.file, facts: view.model.componentFacts(component.file) };
}

export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function eventsOf(view: TemplateView, element: Element): { name: string; doc: string }[] {
  const common = Object.entries(commonEvents).map(([name, info]) => ({
    name,
    doc: pick(info.doc, view.locale),
  }));
  const builtin = catalog.get(element.tag);
  if (builtin)
    return [
      ...Object.entries(builtin.events).map(([name, info]) => ({ name, doc: pick(info.doc, view.locale) })),
      ...common,
    ];
  if (structuralTags[element.tag]) return [];
  return [...(componentBehind(view, element.tag)?.facts?.events ?? []), ...common];
}

function completeValues(
  context: CompletionContext,
  place: Extract<Place, { kind: 'attribute-value' }>,
): CompletionItem[] {
  const { view } = context;
  const { element, attribute } = place;
  if (eventOf(attribute.name) || attribute.value?.includes('{{')) return [];
  if (attribute.name === 'class' || attribute.name.endsWith('-class')) {
    return classNames(view).map((name) => ({ label: name, kind: kind.value }));
  }
  if (attribute.name === 'is' && element.tag === 'template')
    return templateNames(view).map((name) => edit(context, name, name, { kind: kind.value }));
  if (attribute.name === 'src' || (attribute.name === 'url' && element.tag === 'navigator'))
    return completePath(context, element, attribute);
  const known = propertiesOf(view, element).find(({ name }) => name === attribute.name);
  if (known?.type === 'boolean')
    return ['{{true}}', '{{false}}'].map((value) => edit(context, value, value, { kind: kind.value }));
  return (known?.values ?? []).map((value, index) =>
    edit(context, value, value, { kind: kind.value, sortText: String(index).padStart(2, '0') }),
  );
}

/** Templates defined here and in imported files. */
export function templateNames(view: TemplateView): string[] {
  const names: string[] = [];
  const read = (source: string) => {
    for (const match of source.matchAll(/<template\s[^>]*\bname\s*=\s*["']([^"']+)["']/g))
      names.push(match[1]!);
  };
  read(view.source);
  for (const match of view.source.matchAll(/<import\s[^>]*\bsrc\s*=\s*["']([^"']+)["']/g)) {
    const file = view.model.resolveFile(view.file, match[1]!, '.wxml');
    if (file) read(view.model.readText(file) ?? '');
  }
  return [...new Set(names)];
}
