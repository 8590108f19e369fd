import path from 'node:path';
import { catalog } from '../../../simulator/components/catalog.ts';
import { unknownClasses } from '../../class-checks.ts';
import { classUses } from '../../class-usage.ts';
import { isOlder, libraryOf } from '../../library-version.ts';
import { camelCase } from '../../usage.ts';
import { elementsOf, eventOf, type Element } from '../../wxml/parse.ts';
import { nearestName } from '../near.ts';
import { componentBehind, eventsOf, kebabCase, propertiesOf } from './complete.ts';
import { replacing, type MarkupDiagnostic } from './finding.ts';
import { directives, structuralTags } from './words.ts';
import type { TemplateView } from './view.ts';

/** Names that any tag takes, and prefixes whose rest is free. */
const free =
  /^(wx:|data-|mark:|aria-|model:|generic:|change:|worklet:|let:|class:|style:|bind|catch|capture-|mut-bind|slot)/;

/** An attribute that is one slip away from one that the tag takes: nothing else is certain enough to be said. */
export function attributes(view: TemplateView, element: Element, found: MarkupDiagnostic[]): void {
  const known = knownAttributes(view, element);
  if (!known) return;
  for (const { name, nameSpan } of element.attributes) {
    const event = eventOf(name);
    const near = event ? undefined : nearAttribute(name, known);
    if (event) unknownEvent(view, element, event.event, nameSpan.end, found);
    if (near === undefined) continue;
    found.push({
      code: 'wxml/unknown-attribute',
      span: nameSpan,
      severity: 'warning',
      message: {
        en: `<${element.tag}> has no attribute “${name}”. Did you mean “${near}”?`,
        zh: `<${element.tag}> 没有属性“${name}”，是否想用“${near}”？`,
      },
      data: { replace: near },
    });
  }
}

function nearAttribute(name: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(name) || known.has(kebabCase(name))) return undefined;
  if (free.test(name)) return name.startsWith('wx:') ? nearestName(name, Object.keys(directives)) : undefined;
  return name.length > 2 ? nearestName(name, known) : undefined;
}

/** All attributes of a tag; undefined where there may be more of them. */
function knownAttributes(view: TemplateView, element: Element): ReadonlySet<string> | undefined {
  const isBuiltIn = catalog.has(element.tag) || element.tag in structuralTags;
  const facts = isBuiltIn ? undefined : componentBehind(view, element.tag)?.facts;
  if (!isBuiltIn && (!facts || facts.isOpen)) return undefined;
  return new Set([
    ...propertiesOf(view, element).flatMap(({ name }) => [name, kebabCase(name), camelCase(name)]),
    ...Object.keys(directives),
    ...['id', 'class', 'style', 'hidden', 'slot', 'wx:for-items', 'wx:item', 'wx:index'],
  ]);
}

/** A component's event, one slip away from one that its script triggers. */
function unknownEvent(
  view: TemplateView,
  element: Element,
  event: string,
  end: number,
  found: MarkupDiagnostic[],
): void {
  const names = eventsOf(view, element).map(({ name }) => name);
  if (names.includes(event) || structuralTags[element.tag]) return;
  const near = event.length > 2 ? nearestName(event, names) : undefined;
  const behind = near === undefined ? undefined : componentBehind(view, element.tag)?.file;
  if (near === undefined || (behind && isTriggeredInside(view, path.posix.dirname(behind), event))) return;
  found.push({
    code: 'wxml/unknown-event',
    span: { start: end - event.length, end },
    severity: 'warning',
    message: {
      en: `<${element.tag}> has no event “${event}”. Did you mean “${near}”?`,
      zh: `<${element.tag}> 没有事件“${event}”，是否想用“${near}”？`,
    },
    data: { replace: near },
  });
}

/** The parts of a component trigger its events too: `this.root.triggerEvent('link')`. */
function isTriggeredInside(view: TemplateView, folder: string, event: string, depth = 0): boolean {
  return view.model.list(folder).some(({ name, isFolder }) => {
    const at = `${folder}/${name}`;
    if (isFolder) return depth < 2 && isTriggeredInside(view, at, event, depth + 1);
    return /\.[jt]s$/.test(name) && new RegExp(`['"\`]${event}['"\`]`).test(view.model.readText(at) ?? '');
  });
}

export function classes(view: TemplateView, found: MarkupDiagnostic[]): void {
  const result = unknownClasses(view.model, view.file);
  if (!result) return;
  // What is written right in one place is hardly meant in another.
  const used = new Set(classUses(view.model, view.file).places.map(({ name }) => name));
  const meant = [...result.known].filter((name) => !used.has(name));
  for (const { name, span } of result.unknown) {
    const near = name.length > 4 ? nearestName(name, meant) : undefined;
    found.push({
      code: 'wxml/unknown-class',
      span,
      severity: near ? 'info' : 'hint',
      message: near
        ? {
            en: `No style sheet has the class “${name}”. Did you mean “${near}”?`,
            zh: `样式文件中没有类“${name}”，是否想用“${near}”？`,
          }
        : { en: `No style sheet has the class “${name}”.`, zh: `样式文件中没有类“${name}”。` },
      ...replacing(near),
    });
  }
}

/** Tags that the base library of the project does not have yet. */
export function olderLibrary(view: TemplateView, found: MarkupDiagnostic[]): void {
  const version = libraryOf(view.model, view.file);
  if (version === undefined) return;
  for (const { tag, tagSpan } of elementsOf(view.template.children)) {
    const since = catalog.get(tag)?.since;
    if (since === undefined || !isOlder(version, since)) continue;
    found.push({
      code: 'wxml/newer-tag',
      span: tagSpan,
      severity: 'warning',
      message: {
        en: `<${tag}> needs base library ${since}; the project runs on ${version}.`,
        zh: `<${tag}> 需要基础库 ${since}，项目使用的是 ${version}。`,
      },
    });
  }
}
