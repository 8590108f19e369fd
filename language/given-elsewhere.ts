import path from 'node:path';
import type { ProgramModel } from './program-model.ts';

/**
 * Names that reach a page or component from outside of its own script: libraries that are handed the instance and
 * call its setData, behaviors and mixins of other files, an app.js that replaces Page and Component. Types do not
 * follow these ways; the texts do.
 */
export function isGivenElsewhere(model: ProgramModel, unit: string, name: string): boolean {
  const script = model.scriptOf(unit);
  const text = script && model.readText(script);
  if (!script || text === undefined) return false;
  const word = name.replaceAll('$', '\\$');
  // `WxParse.wxParse('article', …, this)`, `{ dataKey: 'rows', page: this }`
  if (new RegExp(`['"\`]${word}(['"\`]|\\.|\\[)`).test(text)) return true;
  const isNamed = new RegExp(`(?<![\\w$])${word}(?![\\w$])`);
  const gives = (file: string) => {
    const other = model.readText(file)!;
    return isNamed.test(other) && givesNames.test(other);
  };
  return reachedFrom(model, script).some(gives) || replacingConstructors(model, script).some(gives);
}

/** The scripts that a unit's own reaches: behaviors, mixins, constructors that wrap the platform's. */
export function textsBehind(model: ProgramModel, unit: string): string[] {
  const script = model.scriptOf(unit);
  return script === undefined ? [] : reachedFrom(model, script).map((file) => model.readText(file) ?? '');
}

const givesNames = /\bsetData\b|\bBehavior\b|\bdata\s*[:=(]|\bmethods\s*:/;
const replaced = /(^|[;{}]|\n)\s*(Page|Component)\s*=(?![=>])/;

/** What app.js reaches, where that replaces the constructors of the platform. */
function replacingConstructors(model: ProgramModel, script: string): string[] {
  const root = model.rootOf(script);
  const app = root === undefined ? undefined : model.scriptOf(`${root}/app`);
  if (!app) return [];
  const files = [app, ...reachedFrom(model, app)];
  return files.some((file) => replaced.test(model.readText(file) ?? '')) ? files : [];
}

/** Imports are followed this far: mixins of mixins, an index of a package. */
const farthest = 4;
const most = 80;

function reachedFrom(model: ProgramModel, script: string): string[] {
  const found = new Set<string>();
  let level = [script];
  for (let depth = 0; depth < farthest && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const file of level)
      for (const request of requestsOf(model.readText(file) ?? '')) {
        const target = resolveScript(model, file, request);
        if (!target || target === script || found.has(target) || found.size >= most) continue;
        found.add(target);
        next.push(target);
      }
    level = next;
  }
  return [...found];
}

const requestsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\brequire\s*\(\s*|\bfrom\s*|\bimport\s*)['"]([^'"\n]+)['"]/g)].map(
    (match) => match[1]!,
  );

function resolveScript(model: ProgramModel, from: string, written: string): string | undefined {
  const root = model.rootOf(from);
  const request = model.withoutAlias(written, root);
  const folder = path.posix.dirname(from);
  const bases = request.startsWith('/')
    ? [`${root ?? ''}${request}`]
    : [
        path.posix.join(folder, request),
        ...(request.startsWith('.') ? [] : packaged(model, folder, request)),
      ];
  return bases
    .flatMap((base) => ['', '.ts', '.js', '/index.ts', '/index.js'].map((ending) => base + ending))
    .find((file) => /\.[jt]s$/.test(file) && model.exists(file));
}

function packaged(model: ProgramModel, from: string, request: string): string[] {
  const found: string[] = [];
  for (let folder = from; ; folder = path.posix.dirname(folder)) {
    const installed = `${folder}/node_modules/${request}`;
    found.push(`${folder}/miniprogram_npm/${request}`, installed);
    if (model.exists(`${installed}/package.json`)) {
      const { miniprogram, main } = model.readJson(`${installed}/package.json`);
      for (const one of [miniprogram, main])
        if (typeof one === 'string') found.push(path.posix.join(installed, one));
    }
    if (folder === path.posix.dirname(folder)) return found;
  }
}
