import type { Diagnostic, Range } from '../contract/diagnostic.ts';
import { fileStart } from '../contract/diagnostic.ts';
import { diagnose } from './diagnostics/diagnose.ts';
import type { Scope } from './graph.ts';
import { locate, textOf } from './locate.ts';
import { type JsonFile, type JsonObject, parseJson } from './parse/json.ts';
import { projectSettings } from './project-settings.ts';

/** app.json as written, with the positions of its fields. */
export interface AppFile extends JsonFile {
  file: string;
  exists: boolean;
}

export function appFile(scope: Scope): AppFile {
  return scope.use('app.json', (inner) => {
    const found = textOf(inner, 'app.json');
    if (found) return { ...parseJson(found.file, found.text), file: found.file, exists: true };
    const { root } = projectSettings(inner);
    const file = root === '' ? 'app.json' : `${root}/app.json`;
    const missing: Diagnostic = diagnose('project/no-app-json', file, fileStart, { root: root || '.' });
    return { value: {}, diagnostics: [missing], rangeOf: (): Range => fileStart, file, exists: false };
  });
}

/** `resolveAlias` as pairs of prefixes: `~/*` -> `/*`. */
export function aliases(scope: Scope): [string, string][] {
  return scope.use('aliases', (inner) => {
    const declared = appFile(inner).value['resolveAlias'];
    if (typeof declared !== 'object' || declared === null) return [];
    return Object.entries(declared).flatMap(([from, to]): [string, string][] =>
      typeof to === 'string' ? [[from, to]] : [],
    );
  });
}

/** The request with the first matching alias applied; alias targets count from the program's root. */
export function applyAlias(scope: Scope, request: string): string {
  for (const [from, to] of aliases(scope)) {
    if (from.endsWith('*') && to.endsWith('*')) {
      const prefix = from.slice(0, -1);
      if (prefix !== '' && request.startsWith(prefix)) {
        return rooted(to.slice(0, -1) + request.slice(prefix.length));
      }
    } else if (request === from) return rooted(to);
  }
  return request;
}

function rooted(path: string): string {
  return path.startsWith('/') ? path : `/${path.replace(/^\.\//, '')}`;
}

/** A json file of the program, parsed once; undefined where it does not exist. */
export function jsonFile(scope: Scope, path: string): (JsonFile & { file: string }) | undefined {
  return scope.use(`json:${path}`, (inner) => {
    const found = textOf(inner, path);
    return found ? { ...parseJson(found.file, found.text), file: found.file } : undefined;
  });
}

/** Where a missing file of the program would be: the file to name in a diagnostic. */
export function projectPath(scope: Scope, path: string): string {
  const { root } = projectSettings(scope);
  return locate(scope, path) ?? (root === '' ? path : `${root}/${path}`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
