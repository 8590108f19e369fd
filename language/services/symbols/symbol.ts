import { parseTree } from 'jsonc-parser';
import type { ProgramModel } from '../../program-model.ts';
import { attributePlaces, camelCase, tagPlaces, type Place } from '../../usage.ts';
import { classesIn, classPlaces } from '../../class-usage.ts';
import { eventOf, parseWxml, type Span } from '../../wxml/parse.ts';
import { componentBehind, kebabCase } from '../markup/complete.ts';
import { placeAt, type TemplateView } from '../markup/view.ts';

/** Something of a program that has a name in several languages. */
export type ProgramSymbol = { span: Span; name: string } & (
  | { kind: 'tag'; component: string }
  | { kind: 'property' | 'event'; component: string }
  | { kind: 'class'; file: string }
);

const isSheet = /\.(wxss|less|scss|sass)$/;

/** What stands at an offset of a file, in whichever language. */
export function symbolAt(model: ProgramModel, file: string, offset: number): ProgramSymbol | undefined {
  const text = model.readText(file);
  if (text === undefined) return undefined;
  if (file.endsWith('.wxml')) return inTemplate(model, file, text, offset);
  if (file.endsWith('.json')) return inJson(model, file, text, offset);
  if (isSheet.test(file)) {
    const found = classesIn(model, file).find(({ span }) => holds(span, offset));
    return found && { kind: 'class', file, name: found.name, span: found.span };
  }
  return inScript(model, file, offset);
}

const holds = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

function inTemplate(
  model: ProgramModel,
  file: string,
  source: string,
  offset: number,
): ProgramSymbol | undefined {
  const view: TemplateView = {
    template: parseWxml(source),
    source,
    file,
    unit: file.replace(/\.wxml$/, ''),
    model,
    locale: 'en',
  };
  const place = placeAt(view, offset);
  if (place.kind === 'tag') {
    const tag = source.slice(place.span.start, place.span.end);
    const behind = componentBehind(view, tag);
    return behind && { kind: 'tag', component: behind.file, name: tag, span: place.span };
  }
  if (place.kind === 'attribute-name' && place.attribute) {
    const behind = componentBehind(view, place.element.tag);
    if (!behind) return undefined;
    const { name } = place.attribute;
    const event = eventOf(name);
    if (event) {
      const start = place.span.end - event.event.length;
      const isKnown = behind.facts?.events.some((one) => one.name === event.event);
      return isKnown
        ? { kind: 'event', component: behind.file, name: event.event, span: { start, end: place.span.end } }
        : undefined;
    }
    const isKnown = behind.facts?.properties.some((one) => one.name === camelCase(name));
    return isKnown
      ? { kind: 'property', component: behind.file, name: camelCase(name), span: place.span }
      : undefined;
  }
  if (place.kind === 'attribute-value' && /(^|-)class$/.test(place.attribute.name)) {
    const start = offset - /[\w-]*$/.exec(source.slice(0, offset))![0].length;
    const end = offset + /^[\w-]*/.exec(source.slice(offset))![0].length;
    const isInExpression =
      source.lastIndexOf('{{', start) > source.lastIndexOf('}}', start) && !/['"\s]/.test(source[start - 1]!);
    return end > start && !isInExpression
      ? { kind: 'class', file, name: source.slice(start, end), span: { start, end } }
      : undefined;
  }
  return undefined;
}

function inJson(model: ProgramModel, file: string, text: string, offset: number): ProgramSymbol | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const using = tree?.children?.find((property) => property.children?.[0]?.value === 'usingComponents')
    ?.children?.[1];
  for (const property of using?.children ?? []) {
    const [key, value] = property.children ?? [];
    if (!key || !value || !holds({ start: key.offset, end: key.offset + key.length }, offset)) continue;
    const component = model.resolveComponent(file, String(value.value), model.rootOf(file));
    return component === undefined
      ? undefined
      : {
          kind: 'tag',
          component,
          name: String(key.value),
          span: { start: key.offset + 1, end: key.offset + key.length - 1 },
        };
  }
  return undefined;
}

function inScript(model: ProgramModel, file: string, offset: number): ProgramSymbol | undefined {
  const component = file.replace(/\.[jt]s$/, '');
  if (component === file || model.readJson(`${component}.json`)['component'] !== true) return undefined;
  const facts = model.componentFacts(component);
  if (facts?.script !== file) return undefined;
  const property = facts.properties.find(({ span }) => holds(span, offset));
  if (property) return { kind: 'property', component, name: property.name, span: property.span };
  const event = facts.events.find(({ span }) => holds(span, offset));
  return event && { kind: 'event', component, name: event.name, span: event.span };
}

/** A place of a symbol, and how a new name is written there. */
export interface SymbolPlace extends Place {
  write?: (name: string) => string;
}

/** Every place of a symbol. What TypeScript knows of a property inside of its component is TypeScript's to say. */
export function symbolPlaces(model: ProgramModel, symbol: ProgramSymbol): SymbolPlace[] {
  if (symbol.kind === 'class') return classPlaces(model, symbol.file, symbol.name);
  const root = model.rootOf(symbol.component) ?? model.rootOf(`${symbol.component}.json`);
  if (root === undefined) return [];
  if (symbol.kind === 'tag') return tagPlaces(model, root, symbol.component, symbol.name);
  if (symbol.kind === 'event') return eventPlaces(model, root, symbol.component, symbol.name);
  return attributePlaces(model, root, symbol.component, (name) =>
    !eventOf(name) && camelCase(name) === symbol.name ? { start: 0, end: name.length } : undefined,
  ).map(({ file, span, name }) => ({
    file,
    span,
    write: (text: string) =>
      name === symbol.name && /[A-Z]/.test(name) ? camelCase(text) : kebabCase(camelCase(text)),
  }));
}

function eventPlaces(model: ProgramModel, root: string, component: string, event: string): SymbolPlace[] {
  const facts = model.componentFacts(component);
  const said =
    facts?.events.filter(({ name }) => name === event).map(({ span }) => ({ file: facts.script, span })) ??
    [];
  const heard = attributePlaces(model, root, component, (name) =>
    eventOf(name)?.event === event ? { start: name.length - event.length, end: name.length } : undefined,
  );
  return [...said, ...heard];
}
