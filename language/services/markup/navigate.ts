import { attributeOf, elementsOf, eventOf, type Span } from '../../wxml/parse.ts';
import { classPlaces } from './class-names.ts';
import { componentBehind } from './complete.ts';
import type { Place, TemplateView } from './view.ts';

export interface Target {
  file: string;
  /** Where in the file; its start where absent. */
  span?: Span;
  /** What was pointed at. */
  origin: Span;
}

/** Where a tag, an attribute, a class or a path leads. Expressions are TypeScript's. */
export function targetsOf(view: TemplateView, place: Place, offset: number): Target[] {
  if (place.kind === 'tag' && place.element) return tagTargets(view, place.element.tag, place.span);
  if (place.kind === 'attribute-name' && place.attribute)
    return attributeTargets(view, place.element.tag, place.attribute.name, place.span);
  if (place.kind !== 'attribute-value') return [];
  const { element, attribute } = place;
  if (attribute.name === 'class') return classTargets(view, offset);
  if (attribute.name === 'src' || (element.tag === 'navigator' && attribute.name === 'url'))
    return pathTargets(view, element.tag, attribute.value ?? '', place.span);
  if (element.tag === 'template' && attribute.name === 'is')
    return templateTargets(view, attribute.value ?? '', place.span);
  return [];
}

function tagTargets(view: TemplateView, tag: string, origin: Span): Target[] {
  const behind = componentBehind(view, tag);
  if (!behind) return [];
  const files = [`${behind.file}.wxml`, view.model.scriptOf(behind.file)].filter(
    (file) => file !== undefined && view.model.exists(file),
  );
  return files.map((file) => ({ file: file!, origin }));
}

function attributeTargets(view: TemplateView, tag: string, name: string, origin: Span): Target[] {
  const facts = componentBehind(view, tag)?.facts;
  if (!facts) return [];
  const event = eventOf(name)?.event;
  const camel = name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const places = event
    ? facts.events.filter((place) => place.name === event)
    : facts.properties.filter((place) => place.name === camel || place.name === name);
  return places.map(({ span }) => ({ file: facts.script, span, origin }));
}

function classTargets(view: TemplateView, offset: number): Target[] {
  const start = offset - /[\w-]*$/.exec(view.source.slice(0, offset))![0].length;
  const end = offset + /^[\w-]*/.exec(view.source.slice(offset))![0].length;
  const name = view.source.slice(start, end);
  return classPlaces(view)
    .filter((place) => place.name === name)
    .map((place) => ({
      file: place.file,
      span: { start: place.offset, end: place.offset + name.length },
      origin: { start, end },
    }));
}

function pathTargets(view: TemplateView, tag: string, value: string, origin: Span): Target[] {
  if (value.includes('{{')) return [];
  const extension =
    tag === 'wxs' ? '.wxs' : tag === 'navigator' || tag === 'import' || tag === 'include' ? '.wxml' : '';
  const file = view.model.resolveFile(view.file, value.replace(/\?.*$/, ''), extension);
  return file ? [{ file, origin }] : [];
}

function templateTargets(view: TemplateView, name: string, origin: Span): Target[] {
  const inFile = (file: string, source: string): Target[] =>
    [...source.matchAll(/<template\s[^>]*\bname\s*=\s*["']([^"']+)["']/g)]
      .filter((match) => match[1] === name)
      .map((match) => ({ file, span: { start: match.index, end: match.index + match[0].length }, origin }));
  const imported = [...elementsOf(view.template.children)]
    .filter(({ tag }) => tag === 'import')
    .map((element) => view.model.resolveFile(view.file, attributeOf(element, 'src')?.value ?? '', '.wxml'))
    .filter((file) => file !== undefined);
  return [
    ...inFile(view.file, view.source),
    ...imported.flatMap((file) => inFile(file, view.model.readText(file) ?? '')),
  ];
}
