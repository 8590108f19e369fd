import type { Patch, PatchKind, Program } from '../contract/program.ts';
import type { EntryHashes } from './assemble.ts';

interface Difference<T> {
  set: Record<string, T>;
  removed: string[];
}

/** What turns one program into another, and how much of it must be run again. */
export function patchBetween(from: Program, to: Program, hashes: EntryHashes): Patch {
  const components = compare(from.components, to.components, hashes);
  const scripts = compare(from.scripts, to.scripts, hashes);
  const styles = compare(from.styles, to.styles, hashes);
  const units = compare(from.templates.units, to.templates.units, hashes);
  const wxs = compare(from.templates.wxs, to.templates.wxs, hashes);
  const assets = compare(from.assets, to.assets, hashes);
  const set: Patch['set'] = {};
  if (differs(from.project, to.project)) set.project = to.project;
  if (differs(from.app, to.app)) set.app = to.app;
  if (differs(from.pages, to.pages)) set.pages = to.pages;
  if (differs(from.packages, to.packages)) set.packages = to.packages;
  if (hasAny(components.set)) set.components = components.set;
  if (hasAny(scripts.set)) set.scripts = scripts.set;
  if (hasAny(styles.set)) set.styles = styles.set;
  const runtime = from.templates.runtime === to.templates.runtime ? {} : { runtime: to.templates.runtime };
  if (hasAny(units.set) || hasAny(wxs.set) || hasAny(runtime)) {
    set.templates = {
      ...runtime,
      ...(hasAny(units.set) ? { units: units.set } : {}),
      ...(hasAny(wxs.set) ? { wxs: wxs.set } : {}),
    };
  }
  if (hasAny(assets.set)) set.assets = assets.set;
  const removed = {
    components: components.removed,
    scripts: scripts.removed,
    styles: styles.removed,
    templates: units.removed,
    wxs: wxs.removed,
    assets: assets.removed,
  };
  return {
    kind: from.id === to.id ? 'none' : kindOf(set, removed, from),
    from: from.id,
    to: to.id,
    set,
    removed,
  };
}

/** app.js and what every page sees are the program itself; a unit's json decides how its parts are put together. */
function kindOf(set: Patch['set'], removed: Patch['removed'], from: Program): PatchKind {
  if (set.app || set.project || set.pages || set.packages) return 'app';
  const scripts = [...Object.keys(set.scripts ?? {}), ...removed.scripts];
  if (scripts.includes('app.js')) return 'app';
  if (hasAny(set.components ?? {}) || removed.components.length > 0) return 'json';
  if (scripts.length > 0) return removed.scripts.some((key) => key in from.scripts) ? 'json' : 'script';
  if (set.templates || removed.templates.length > 0 || removed.wxs.length > 0) return 'template';
  return 'style';
}

function compare<T extends object | string>(
  from: Record<string, T>,
  to: Record<string, T>,
  hashes: EntryHashes,
): Difference<T> {
  const set: Record<string, T> = {};
  for (const [key, value] of Object.entries(to)) {
    const before = Object.hasOwn(from, key) ? from[key] : undefined;
    if (before === value) continue;
    if (before === undefined || hashes.of(before) !== hashes.of(value)) set[key] = value;
  }
  return { set, removed: Object.keys(from).filter((key) => !Object.hasOwn(to, key)) };
}

function differs(a: unknown, b: unknown): boolean {
  return a !== b && JSON.stringify(a) !== JSON.stringify(b);
}

function hasAny(table: object): boolean {
  return Object.keys(table).length > 0;
}
