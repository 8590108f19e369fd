import path from 'node:path';
import type { Node as JsonNode } from 'jsonc-parser';
import type { ProgramModel } from './program-model.ts';
import { attributeOf, elementsOf, parseWxml, type Document, type Element, type Span } from './wxml/parse.ts';

/** A place in some file of the program. */
export interface Place {
  file: string;
  span: Span;
}

const parsed = new WeakMap<ProgramModel, Map<string, { text: string; document: Document }>>();

/** A template's syntax, parsed once for each of its texts. */
export function templateOf(model: ProgramModel, file: string): Document | undefined {
  const text = model.readText(file);
  if (text === undefined) return undefined;
  const known = parsed.get(model) ?? new Map<string, { text: string; document: Document }>();
  parsed.set(model, known);
  const before = known.get(file);
  if (before?.text === text) return before.document;
  const document = parseWxml(text);
  known.set(file, { text, document });
  return document;
}

/** A unit's template with everything it imports and includes. */
export function templatesOf(model: ProgramModel, unit: string): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    const text = seen.has(file) ? undefined : model.readText(file);
    if (text === undefined) return;
    seen.add(file);
    if (!brings.test(text)) return;
    for (const element of elementsOf(templateOf(model, file)!.children)) {
      if (element.tag !== 'import' && element.tag !== 'include') continue;
      const target = model.resolveFile(file, attributeOf(element, 'src')?.value ?? '', '.wxml');
      if (target) visit(target);
    }
  };
  visit(`${unit}.wxml`);
  return [...seen];
}

/** Most templates import nothing. */
const brings = /<(import|include)\b/;

/** Units whose templates import or include a file: its markup is drawn with their styles, data and methods. */
export function importersOf(model: ProgramModel, file: string): string[] {
  const root = model.rootOf(file);
  const own = file.replace(/\.wxml$/, '');
  const isImporting = (unit: string) =>
    unit !== own &&
    brings.test(model.readText(`${unit}.wxml`) ?? '') &&
    templatesOf(model, unit).includes(file);
  return root === undefined ? [] : model.allUnits(root).filter(isImporting);
}

/** Templates with an `<import>` of this very file: these alone may use the templates in it. */
export function importingTemplates(model: ProgramModel, file: string): string[] {
  const found = new Set(importersOf(model, file).flatMap((unit) => templatesOf(model, unit)));
  return [...found].filter(
    (other) =>
      other !== file &&
      brings.test(model.readText(other) ?? '') &&
      [...elementsOf(templateOf(model, other)!.children)].some(
        (element) =>
          element.tag === 'import' &&
          model.resolveFile(other, attributeOf(element, 'src')?.value ?? '', '.wxml') === file,
      ),
  );
}

/** A json that registers a component under a tag. */
export interface Registration {
  json: string;
  tag: string;
  key: Span;
  request: string;
  requestSpan: Span;
}

const inner = (node: JsonNode): Span => ({ start: node.offset + 1, end: node.offset + node.length - 1 });

/** Every registration of a component, app.json's included. */
export function registrationsOf(model: ProgramModel, root: string, component: string): Registration[] {
  const name = path.posix.basename(component) === 'index' ? path.posix.dirname(component) : component;
  const last = path.posix.basename(name);
  const found: Registration[] = [];
  for (const json of [`${root}/app.json`, ...model.allUnits(root).map((unit) => `${unit}.json`)]) {
    const text = model.readText(json);
    if (!text?.includes('usingComponents') || !text.includes(last)) continue;
    const { usingComponents } = model.readJson(json);
    for (const [tag, request] of Object.entries((usingComponents ?? {}) as Record<string, unknown>)) {
      if (typeof request !== 'string' || !request.includes(last)) continue;
      if (model.resolveComponent(json, request, root) !== component) continue;
      const value = model.jsonNode(json, ['usingComponents', tag]);
      const key = value?.parent?.children?.[0];
      if (value && key) found.push({ json, tag, key: inner(key), request, requestSpan: inner(value) });
    }
  }
  return found;
}

/** Elements that stand for a registered component, in every template where that registration counts. */
export function elementsUsing(
  model: ProgramModel,
  root: string,
  { json, tag }: Registration,
): { file: string; element: Element }[] {
  const isApp = json === `${root}/app.json`;
  const units = isApp ? model.allUnits(root) : [json.replace(/\.json$/, '')];
  const files = new Set<string>();
  for (const unit of units) {
    const own = model.readJson(`${unit}.json`)['usingComponents'];
    if (isApp && typeof own === 'object' && own !== null && tag in own) continue;
    for (const file of templatesOf(model, unit)) if (model.readText(file)!.includes(tag)) files.add(file);
  }
  return [...files].flatMap((file) =>
    [...elementsOf(templateOf(model, file)!.children)]
      .filter((element) => element.tag === tag || genericUses(element, tag).length > 0)
      .map((element) => ({ file, element })),
  );
}

const genericUses = (element: Element, tag: string): Span[] =>
  element.attributes
    .filter(({ name, value, valueSpan }) => name.startsWith('generic:') && value === tag && valueSpan)
    .map(({ valueSpan }) => valueSpan!);

/** Where a tag is written: its registrations under the same name, opening and closing tags, generics. */
export function tagPlaces(model: ProgramModel, root: string, component: string, tag: string): Place[] {
  return registrationsOf(model, root, component)
    .filter((registration) => registration.tag === tag)
    .flatMap((registration) => [
      { file: registration.json, span: registration.key },
      ...elementsUsing(model, root, registration).flatMap(({ file, element }) => [
        ...(element.tag === tag ? [{ file, span: element.tagSpan }] : []),
        ...(element.tag === tag && element.close ? [{ file, span: element.close.tagSpan }] : []),
        ...genericUses(element, tag).map((span) => ({ file, span })),
      ]),
    ]);
}

/** Attributes that set a component's property, or bind one of its events, anywhere in the program. */
export function attributePlaces(
  model: ProgramModel,
  root: string,
  component: string,
  isWanted: (name: string) => Span | undefined,
): (Place & { name: string })[] {
  return registrationsOf(model, root, component).flatMap((registration) =>
    elementsUsing(model, root, registration)
      .filter(({ element }) => element.tag === registration.tag)
      .flatMap(({ file, element }) =>
        element.attributes.flatMap(({ name, nameSpan }) => {
          const part = isWanted(name);
          return part
            ? [{ file, name, span: { start: nameSpan.start + part.start, end: nameSpan.start + part.end } }]
            : [];
        }),
      ),
  );
}

export const camelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
