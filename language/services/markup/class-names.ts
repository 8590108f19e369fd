import path from 'node:path';
import type { TemplateView } from './view.ts';

export interface ClassPlace {
  name: string;
  file: string;
  offset: number;
}

/** Classes of the unit's own style sheet and of app.wxss, imports included. */
export function classNames(view: TemplateView): string[] {
  return [...new Set(classPlaces(view).map(({ name }) => name))];
}

export function classPlaces(view: TemplateView): ClassPlace[] {
  const root = view.model.rootOf(view.file);
  const places: ClassPlace[] = [];
  const seen = new Set<string>();
  for (const base of [view.unit, ...(root ? [`${root}/app`] : [])]) {
    for (const extension of ['.wxss', '.less', '.scss', '.sass'])
      readSheet(view, base + extension, seen, places);
  }
  return places;
}

function readSheet(view: TemplateView, file: string, seen: Set<string>, places: ClassPlace[]): void {
  if (seen.has(file)) return;
  seen.add(file);
  const text = view.model.readText(file);
  if (text === undefined) return;
  // Comments and strings are blanked, so that offsets stay.
  const plain = text.replace(/\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (match) =>
    match.startsWith('/*') ? ' '.repeat(match.length) : match,
  );
  for (const match of plain.matchAll(/@import\s+(?:url\()?["']([^"']+)["']/g)) {
    const request = match[1]!;
    const base = request.startsWith('/')
      ? `${view.model.rootOf(file) ?? ''}${request}`
      : path.posix.join(path.posix.dirname(file), request);
    readSheet(view, /\.\w+$/.test(base) ? base : base + path.posix.extname(file), seen, places);
  }
  for (const match of plain.matchAll(/\.(-?[_a-zA-Z][\w-]*)(?=[^{}();]*\{)/g))
    places.push({ name: match[1]!, file, offset: match.index + 1 });
}
