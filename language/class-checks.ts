import path from 'node:path';
import type { ProgramModel } from './program-model.ts';
import { classesIn, composesNames, isImported, sheetsOf } from './class-usage.ts';
import { textsBehind } from './given-elsewhere.ts';
import { importersOf, templateOf, templatesOf, type Place } from './usage.ts';
import { elementsOf, mustaches, type Attribute } from './wxml/parse.ts';

type NamedPlace = Place & { name: string };

/**
 * Classes of a template that no sheet has. Undefined where a class may come from elsewhere: names put together by
 * Less or Sass, sheets that are not there, styles that pages and components share, libraries with global classes.
 */
export function unknownClasses(
  model: ProgramModel,
  file: string,
): { unknown: NamedPlace[]; known: ReadonlySet<string> } | undefined {
  const unit = file.replace(/\.wxml$/, '');
  const document = templateOf(model, file);
  if (!document || !model.exists(`${unit}.json`) || sharesStyles(model, unit)) return undefined;
  // What others import is drawn with their sheets.
  const sheets = [unit, ...importersOf(model, file)].map((one) => sheetsOf(model, one));
  const files = [...new Set(sheets.flatMap((one) => one.files))];
  if (sheets.some(({ isWhole }) => !isWhole) || files.length === 0) return undefined;
  if (files.some((sheet) => /@apply|@tailwind/.test(model.readText(sheet)!) || composes(model, sheet)))
    return undefined;
  const known = new Set(files.flatMap((sheet) => classesIn(model, sheet).map(({ name }) => name)));
  const facts = model.componentFacts(unit);
  for (const { name } of facts?.externalClasses ?? []) known.add(name);
  const script = model.scriptOf(unit);
  const text = (script && model.readText(script)) ?? '';
  const blocks = [...known, path.posix.basename(unit), path.posix.basename(path.posix.dirname(unit))];
  const unknown: NamedPlace[] = [];
  for (const element of elementsOf(document.children)) {
    const attribute = element.attributes.find(({ name }) => name === 'class');
    for (const place of attribute ? literalWords(document.source, attribute) : [])
      // A name that the script looks for is a handle, not a style.
      if (!known.has(place.name) && !isBlock(place.name, blocks) && !hasWord(text, place.name))
        unknown.push({ ...place, file });
  }
  const lent =
    unknown.length > 0 ? textsBehind(model, unit).filter((one) => one.includes('externalClasses')) : [];
  const isLent = (name: string) => lent.some((one) => new RegExp(`['"\`]${name}['"\`]`).test(one));
  return { unknown: unknown.filter(({ name }) => !isLent(name)), known };
}

/** `card` beside `card__title`: the block's own name says what the element is, with a style or without. The unit's name does too. */
const isBlock = (name: string, names: readonly string[]): boolean =>
  names.some((one) => one === name || (one.startsWith(name) && /^[-_]{1,2}\w/.test(one.slice(name.length))));

/** Class selectors of a unit's own sheet whose names are nowhere in its templates and script. */
export function unusedClasses(model: ProgramModel, sheet: string): NamedPlace[] {
  const unit = sheet.replace(/\.\w+$/, '');
  const root = model.rootOf(sheet);
  if (root === undefined || unit === `${root}/app` || !model.exists(`${unit}.wxml`)) return [];
  if (!model.exists(`${unit}.json`) || composes(model, sheet) || reachesOut(model, unit)) return [];
  if (isImported(model, root, sheet)) return [];
  const words = new Set<string>();
  const templates = templatesOf(model, unit);
  for (const file of templates) {
    const document = templateOf(model, file)!;
    for (const element of elementsOf(document.children)) {
      if (element.tag === 'rich-text' || element.tag === 'mp-html') return [];
      for (const attribute of element.attributes)
        if (isOpen(document.source, attribute)) return [];
        else for (const word of attributeWords(attribute)) words.add(word);
    }
  }
  const script = model.scriptOf(unit);
  const text = (script && model.readText(script)) ?? '';
  return classesIn(model, sheet).filter(({ name }) => !words.has(name) && !hasWord(text, name));
}

const composes = (model: ProgramModel, sheet: string): boolean =>
  !sheet.endsWith('.wxss') && composesNames(model.readText(sheet) ?? '');

/** Styles come in from other units: of pages into this component, of components into this page, of a library. */
function sharesStyles(model: ProgramModel, unit: string): boolean {
  const root = model.rootOf(unit);
  if (root === undefined) return true;
  if (model.readJson(`${root}/app.json`)['useExtendedLib'] !== undefined) return true;
  if (takesStyles(model, unit)) return true;
  // A component that shares its styles lends its classes to whoever uses it.
  return model
    .usedComponents(unit)
    .some(({ file }) => file !== undefined && sharing(model, file, /["'](page-)?shared["']/));
}

const takesStyles = (model: ProgramModel, unit: string): boolean =>
  sharing(model, unit, /apply-shared|["']shared["']|page-/) ||
  sharing(model, unit, /addGlobalClass\s*[:=]\s*(true|!0)/);

/** Its sheet reaches components that let styles of the page in, however deep they stand, or whose inside cannot be looked at. */
function reachesOut(model: ProgramModel, unit: string): boolean {
  if (sharing(model, unit, /["'](page-)?shared["']/)) return true;
  const seen = new Set([unit]);
  for (const one of seen)
    for (const { file } of model.usedComponents(one)) {
      if (file === undefined || seen.has(file)) continue;
      if (takesStyles(model, file)) return true;
      seen.add(file);
    }
  return false;
}

function sharing(model: ProgramModel, unit: string, pattern: RegExp): boolean {
  const { styleIsolation } = model.readJson(`${unit}.json`);
  if (typeof styleIsolation === 'string' && pattern.test(`"${styleIsolation}"`)) return true;
  const script = model.scriptOf(unit);
  const text = script && model.readText(script);
  if (!text) return false;
  // A constructor of the program's own may set options for all that it makes.
  const texts = /\b(Component|Page)\s*\(/.test(text) ? [text] : [text, ...textsBehind(model, unit)];
  return texts.some((one) => /styleIsolation|addGlobalClass/.test(one) && pattern.test(one));
}

const hasWord = (text: string, word: string): boolean =>
  text.includes(word) && new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(text);

/** Whole words of a class attribute: none that an expression touches. */
function literalWords(source: string, { valueSpan }: Attribute): Omit<NamedPlace, 'file'>[] {
  if (!valueSpan) return [];
  const found: Omit<NamedPlace, 'file'>[] = [];
  let plain = source.slice(valueSpan.start, valueSpan.end);
  for (const { start, end } of mustaches(source, valueSpan)) {
    const from = start - 2 - valueSpan.start;
    const to = end + 2 - valueSpan.start;
    // A mark that is no part of any name, and of no word either.
    plain = plain.slice(0, from) + '\u0000'.repeat(to - from) + plain.slice(to);
  }
  for (const match of plain.matchAll(/[^\s]+/g))
    if (/^-?[A-Za-z_][\w-]*$/.test(match[0])) {
      const start = valueSpan.start + match.index;
      found.push({ name: match[0], span: { start, end: start + match[0].length } });
    }
  return found;
}

/** Any name may come out of the expression: it is no choice between strings. */
function isOpen(source: string, attribute: Attribute): boolean {
  const { name, valueSpan } = attribute;
  if (!valueSpan || !(name === 'class' || /class$/i.test(name))) return false;
  return mustaches(source, valueSpan).some(({ start, end }) => {
    const text = source.slice(start, end);
    const touches =
      /[\w-]\{\{$/.test(source.slice(valueSpan.start, start)) ||
      /^\}\}[\w-]/.test(source.slice(end, end + 3));
    return touches || !choosesStrings(text);
  });
}

/** `a ? 'x' : b ? 'y' : 'z'`, `open && 'x'`: what comes out is written out. */
function choosesStrings(text: string): boolean {
  const branches = text.split('?').slice(1).join('?').split(':');
  if (!text.includes('?')) return /&&\s*(?:'[^']*'|"[^"]*")\s*$/.test(text);
  return branches.every((branch) => /^\s*(?:[^?]*\?\s*)?(?:'[^']*'|"[^"]*")\s*$/.test(branch));
}

function* attributeWords({ value }: Attribute): Generator<string> {
  for (const match of (value ?? '').matchAll(/[A-Za-z_-][\w-]*/g)) yield match[0];
}
