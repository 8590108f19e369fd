import path from 'node:path';
import type { ProgramModel } from './program-model.ts';
import { templateOf, templatesOf, type Place } from './usage.ts';
import { elementsOf, mustaches } from './wxml/parse.ts';

const sheetEndings = ['.wxss', '.less', '.scss', '.sass'];

/** The unit's sheets and the program's own, with all that they import. `isWhole`: every import was found. */
export function sheetsOf(model: ProgramModel, unit: string): { files: string[]; isWhole: boolean } {
  const root = model.rootOf(unit);
  const files: string[] = [];
  let isWhole = true;
  const visit = (file: string): void => {
    if (files.includes(file)) return;
    const text = model.readText(file);
    if (text === undefined) return;
    files.push(file);
    for (const request of importsOf(text)) {
      const target = importedSheet(model, file, request);
      if (target) visit(target);
      else isWhole = false;
    }
  };
  for (const base of [unit, ...(root ? [`${root}/app`] : [])])
    for (const ending of sheetEndings) visit(base + ending);
  return { files, isWhole };
}

const importsOf = (text: string): string[] =>
  [...withoutComments(text).matchAll(/@import\s+(?:url\()?\s*["']([^"']+)["']/g)].map((match) => match[1]!);

export function importedSheet(model: ProgramModel, file: string, request: string): string | undefined {
  const base = request.startsWith('/')
    ? `${model.rootOf(file) ?? ''}${request}`
    : path.posix.join(path.posix.dirname(file), request);
  return [base, base + path.posix.extname(file)].find((one) => model.exists(one));
}

/** Whether another unit's sheet brings this one in. */
export function isImported(model: ProgramModel, root: string, sheet: string): boolean {
  const unit = sheet.replace(/\.\w+$/, '');
  return [`${root}/app`, ...model.allUnits(root)].some(
    (other) =>
      other !== unit &&
      sheetEndings.some((ending) => {
        const text = model.readText(other + ending);
        return (
          text?.includes('@import') &&
          importsOf(text).some((request) => importedSheet(model, other + ending, request) === sheet)
        );
      }),
  );
}

/** Comments blanked, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (match) => ' '.repeat(match.length));
}

const read = new WeakMap<ProgramModel, Map<string, { text: string; places: (Place & { name: string })[] }>>();

/** Class selectors of a sheet, read once for each of its texts: app.wxss is asked about by every template. */
export function classesIn(model: ProgramModel, file: string): readonly (Place & { name: string })[] {
  const text = model.readText(file) ?? '';
  const known = read.get(model) ?? new Map<string, { text: string; places: (Place & { name: string })[] }>();
  read.set(model, known);
  const before = known.get(file);
  if (before?.text === text) return before.places;
  const places = selectorsIn(text, file);
  known.set(file, { text, places });
  return places;
}

function selectorsIn(text: string, file: string): (Place & { name: string })[] {
  const plain = withoutComments(text).replace(
    /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|url\([^)]*\)/g,
    (match) => ' '.repeat(match.length),
  );
  return [...plain.matchAll(/\.(-?[_a-zA-Z][\w-]*)(?=[^{};]*\{)/g)].map((match) => ({
    file,
    name: match[1]!,
    span: { start: match.index + 1, end: match.index + 1 + match[1]!.length },
  }));
}

/** Sheets whose class names are put together by their language. */
export const composesNames = (text: string): boolean => /&[-_\w]|#\{|@\{/.test(text);

/** Words in the class attributes of a template: literal ones, and whole strings inside of expressions. */
export function classUses(
  model: ProgramModel,
  file: string,
): { places: (Place & { name: string })[]; isOpen: boolean } {
  const document = templateOf(model, file);
  const places: (Place & { name: string })[] = [];
  let isOpen = false;
  if (!document) return { places, isOpen };
  const add = (text: string, at: number) => {
    for (const match of text.matchAll(/[^\s]+/g))
      places.push({
        file,
        name: match[0],
        span: { start: at + match.index, end: at + match.index + match[0].length },
      });
  };
  for (const element of elementsOf(document.children)) {
    for (const { name, valueSpan } of element.attributes) {
      if (!valueSpan || !(name === 'class' || name.endsWith('-class'))) continue;
      let at = valueSpan.start;
      for (const { start, end } of mustaches(document.source, valueSpan)) {
        add(document.source.slice(at, start - 2), at);
        const text = document.source.slice(start, end);
        for (const match of text.matchAll(/'([^']*)'|"([^"]*)"/g))
          add(match[1] ?? match[2]!, start + match.index + 1);
        // `a-{{b}}`, a name from the data, a concatenation: any name may come out.
        if (!/^[^?]*\?\s*('[^']*'|"[^"]*")\s*:\s*('[^']*'|"[^"]*")\s*$/.test(text)) isOpen = true;
        if (
          /[\w-]\{\{$/.test(document.source.slice(valueSpan.start, start)) ||
          /^\}\}[\w-]/.test(document.source.slice(end, end + 3))
        )
          isOpen = true;
        at = end + 2;
      }
      add(document.source.slice(at, valueSpan.end), at);
    }
  }
  return { places, isOpen };
}

/** Everywhere a class is written: in the sheets that reach one another through units, and in those units' templates. */
export function classPlaces(model: ProgramModel, from: string, name: string): Place[] {
  const root = model.rootOf(from);
  const unit = from.replace(/\.\w+$/, '');
  const isTemplate = from.endsWith('.wxml');
  const defines = (file: string) =>
    (model.readText(file) ?? '').includes(name) && classesIn(model, file).some((one) => one.name === name);
  const reach = (one: string) => sheetsOf(model, one).files;
  const own = isTemplate ? reach(unit).filter(defines) : [from];
  const isShared = own.some((file) => file.replace(/\.\w+$/, '') !== unit) || !model.exists(`${unit}.wxml`);
  const units = new Set([unit]);
  if (isShared && root) {
    for (const one of model.allUnits(root)) if (reach(one).some((file) => own.includes(file))) units.add(one);
  }
  const sheets = new Set([...own, ...[...units].flatMap(reach).filter(defines)]);
  const templates = new Set([...units].flatMap((one) => templatesOf(model, one)));
  return [
    ...[...sheets].flatMap((file) => classesIn(model, file).filter((one) => one.name === name)),
    ...[...templates]
      .filter((file) => model.readText(file)!.includes(name))
      .flatMap((file) => classUses(model, file).places.filter((one) => one.name === name)),
  ];
}
