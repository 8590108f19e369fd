import { strFromU8 } from 'fflate';
import type { ComponentConfig, ComponentUnit } from '../../contract/program.ts';
import { stableJson } from './stable-json.ts';

/** What one package of a program knows of its units beside their texts. */
export interface PackageIndex {
  components: Record<string, ComponentUnit>;
  requires: Record<string, Record<string, string>>;
}

type Dictionary = Record<string, unknown>;

/** A unit without what follows from its path. */
interface StoredUnit {
  config: Dictionary;
  script?: string | null;
  isPage?: true;
  hasTemplate?: true;
  hasStyle?: true;
}

export const isDictionary = (value: unknown): value is Dictionary =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isStringTable = (value: unknown): value is Record<string, string> =>
  isDictionary(value) && Object.values(value).every((item) => typeof item === 'string');

/** How a request becomes a file in the usual cases, each by its number. */
const endings = ['', '.js', '/index.js'];

function resolve(from: string, request: string): string {
  const path = request.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const segment of request.split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '.' && segment !== '') path.push(segment);
  }
  return path.join('/');
}

function storeTargets(from: string, targets: Readonly<Record<string, string>>): Dictionary {
  const entries = Object.entries(targets).map(([request, target]): [string, unknown] => {
    const usual = endings.findIndex((ending) => resolve(from, request) + ending === target);
    return [request, usual < 0 ? target : usual];
  });
  return Object.fromEntries(entries);
}

function readTargets(from: string, stored: Dictionary): Record<string, string> | undefined {
  const targets: Record<string, string> = {};
  for (const [request, target] of Object.entries(stored)) {
    const ending = typeof target === 'number' ? endings[target] : undefined;
    if (ending === undefined && typeof target !== 'string') return undefined;
    targets[request] = typeof target === 'string' ? target : resolve(from, request) + (ending ?? '');
  }
  return targets;
}

/** Entries of `usingComponents` that every component has: written once, as app.json's are. */
function everywhereOf(units: readonly ComponentUnit[]): Record<string, string> {
  const [first, ...others] = units.map(({ config }) => config.usingComponents);
  if (!first || others.length === 0) return {};
  return Object.fromEntries(
    Object.entries(first).filter(([tag, path]) => others.every((table) => table[tag] === path)),
  );
}

function storeUnit(unit: ComponentUnit, everywhere: Readonly<Record<string, string>>): StoredUnit {
  const { usingComponents, ...config } = unit.config;
  const own = Object.entries(usingComponents).filter(([tag]) => !Object.hasOwn(everywhere, tag));
  return {
    config: own.length > 0 ? { ...config, usingComponents: Object.fromEntries(own) } : config,
    ...(unit.script !== `${unit.path}.js` && { script: unit.script }),
    ...(unit.isPage && { isPage: true }),
    ...(unit.hasTemplate && { hasTemplate: true }),
    ...(unit.hasStyle && { hasStyle: true }),
  };
}

function readUnit(
  path: string,
  stored: unknown,
  everywhere: Record<string, string>,
): ComponentUnit | undefined {
  if (!isDictionary(stored) || !isDictionary(stored.config)) return undefined;
  const { script = `${path}.js`, isPage, hasTemplate, hasStyle } = stored;
  const own = stored.config.usingComponents ?? {};
  if (!isStringTable(own) || (script !== null && typeof script !== 'string')) return undefined;
  const config = { ...stored.config, usingComponents: { ...everywhere, ...own } } as ComponentConfig;
  return {
    path,
    isPage: isPage === true,
    config,
    script,
    hasTemplate: hasTemplate === true,
    hasStyle: hasStyle === true,
  };
}

export function encodeIndex({ components, requires }: PackageIndex): string {
  const everywhere = everywhereOf(Object.values(components));
  const units = Object.entries(components).map(
    ([path, unit]) => [path, storeUnit(unit, everywhere)] as const,
  );
  const targets = Object.entries(requires).map(([file, table]) => [file, storeTargets(file, table)] as const);
  return stableJson({
    components: Object.fromEntries(units),
    everywhere,
    requires: Object.fromEntries(targets),
  });
}

/** Undefined where it is no index; whatever else it says was checked. */
export function decodeIndex(bytes: Uint8Array | undefined): PackageIndex | undefined {
  const stored = parseDictionary(bytes);
  if (!stored || !isDictionary(stored.components) || !isDictionary(stored.requires)) return undefined;
  const { everywhere } = stored;
  if (!isStringTable(everywhere)) return undefined;
  // A key of this name would change what the tables inherit.
  if ([stored.components, stored.requires, everywhere].some((table) => Object.hasOwn(table, '__proto__'))) {
    return undefined;
  }
  const index: PackageIndex = { components: {}, requires: {} };
  for (const [path, value] of Object.entries(stored.components)) {
    const unit = readUnit(path, value, everywhere);
    if (!unit) return undefined;
    index.components[path] = unit;
  }
  for (const [file, value] of Object.entries(stored.requires)) {
    const targets = isDictionary(value) ? readTargets(file, value) : undefined;
    if (!targets) return undefined;
    index.requires[file] = targets;
  }
  return index;
}

export function parseDictionary(bytes: Uint8Array | undefined): Dictionary | undefined {
  if (!bytes) return undefined;
  try {
    const value: unknown = JSON.parse(strFromU8(bytes));
    return isDictionary(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
